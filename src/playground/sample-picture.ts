import { png } from "./png.ts";

type Colour = [red: number, green: number, blue: number];
interface Scene {
  /** From top to bottom. */
  sky: [Colour, Colour];
  sun: { x: number; y: number; radius: number; colour: Colour };
  /** Ridges from far to near. `at` is their height, `swing` how far they rise and fall, `rough` how often. */
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

const blend = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];
const between0and1 = (value: number) => Math.min(1, Math.max(0, value));

/** The soft edge of a shape: 1 inside, 0 outside, and in between for a pixel or two. */
const edge = (inside: number) => between0and1(inside * HEIGHT * 0.5 + 0.5);

function ridgeAt({ at, swing, rough }: Scene["ridges"][number], x: number): number {
  const waves = Math.sin(x * rough * 2 + at * 40) + Math.sin(x * rough * 4.7 + at * 90) / 2;
  return at + (swing * (waves + Math.sin(x * rough * 11 + at * 9) / 5)) / 1.7;
}

const painted = new Map<number, Buffer>();

/** Paints a small landscape as a PNG. There are a few landscapes; higher indexes repeat them. */
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
    ridges.forEach((ridge, ridgeIndex) => {
      const top = heights[px]?.[ridgeIndex] ?? 1;
      const shaded = blend(ridge.colour, sky[1], 0.25 * Math.exp((top - y) * 14));
      colour = blend(colour, shaded, edge(y - top));
    });
    return colour;
  });
  painted.set(number, picture);
  return picture;
}
