import * as assignment from "../features/assignment/notices.ts";
import { headMessage, moreMessage, notesMessage, partMessage } from "../features/assignment/showings.ts";
import * as cases from "../features/cases/notices.ts";
import * as clearance from "../features/clearance/notices.ts";
import * as closing from "../features/closing/notices.ts";
import * as disclosure from "../features/disclosure/notices.ts";
import * as handover from "../features/handover/notices.ts";
import { invitationNotices } from "../features/invitations/notices.ts";
import { meetingMessages } from "../features/meetings/notices.ts";
import { paperNotices } from "../features/papers/notices.ts";
import * as parties from "../features/parties/notices.ts";
import { talkNotices } from "../features/talks/notices.ts";
import type { CaseOfMessage } from "../features/talks/situation.ts";
import * as terms from "../features/terms/notices.ts";
import { caseOfRow, type OfCase } from "./case-of-message-rows.ts";

/** A message of the outbox, as far as its subject can be read. */
interface Readable {
  name: string;
  read(subject: string): object | null;
}

/** What is said about a case, by what its subject names. A test holds that no message about a case is missing. */
export const messagesOfCases: Record<OfCase | "case", readonly Readable[]> = {
  case: [
    assignment.addedMessage,
    assignment.applicantLeftMessage,
    assignment.applicantLeftAgainMessage,
    assignment.neededMessage,
    cases.escalatedMessage,
    cases.overMessage,
    closing.reopenedMessage,
    cases.unsuitableMessage,
    handover.minorMessage,
    handover.minorToldMessage,
    ...terms.termMessages,
  ],
  offer: [
    assignment.pingMessage,
    assignment.reminderMessage,
    cases.acceptedMessage,
    cases.leftMessage,
    cases.offeredNextMessage,
    handover.thankedMessage,
    handover.minorLeftMessage,
  ],
  showing: [headMessage, partMessage, moreMessage, notesMessage],
  talk: talkNotices,
  closing: [
    closing.closedMessage,
    closing.submittedMessage,
    closing.reminderMessage,
    closing.returnedMessage,
    closing.approvedMessage,
    closing.closedForYouMessage,
    closing.questionMessage,
  ],
  round: [clearance.toDecideMessage, clearance.questionMessage, clearance.toldMessage],
  disclosure: [disclosure.questionMessage, disclosure.toldMessage, disclosure.passedMessage],
  handover: [handover.askedMessage, handover.questionMessage, handover.endedMessage],
  extension: [terms.questionMessage, terms.settledMessage],
  version: paperNotices,
  party: [parties.sideLeftMessage, parties.otherLeftMessage],
  invitation: invitationNotices,
  meeting: meetingMessages,
  request: [handover.toDecideMessage, handover.decidedMessage],
};

/** Finds the case that a message of the outbox was about, so that a reply to it reaches the talk of that case. */
export const caseOfMessage: CaseOfMessage = async (pool, { message, subject }) => {
  for (const [what, messages] of Object.entries(messagesOfCases) as [OfCase | "case", readonly Readable[]][]) {
    const read = messages.find(({ name }) => name === message)?.read(subject) ?? null;
    if (read === null) continue;
    const id = Number((read as Record<string, unknown>)[what]);
    return what === "case" ? id : caseOfRow(pool, what, id);
  }
  return null;
};
