import { readFileSync } from "node:fs";
import { danger } from "../../src/features/danger/hearing/danger.ts";
import { type DangerKind, dangerKinds } from "../../src/features/danger/hearing/danger-words.ts";

export interface LabelledPhrase {
  readonly language: string;
  readonly kinds: readonly string[];
  readonly phrase: string;
}

/** Reads a table: language, kinds separated by commas ("-": none), phrase. Lines that begin with # are comments. */
export function readPhrases(name: string): LabelledPhrase[] {
  return readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("language\t"))
    .map((line) => {
      const [language = "", kinds = "", phrase = ""] = line.split("\t");
      return { language, kinds: kinds === "-" ? [] : kinds.split(",").map((kind) => kind.trim()), phrase };
    });
}

export interface Figures {
  /** How many phrases of danger there are, and in how many of them every kind is heard. */
  readonly danger: number;
  readonly heard: number;
  /** How many near misses there are, and in how many of them anything is heard. */
  readonly nearMisses: number;
  readonly falseAlarms: number;
}

/** Counts over phrases of a language and for a kind, or for all of them. For a kind, any phrase without it is a near miss of that kind. */
export function measure(rows: readonly LabelledPhrase[], kind?: DangerKind): Figures {
  const counts = { danger: 0, heard: 0, nearMisses: 0, falseAlarms: 0 };
  for (const { kinds, phrase } of rows) {
    const found: readonly string[] = danger(phrase);
    const wanted = kind === undefined ? kinds : kinds.filter((name) => name === kind);
    if (wanted.length > 0) {
      counts.danger += 1;
      if (wanted.every((name) => found.includes(name))) counts.heard += 1;
    } else {
      counts.nearMisses += 1;
      if (kind === undefined ? found.length > 0 : found.includes(kind)) counts.falseAlarms += 1;
    }
  }
  return counts;
}

/** The figures per language and kind, as the rows of a table in docs/danger.md. */
export function tableOf(rows: readonly LabelledPhrase[]): string[] {
  const languages = [...new Set(rows.map(({ language }) => language))];
  const row = (language: string, kind: string, { danger: all, heard, nearMisses, falseAlarms }: Figures) =>
    `| ${language} | ${kind} | ${heard} of ${all} | ${falseAlarms} of ${nearMisses} |`;
  const rowsOf = (name: string, own: readonly LabelledPhrase[]) => [
    row(name, "any", measure(own)),
    ...dangerKinds.map((kind) => row(name, kind, measure(own, kind))),
  ];
  return languages.flatMap((language) =>
    rowsOf(
      language,
      rows.filter((phrase) => phrase.language === language),
    ),
  );
}
