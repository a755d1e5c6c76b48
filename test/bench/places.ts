import { readFileSync } from "node:fs";
import rooms from "../../prisma/seed/rooms.json" with { type: "json" };
import type { Point } from "../../src/features/places/grid.ts";
import { nearestRooms } from "../../src/features/places/nearest.ts";
import { buildGazetteer } from "../../src/features/places/reading/gazetteer.ts";
import { type Reading, readPlace } from "../../src/features/places/reading/reading.ts";
import { readGazetteerData } from "../../src/features/places/seed.ts";
import { type Figures, median, table } from "./figures.ts";

const rounds = 5;
/** A single search is over before the clock has moved, so several are timed together. */
const searchesAtOnce = 20;
const minTop1 = 0.97;
const maxWrong = 0.01;

interface Phrase {
  set: string;
  text: string;
  /** "kind:id" of every place that is a right answer, or "none". */
  expected: string[];
}

type Score = "right" | "first" | "choice" | "missed" | "wrong";

/**
 * Measures how well and how fast places are read from people's texts, and how fast the nearest room is found. An answer is right
 * (top1) if it is the place, or nothing for a text without a place; a choice that contains the place is right too, because the person
 * only has to tap it. An answer is wrong if it is another place, taken without asking. The bench also counts how often the likeliest
 * place is right. The sets held and late were written after the reader.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const data = await readGazetteerData();
  const gazetteer = buildGazetteer(data);
  const phrases = readPhrases();
  const read = ({ text }: Phrase) => readPlace(gazetteer, text);

  const scores = phrases.map((phrase) => ({ ...phrase, score: scoreOf(read(phrase), phrase.expected) }));
  const sets: [string, (set: string) => boolean][] = [
    ["dev", (set) => set === "dev"],
    ["held", (set) => set === "held"],
    ["late", (set) => set === "late"],
    ["held and late", (set) => set !== "dev"],
    ["all", () => true],
  ];
  const rows = sets.map(([name, isOf]) => ({ name, ...summed(scores.filter(({ set }) => isOf(set))) }));
  say(
    table([
      ["set", "phrases", "top1", "likeliest", "by a choice", "missed", "surely wrong", "wrong"],
      ...rows.map((row) => [
        row.name,
        row.count,
        row.top1,
        row.likeliest,
        row.choice,
        row.missed,
        row.surelyWrong,
        row.wrong,
      ]),
    ]),
  );
  for (const { set, text, score } of scores.filter((score) => score.score === "wrong" || score.score === "missed")) {
    say(`${score} (${set}): ${text}`);
  }

  const readUs = timeOf(phrases, 1, read);
  const nearestUs = timeOf(data.districts.map(pointOf), searchesAtOnce, (point) =>
    nearestRooms(rooms.rooms, point, "KZ-19"),
  );
  const held = rows.find(({ name }) => name === "held and late");
  const all = rows.find(({ name }) => name === "all");
  if (held === undefined || all === undefined) throw new Error("A set of phrases is missing.");
  if (Math.min(held.top1, all.top1) < minTop1 || Math.max(held.wrong, all.wrong) > maxWrong) {
    process.exitCode = 1;
    say(`At least ${minTop1} of the places must be right, and at most ${maxWrong} surely wrong.`);
  }
  return { nearestUs, readUs, top1: held.top1, wrong: held.wrong, top1All: all.top1, wrongAll: all.wrong };
}

function scoreOf(reading: Reading, expected: readonly string[]): Score {
  if (reading.kind === "none") return expected.includes("none") ? "right" : "missed";
  const found = reading.kind === "found" ? [reading.place] : reading.places;
  const at = found.findIndex(({ kind, id }) => expected.includes(`${kind}:${id}`));
  if (reading.kind === "found") return at === 0 ? "right" : "wrong";
  if (at === 0) return "first";
  return at > 0 ? "choice" : "missed";
}

/** The shares of the phrases with each score; `surelyWrong` is a count. */
function summed(scores: readonly { score: Score }[]) {
  const count = (score: Score) => scores.filter((item) => item.score === score).length;
  const share = (part: number) => Number((part / scores.length).toFixed(4));
  return {
    count: scores.length,
    top1: share(count("right") + count("first") + count("choice")),
    likeliest: share(count("right") + count("first")),
    choice: count("first") + count("choice"),
    missed: count("missed"),
    surelyWrong: count("wrong"),
    wrong: share(count("wrong")),
  };
}

/** The median duration of an act in µs over all inputs, after a warm-up. */
function timeOf<T>(inputs: readonly T[], times: number, act: (input: T) => unknown): number {
  for (const input of inputs) act(input);
  const durations: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const input of inputs) {
      const started = performance.now();
      for (let time = 0; time < times; time += 1) act(input);
      durations.push(((performance.now() - started) * 1000) / times);
    }
  }
  return Number(median(durations).toFixed(1));
}

function pointOf({ centroid }: { centroid: Point }): Point {
  return centroid;
}

function readPhrases(): Phrase[] {
  const [, ...lines] = readFileSync(new URL("places/phrases.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => {
    const [set = "", text = "", expected = ""] = line.split("\t");
    return { set, text, expected: expected.split("|") };
  });
}
