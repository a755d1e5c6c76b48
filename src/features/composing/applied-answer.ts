import type { EventFields } from "../events/fields.ts";
import type { Refusal } from "./parse-answer.ts";
import type { Field } from "./rules.ts";

export type AppliedAnswer =
  /** Answered: the form goes on with the next question. */
  | { kind: "answered"; event: EventFields; note?: Note }
  /** Not answered yet; `detail` is the page of the question that is shown next. */
  | { kind: "open"; event: EventFields; detail: string | null; note?: Note }
  | { kind: "refused"; refusal: Refusal; detail?: string };

/** What the editor is told about an answer that was accepted. */
export type Note = "pinNoted" | "firstOfAlbum" | "takenBack";

/** The event with the answer, and with its question among those that are answered. */
export function answered(
  event: EventFields,
  field: Field,
  patch: Partial<EventFields>,
): { kind: "answered"; event: EventFields } {
  return { kind: "answered", event: { ...event, ...patch, answered: [...new Set([...event.answered, field])] } };
}
