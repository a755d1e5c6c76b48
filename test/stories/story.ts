import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Kind } from "../../src/features/cases/kinds.ts";
import type { RemitId } from "../../src/features/cases/remit.ts";
import type { Language } from "../../src/platform/i18n/languages.ts";

const folder = join(import.meta.dirname, "told");

/** What somebody sends: words, a voice message and its length in seconds, or a photo with its caption. */
export type Sent = { text: string } | { voice: number } | { photo: string };

/**
 * A person and what they tell, as somebody wrote it down who did not know this bot. The bot never asks who the other side is
 * (`otherSide`) and what the person hopes for (`wants`).
 */
export interface Story {
  title: string;
  language: Language;
  /** They write before they look at what the bot asks. */
  writesFirst: boolean;
  name: string;
  age: "adult" | "minor";
  danger: string | null;
  messages: Sent[];
  otherSide: string;
  place: string;
  /** Codes of the languages that they speak. */
  speaks: string[];
  phone: string | null;
  /** They write their answers wherever they can instead of tapping. */
  answersTyped: boolean;
  wants: string;
}

/** What the person knows and the story does not say: how they answer when the bot asks. */
export interface Knowledge {
  /** The kind of conflict that they would choose. */
  kind: Kind;
  /** Where they live. */
  districtId: string;
  /** What they tick among the circumstances. */
  ticks?: RemitId[];
  /** Somebody is in danger while they write. */
  inDanger?: boolean;
  /** How many messages they write at which moment, where it is not all of them at once. */
  writes?: Partial<Record<Moment, number>>;
}

/** Where a person writes of their own accord: at the question for the language, wherever nothing is asked, or instead of the consent. */
export type Moment = "language" | "idle" | "consent";

/** The stories by the number that names their file: "01" to "20". */
export function readStories(): Map<string, Story> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return new Map(
    files.map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(join(folder, name), "utf8")) as Story]),
  );
}
