import type { Field } from "./rules.ts";

/** What a person can say to the form's open question. */
export type Answer =
  /** `sentAt`: in seconds, as Telegram says it. */
  | { kind: "text"; text: string; sentAt: number }
  | { kind: "photo"; fileId: string; album: string | null }
  /** `words`: the name and the address of a place that was chosen on the map. */
  | { kind: "point"; lat: number; lon: number; words: string | null }
  /** One of a list, by its name. */
  | { kind: "choice"; value: string }
  /** All that are ticked of several. */
  | { kind: "ticked"; values: string[] }
  | { kind: "tickedDone" }
  | { kind: "wholeCountry" }
  /** Turns the question's own pages: another month, a day, a region's rooms. */
  | { kind: "look"; detail: string }
  /** A time of the picked day. */
  | { kind: "time"; minutes: number }
  | { kind: "room"; room: string }
  /** Answered with «none». */
  | { kind: "none" }
  /** As it was before. */
  | { kind: "keep" }
  | { kind: "back"; to: Field };

/** Why an answer was not taken. Nothing of it is kept. */
export type Refusal =
  | { kind: "tooLong"; by: number; limit: number }
  | { kind: "otherWeekday"; day: string }
  | { kind: "stageUnclear" | "stageOutside" | "stageTooLong"; line: number }
  | {
      kind:
        | "empty"
        /** Telegram cuts what is longer than a message: this is another part of what was too long. */
        | "rest"
        | "notUnderstood"
        | "noSuchDay"
        | "past"
        | "endBeforeStart"
        | "lateDeadline"
        | "lateAnnouncement"
        | "places"
        | "notHttps"
        | "badLink"
        | "noneTicked"
        | "otherRegion"
        | "tooManyStages"
        | "pictureStays";
    };

/** What became of an answer. */
export type Saved =
  | { kind: "saved" }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "noted"; note: Note }
  /** It is no draft any more: published, cancelled or gone meanwhile. */
  | { kind: "gone" };

/** What is said beside an answer that was taken. */
export type Note = "pinNoted" | "firstOfAlbum" | "takenBack";
