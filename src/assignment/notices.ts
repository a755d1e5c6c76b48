import { int } from "../chat/buttons.ts";
import { defineMessage } from "../telegram/outbox-message.ts";
import { hourMs } from "../time/units.ts";

// What staff is told of a case.

/** A mediator is asked whether they take a case. */
export const pingMessage = defineMessage({ name: "assignment.ping", subject: { offer: int }, priority: "urgent" });
/** They have not answered for a while. */
export const reminderMessage = defineMessage({
  name: "assignment.reminder",
  subject: { offer: int },
  priority: "urgent",
});
/** A coordinator has to find a mediator, which a case may need more than once: each time after another number of turns. */
export const neededMessage = defineMessage({
  name: "assignment.needed",
  subject: { case: int, turn: int },
  priority: "urgent",
});
/** Something was added to a case: `addedSubject`. */
export const addedMessage = defineMessage({
  name: "assignment.added",
  subject: { case: int, hour: int },
  priority: "urgent",
});
/** The applicant has taken their request back. */
export const applicantLeftMessage = defineMessage({
  name: "assignment.applicantLeft",
  subject: { case: int },
  priority: "urgent",
});

/** Of whatever is added to a case within an hour its mediator hears once. */
export function addedSubject(caseId: number, now: Date): { case: number; hour: number } {
  return { case: caseId, hour: Math.floor(now.getTime() / hourMs) };
}

/** How often a case went to a mediator or came back from one who had it. */
export function turns(offers: readonly { status: string }[]): number {
  return offers.length + offers.filter(({ status }) => status === "WITHDRAWN").length;
}
