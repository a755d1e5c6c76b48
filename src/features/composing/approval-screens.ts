import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import { dayAndTime, fullMoment } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { EventFields } from "../events/fields.ts";
import type { Places } from "../places/places.ts";
import { approvalButtons, publishedButtons } from "./buttons.ts";
import { type EditableEvent, type ReturnReason, returnReasons } from "./draft.ts";
import { differenceLines, regionNames } from "./format-answer.ts";
import { languageRow, sampleScreen } from "./preview-screens.ts";
import { cardButton, listButton, titleOf } from "./screens.ts";

const data = approvalButtons.data;

/** A submission as approvers see it. */
export interface Ping {
  id: number;
  submission: number;
  event: EventFields;
  state: "waits" | "published" | "over";
}

/** The ping to an approver, short enough for a lock screen. */
export function pingScreen(texts: Texts, places: Places, { id, submission, event, state }: Ping): Screen {
  const facts = { title: titleOf(texts, event), regions: regionNames(texts, places, event.regions) };
  if (state !== "waits") return { text: texts.html(`composing:ping.${state}`, facts) };
  const look: Button = {
    label: texts.plain("composing:button.look"),
    data: data("open", { event: id, submission }),
  };
  return { text: texts.html("composing:ping.waits", facts), rows: [[look]] };
}

/** The submitted event as its readers will see it. */
export function submittedSampleScreen(readers: Texts, places: Places, editable: EditableEvent, now: Date): Screen {
  const submission = { event: editable.id, submission: editable.draft.submissions };
  const sample = sampleScreen(readers, places, editable, now);
  const languages = languageRow(readers.language, (language) => data("look", { ...submission, language }));
  return { ...sample, rows: [...(sample.rows ?? []), languages] };
}

/** Who will receive the announcement and when, or what a change replaces, with the buttons of the approver. */
export function approvalScreen(texts: Texts, places: Places, editable: EditableEvent): Screen {
  const { id, draft, published } = editable;
  const submission = { event: id, submission: draft.submissions };
  const differences = published === null ? [] : differenceLines(texts, places, published, draft.event);
  return {
    text:
      published === null
        ? sendingText(texts, places, draft.event)
        : [texts.html("composing:approve.change"), ...differences].join("\n"),
    rows: [
      [{ label: texts.plain("composing:button.return"), data: data("return", submission) }],
      [{ label: texts.plain("composing:button.approve"), data: data("approve", submission) }],
    ],
  };
}

function sendingText(texts: Texts, places: Places, { announceAt, regions }: EventFields): string {
  const when = announceAt === null ? texts.plain("composing:onceApproved") : fullMoment(texts, new Date(announceAt));
  return texts.html("composing:approve.sending", { regions: regionNames(texts, places, regions), when });
}

export function reasonsScreen(texts: Texts, event: number, submission: number): Screen {
  const reasons = returnReasons.map((reason) => ({
    label: texts.plain(`composing:reason.${reason}`),
    data: data("reason", { event, submission, reason }),
  }));
  const back = {
    label: texts.plain("chat:back"),
    data: data("open", { event, submission }),
  };
  return { text: texts.html("composing:approve.why"), rows: [...grid(reasons, 1), [back]] };
}

export function approvedScreen(texts: Texts, announceAt: Date, now: Date): Screen {
  const text =
    announceAt > now
      ? texts.html("composing:approve.published", { at: dayAndTime(texts, announceAt) })
      : texts.html("composing:approve.publishedNow");
  return { text, rows: [[listButton(texts)]] };
}

/** Shown when this person has nothing to approve, or has already answered. */
export function notWaitingScreen(texts: Texts, reason: "own" | "approved" | "over" | "returned"): Screen {
  const keys = {
    own: "composing:approve.own",
    approved: "composing:approve.already",
    over: "composing:approve.notOpen",
    returned: "composing:approve.returned",
  } as const;
  return { text: texts.html(keys[reason]), rows: [[listButton(texts)]] };
}

/** Tells the composers how the approver decided. */
export function verdictScreen(texts: Texts, event: number, title: string, returned: ReturnReason | null): Screen {
  if (returned === null) return { text: texts.html("composing:told.approved", { title }), rows: [[listButton(texts)]] };
  const reason = texts.plain(`composing:reason.${returned}`);
  return { text: texts.html("composing:told.returned", { title, reason }), rows: [[cardButton(texts, event)]] };
}

/** A change that one editor published without approval. The approver of the event is told about it. */
export interface ChangeByOne {
  id: number;
  before: EventFields;
  after: EventFields;
}

export function changedByOneScreen(texts: Texts, places: Places, { id, before, after }: ChangeByOne): Screen {
  const opening = texts.html("composing:told.changedByOne", { title: titleOf(texts, after) });
  const lines = differenceLines(texts, places, before, after);
  const facts = { label: texts.plain("composing:button.facts"), data: publishedButtons.data("facts", { event: id }) };
  return { text: [opening, ...lines].join("\n"), rows: [[facts]] };
}
