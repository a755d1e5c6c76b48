import type { Kind } from "../cases/kinds.ts";
import type { StoryContent } from "../cases/story.ts";
import type { Language } from "../i18n/languages.ts";
import type { Point } from "../places/grid.ts";
import type { RemitId } from "./remit.ts";
import type { Format, Question } from "./rules.ts";

/** One message of the story. */
export interface StoryAnswer {
  kind: "story";
  content: StoryContent;
  messageId: number;
  /** Telegram's unique id of its file. */
  unique: string | null;
}

/** What a person can say to the form. */
export type Answer =
  | { kind: "danger"; inDanger: boolean }
  | { kind: "safe" }
  | { kind: "adult" }
  | { kind: "name"; name: string }
  | { kind: "consent"; shown: string; language: Language; name: string }
  | StoryAnswer
  | { kind: "storyDone" }
  | { kind: "conflict"; conflict: Kind }
  | { kind: "remit"; remit: RemitId[] }
  | { kind: "remitDone" }
  | { kind: "review" }
  | { kind: "point"; point: Point }
  | { kind: "typedPlace"; text: string }
  | { kind: "region"; regionId: string }
  | { kind: "district"; districtId: string }
  | { kind: "place"; place: string }
  | { kind: "languages"; languages: string[] }
  | { kind: "languagesDone" }
  | { kind: "formats"; formats: Format[]; woman: boolean }
  | { kind: "formatsDone" }
  | { kind: "phone"; number: string | null }
  | { kind: "clear"; question: Question };

export type Saved =
  | { kind: "saved" }
  | { kind: "tooLong" }
  | { kind: "tooMany" }
  | { kind: "outside" }
  | { kind: "unknownPlace" };
