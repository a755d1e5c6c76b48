import { int } from "../../platform/chat/buttons.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { hourMs } from "../../platform/time/units.ts";

// The messages to staff about a case.

/** Asks a mediator whether they take a case. */
export const pingMessage = defineMessage({ name: "assignment.ping", subject: { offer: int }, priority: "urgent" });
/** Reminds a mediator who has not answered for a while. */
export const reminderMessage = defineMessage({
  name: "assignment.reminder",
  subject: { offer: int },
  priority: "urgent",
});
/** Asks a coordinator to find a mediator. A case may need that repeatedly; `turn` tells the requests apart. */
export const neededMessage = defineMessage({
  name: "assignment.needed",
  subject: { case: int, turn: int },
  priority: "urgent",
});
/** Tells the mediator that something was added to their case; see `addedSubject`. */
export const addedMessage = defineMessage({
  name: "assignment.added",
  subject: { case: int, hour: int },
  priority: "urgent",
});
/** Tells the mediator that the applicant has withdrawn the case. */
export const applicantLeftMessage = defineMessage({
  name: "assignment.applicantLeft",
  subject: { case: int },
  priority: "urgent",
});

/** The same after the case was opened again: the mediator may have been told before. `reopened`: how often it was. */
export const applicantLeftAgainMessage = defineMessage({
  name: "assignment.applicantLeftAgain",
  subject: { case: int, reopened: int },
  priority: "urgent",
});

/** The subject of `addedMessage`. It contains the hour, so the mediator hears only once of everything that is added within an hour. */
export function addedSubject(caseId: number, now: Date): { case: number; hour: number } {
  return { case: caseId, hour: Math.floor(now.getTime() / hourMs) };
}

/** How often a case was offered to a mediator, came back from the mediator who had it, or was opened again. */
export function turns({ offers, reopened }: { offers: readonly { status: string }[]; reopened: number }): number {
  return offers.length + offers.filter(({ status }) => status === "WITHDRAWN").length + reopened;
}
