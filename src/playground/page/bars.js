import { svg } from "./svg.js";

const COUNT = 40;
const [STEP, HEIGHT, LEAST] = [4, 26, 3];
const RATE = 8000;

/** @type {Map<string, Promise<{ bars: number[], seconds: number } | undefined>>} */
const known = new Map();

/** Reduces levels to as many bars as fit, each between 0 and 1. @param {ArrayLike<number>} levels */
export function barsOf(levels) {
  const share = levels.length / COUNT;
  const bars = Array.from({ length: COUNT }, (_, index) => {
    let max = 0;
    for (let i = Math.floor(index * share); i < (index + 1) * share; i += 1) max = Math.max(max, Math.abs(levels[i]));
    return max;
  });
  const loudest = Math.max(...bars, 0.02);
  return bars.map((bar) => bar / loudest);
}

/** The bars and the exact length of a sound. @param {string} url @param {Blob} [content] if the page already has it */
export function peaksOf(url, content) {
  let found = known.get(url);
  if (!found) {
    found = read(content ?? url).catch(() => undefined);
    known.set(url, found);
  }
  return found;
}

/** @param {string | Blob} source */
async function read(source) {
  const body = typeof source === "string" ? await fetch(source) : source;
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await body.arrayBuffer());
  return { bars: barsOf(sound.getChannelData(0)), seconds: sound.duration };
}

/** Bars that are filled up to the share in `--played`. */
export function createBars() {
  const size = { viewBox: `0 0 ${COUNT * STEP} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" };
  const [rest, played] = [svg("path", { class: "bars-rest" }), svg("path", { class: "bars-played" })];
  const element = svg("svg", { class: "bars", ...size }, rest, played);
  return {
    element,
    /** @param {number[]} bars from 0 to 1 */
    set(bars) {
      const line = bars.map((bar, index) => {
        const height = Math.max(LEAST, bar * (HEIGHT - 2));
        return `M${index * STEP + STEP / 2} ${(HEIGHT - height) / 2}v${height.toFixed(1)}`;
      });
      for (const path of [rest, played]) path.setAttribute("d", line.join(""));
    },
  };
}
