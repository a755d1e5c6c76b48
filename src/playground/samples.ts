import { png } from "./png.ts";

type Colour = [red: number, green: number, blue: number];
interface Scene {
  /** From top to bottom. */
  sky: [Colour, Colour];
  sun: { x: number; y: number; radius: number; colour: Colour };
  /** Ridges from far to near: how high they stand, how they swing, and their colour. */
  ridges: { at: number; swing: number; rough: number; colour: Colour }[];
}

const WIDTH = 512;
const HEIGHT = 384;

const SCENES: Scene[] = [
  {
    sky: [
      [72, 142, 190],
      [250, 222, 178],
    ],
    sun: { x: 0.72, y: 0.3, radius: 0.075, colour: [255, 244, 214] },
    ridges: [
      { at: 0.52, swing: 0.11, rough: 5.5, colour: [142, 166, 190] },
      { at: 0.63, swing: 0.06, rough: 3.1, colour: [122, 158, 132] },
      { at: 0.78, swing: 0.05, rough: 1.7, colour: [84, 128, 88] },
    ],
  },
  {
    sky: [
      [64, 60, 116],
      [248, 164, 118],
    ],
    sun: { x: 0.34, y: 0.55, radius: 0.1, colour: [255, 214, 150] },
    ridges: [
      { at: 0.62, swing: 0.03, rough: 2.2, colour: [168, 104, 104] },
      { at: 0.72, swing: 0.03, rough: 1.4, colour: [128, 76, 88] },
      { at: 0.85, swing: 0.02, rough: 2.6, colour: [78, 50, 70] },
    ],
  },
  {
    sky: [
      [146, 202, 226],
      [232, 244, 244],
    ],
    sun: { x: 0.2, y: 0.2, radius: 0.06, colour: [255, 252, 232] },
    ridges: [
      { at: 0.44, swing: 0.16, rough: 6.5, colour: [206, 220, 232] },
      { at: 0.56, swing: 0.1, rough: 4.4, colour: [112, 146, 158] },
      { at: 0.7, swing: 0.015, rough: 1.2, colour: [58, 128, 140] },
      { at: 0.88, swing: 0.04, rough: 2, colour: [66, 104, 74] },
    ],
  },
];

const blend = (one: Colour, other: Colour, share: number): Colour => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
];
const between0and1 = (value: number) => Math.min(1, Math.max(0, value));

/** The soft edge of a shape: 1 within, 0 outside, a pixel or two between. */
const edge = (inside: number) => between0and1(inside * HEIGHT * 0.5 + 0.5);

function ridgeAt({ at, swing, rough }: Scene["ridges"][number], x: number): number {
  const waves = Math.sin(x * rough * 2 + at * 40) + Math.sin(x * rough * 4.7 + at * 90) / 2;
  return at + (swing * (waves + Math.sin(x * rough * 11 + at * 9) / 5)) / 1.7;
}

const painted = new Map<number, Buffer>();

/** A small landscape as a PNG; there are a few, and then they come again. */
export function samplePicture(index = 0): Buffer {
  const number = index % SCENES.length;
  const known = painted.get(number);
  if (known) return known;
  const { sky, sun, ridges } = SCENES[number] as Scene;
  const heights = Array.from({ length: WIDTH }, (_, x) => ridges.map((ridge) => ridgeAt(ridge, x / WIDTH)));
  const picture = png(WIDTH, HEIGHT, (px, py) => {
    const [x, y] = [px / WIDTH, py / HEIGHT];
    let colour = blend(sky[0], sky[1], between0and1(y / 0.7));
    const fromSun = Math.hypot((x - sun.x) * (WIDTH / HEIGHT), y - sun.y);
    colour = blend(colour, sun.colour, 0.45 * Math.exp(-fromSun * 5));
    colour = blend(colour, sun.colour, edge(sun.radius - fromSun));
    ridges.forEach((ridge, each) => {
      const top = heights[px]?.[each] ?? 1;
      const shaded = blend(ridge.colour, sky[1], 0.25 * Math.exp((top - y) * 14));
      colour = blend(colour, shaded, edge(y - top));
    });
    return colour;
  });
  painted.set(number, picture);
  return picture;
}

const RATE = 16_000;
const LONGEST_SECONDS = 30;
const NOTE_SECONDS = 0.3;
/** A tune of our own on the pentatonic scale, in half tones over the open string; a rest where nothing is. */
const TUNE = [0, 7, 9, 7, 12, 9, 7, 4, 7, 9, 4, 2, 0, 2, 4, 0, 7, 4, 2, 4, 0, undefined, 0, undefined];
const OPEN_STRING_HERTZ = 146.83;

/** A plucked string, as Karplus and Strong make one: noise that goes round and is softened. */
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

/** Some seconds of a plucked tune as a WAV, of at most half a minute. */
export function sampleSound(seconds: number): Buffer {
  const length = Math.round(Math.min(Math.max(seconds, 1), LONGEST_SECONDS) * RATE);
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
  const peak = sound.reduce((most, each) => Math.max(most, Math.abs(each)), 0.001);
  const fade = (at: number) => Math.min(1, (length - at) / (RATE * 0.4));
  for (const [at, each] of sound.entries())
    wav.writeInt16LE(Math.round((each / peak) * fade(at) * 24_000), 44 + at * 2);
  return wav;
}
