import type { TextKey, TextParams, Texts } from "../../platform/i18n/texts.ts";
import type { PaperFacts, Printed, PrintedPoint } from "./printed.ts";

/** The same in each of the official languages, the state language first. */
export type Both = readonly string[];

/** A part of a document, from its top to its end. */
export type Block =
  | { kind: "title"; title: Both }
  | { kind: "heading"; heading: Both }
  | { kind: "text"; text: Both }
  /** A line of facts. */
  | { kind: "fact"; label: Both; value: Both }
  /** Empty lines that are filled in by hand. */
  | { kind: "lines"; label: Both; count: number }
  | { kind: "point"; number: number; text: string };

export interface PaperWords {
  /** The texts of the official languages. */
  texts: readonly Texts[];
  /** The names of the languages of the mediation. */
  languages: Both;
}

type Say = (key: TextKey, params?: TextParams) => Both;

/** Everything that a version prints, except the line at the foot of each page. The service words no point and names nobody but the mediator. */
export function paperBlocks(words: PaperWords, { facts, points }: Pick<Printed, "facts" | "points">): Block[] {
  const say: Say = (key, params) => words.texts.map(({ plain }) => plain(key, params));
  const title: Block = { kind: "title", title: say(`papers:kind.${facts.kind}`) };
  switch (facts.kind) {
    case "CONTRACT":
      return [title, ...contract(say, words, facts, points)];
    case "SETTLEMENT":
      return [title, ...settlement(say, words, facts, points)];
    case "TERMINATION":
      return [title, ...termination(say, words, facts, points)];
  }
}

/** Law 401-IV, art. 21(2). */
function contract(say: Say, words: PaperWords, facts: PaperFacts, points: readonly PrintedPoint[]): Block[] {
  return [
    ...beginning(say, words, facts),
    ...partyLines(say, facts),
    heading(say, "subject"),
    lines(say, "subjectLine", 3),
    heading(say, "mediator"),
    mediatorFact(say, facts),
    heading(say, "language"),
    { kind: "fact", label: say("papers:print.languages"), value: words.languages },
    heading(say, "order"),
    text(say, "orderText"),
    heading(say, "term"),
    text(say, `termText.${facts.stage}`),
    heading(say, "cost"),
    text(say, `costText.${facts.mediatorKind}`),
    ...(facts.mediatorKind === "PROFESSIONAL" ? [lines(say, "costLine", 2)] : []),
    heading(say, "secrecy"),
    text(say, "secrecyText"),
    lines(say, "secrecyLine", 2),
    heading(say, "liability"),
    lines(say, "liabilityLine", 2),
    heading(say, "ending"),
    text(say, "endingText"),
    ...(points.length === 0 ? [] : [heading(say, "otherTerms"), ...printedPoints(points)]),
    ...signatures(say, facts),
  ];
}

/** Law 401-IV, art. 27. */
function settlement(say: Say, words: PaperWords, facts: PaperFacts, points: readonly PrintedPoint[]): Block[] {
  const isOpen = ({ state }: PrintedPoint) => state === "open";
  const hasOpen = points.some(isOpen);
  return [
    ...beginning(say, words, facts),
    ...partyLines(say, facts),
    heading(say, "mediator"),
    mediatorFact(say, facts),
    heading(say, "subject"),
    lines(say, "subjectLine", 2),
    heading(say, hasOpen ? "agreedPoints" : "points"),
    ...printedPoints(points, (point) => !isOpen(point)),
    ...(hasOpen ? [heading(say, "openPoints"), text(say, "openText"), ...printedPoints(points, isOpen)] : []),
    heading(say, "consequences"),
    lines(say, "consequencesLine", 3),
    ...signatures(say, facts),
  ];
}

/** Law 401-IV, art. 26(2). */
function termination(say: Say, words: PaperWords, facts: PaperFacts, points: readonly PrintedPoint[]): Block[] {
  const { ground } = facts;
  return [
    ...beginning(say, words, facts),
    heading(say, "reason"),
    ...(ground === null ? [] : [text(say, `ground.${ground}`)]),
    ...(points.length === 0 ? [] : [heading(say, "remarks"), ...printedPoints(points)]),
    heading(say, "mediator"),
    mediatorFact(say, facts),
    lines(say, "endedOn", 1),
    lines(say, "mediatorSigns", 1),
  ];
}

function beginning(say: Say, words: PaperWords, facts: PaperFacts): Block[] {
  const { number, version, place, conflict, languages } = facts;
  return [
    { kind: "fact", label: say("papers:print.number"), value: [number] },
    {
      kind: "fact",
      label: say("papers:print.version"),
      value: say("papers:print.versionOf", { version, day: printedDay(facts.day) }),
    },
    { kind: "fact", label: say("papers:print.conflict"), value: say(`cases:kind.${conflict}` as TextKey) },
    ...(facts.kind === "CONTRACT" || languages.length === 0
      ? []
      : [{ kind: "fact", label: say("papers:print.languages"), value: words.languages } as const]),
    place === null ? lines(say, "place", 1) : { kind: "fact", label: say("papers:print.place"), value: place },
    ...(facts.kind === "TERMINATION" ? [] : [lines(say, "signedOn", 1)]),
  ];
}

/** Who the parties are is written by hand: the service prints no name, number or address of theirs. */
function partyLines(say: Say, { sides }: PaperFacts): Block[] {
  return [
    heading(say, "parties"),
    ...sides.flatMap((side): Block[] => [
      { kind: "lines", label: say("papers:print.party", { side }), count: 1 },
      lines(say, "partyId", 1),
      lines(say, "partyAddress", 1),
      lines(say, "representative", 1),
    ]),
  ];
}

function signatures(say: Say, { sides }: PaperFacts): Block[] {
  return [
    heading(say, "signatures"),
    ...sides.map((side): Block => ({ kind: "lines", label: say("papers:print.partySigns", { side }), count: 1 })),
    lines(say, "mediatorSigns", 1),
  ];
}

function mediatorFact(say: Say, { mediator, mediatorKind }: PaperFacts): Block {
  return { kind: "fact", label: say(`papers:print.mediatorKind.${mediatorKind}`), value: [mediator] };
}

/** The points that are to stand here, with the numbers that they have in the whole document. */
function printedPoints(points: readonly PrintedPoint[], isHere = (_: PrintedPoint) => true): Block[] {
  return points.flatMap((point, at) => (isHere(point) ? [{ kind: "point", number: at + 1, text: point.text }] : []));
}

type PrintKey = TextKey extends infer Key ? (Key extends `papers:print.${infer Name}` ? Name : never) : never;

function heading(say: Say, key: PrintKey): Block {
  return { kind: "heading", heading: say(`papers:print.${key}` as TextKey) };
}

function text(say: Say, key: PrintKey): Block {
  return { kind: "text", text: say(`papers:print.${key}` as TextKey) };
}

function lines(say: Say, key: PrintKey, count: number): Block {
  return { kind: "lines", label: say(`papers:print.${key}` as TextKey), count };
}

/** "29.10.2026", as both languages write it. */
export function printedDay(day: string): string {
  return day.split("-").toReversed().join(".");
}

/** "123 456": the code as it is read. */
export function printedCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
