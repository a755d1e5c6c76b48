const RATE = 16_000;
const MAX_SECONDS = 30;
const NOTE_SECONDS = 0.3;
/** An original tune on the pentatonic scale, in semitones above the open string; undefined is a rest. */
const TUNE = [0, 7, 9, 7, 12, 9, 7, 4, 7, 9, 4, 2, 0, 2, 4, 0, 7, 4, 2, 4, 0, undefined, 0, undefined];
const OPEN_STRING_HERTZ = 146.83;

/** A plucked string by the algorithm of Karplus and Strong: noise that circulates and is damped. */
function pluck(into: Float64Array, from: number, hertz: number) {
  let seed = 12_345 + from;
  const noise = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 1_073_741_824 - 1;
  };
  const string = Array.from({ length: Math.round(RATE / hertz) }, noise);
  const end = Math.min(into.length, from + RATE * 1.2);
  for (let at = from, i = 0; at < end; at += 1, i = (i + 1) % string.length) {
    const [here, next] = [string[i] ?? 0, string[(i + 1) % string.length] ?? 0];
    into[at] = (into[at] ?? 0) + here * (1 - (at - from) / (RATE * 1.2));
    string[i] = (here + next) * 0.498;
  }
}

/** A plucked tune of this many seconds as a WAV, at most half a minute. */
export function sampleSound(seconds: number): Buffer {
  const length = Math.round(Math.min(Math.max(seconds, 1), MAX_SECONDS) * RATE);
  const sound = new Float64Array(length);
  for (let note = 0; note * NOTE_SECONDS * RATE < length; note += 1) {
    const tone = TUNE[note % TUNE.length];
    const from = Math.round(note * NOTE_SECONDS * RATE);
    if (tone !== undefined) pluck(sound, from, OPEN_STRING_HERTZ * 2 ** (tone / 12));
    if (note % 4 === 0) pluck(sound, from, OPEN_STRING_HERTZ);
  }
  const wav = Buffer.alloc(44 + length * 2);
  wav.write("RIFF", 0, "latin1");
  wav.writeUInt32LE(36 + length * 2, 4);
  wav.write("WAVEfmt ", 8, "latin1");
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36, "latin1");
  wav.writeUInt32LE(length * 2, 40);
  const peak = sound.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0.001);
  const fade = (at: number) => Math.min(1, (length - at) / (RATE * 0.4));
  for (const [at, sample] of sound.entries())
    wav.writeInt16LE(Math.round((sample / peak) * fade(at) * 24_000), 44 + at * 2);
  return wav;
}
