import { type Addressed, type RenderedMessage, renderMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { renderToFormerStaff } from "../assignment/former-staff.ts";
import { readable, withFacts } from "../assignment/readable.ts";
import type { Places } from "../places/places.ts";
import { closedNotice, openAgainScreen, questionScreen } from "./applicant-screens.ts";
import { closingToApproveScreen, overScreen } from "./approval-screens.ts";
import { findClosed } from "./closed-cases.ts";
import { findQuestions } from "./held.ts";
import { closedByCoordinatorScreen, returnedScreen } from "./mediator-screens.ts";
import {
  approvedMessage,
  closedForYouMessage,
  closedMessage,
  questionMessage,
  reminderMessage,
  reopenedMessage,
  returnedMessage,
  submittedMessage,
} from "./notices.ts";
import { findClosings, type WaitingClosing } from "./open-cases.ts";
import { openReason } from "./sealed-closing.ts";

const onUnknown = "resend";

interface MessagesContext {
  vault: Vault;
  places: Places;
  adminIds: readonly number[];
}

interface ClosingSubject {
  closing: number;
}

/** Renders the messages about closings: to applicants, to mediators, and to those who approve. */
export function closingMessages({ vault, places, adminIds }: MessagesContext): RenderedMessage[] {
  const request = (message: typeof submittedMessage, opening: "closing:ping" | "closing:reminder") =>
    renderPersonally(message, {
      onUnknown,
      load: (db, deliveries) => loadRequests(db, vault, adminIds, deliveries),
      render(texts, facts: WaitingClosing | "over", changed) {
        if (facts !== "over") return closingToApproveScreen(texts, places, facts, opening);
        return changed ? overScreen(texts) : null;
      },
    });
  const closedByCoordinator = (message: typeof approvedMessage, how: "approved" | "closedForYou") =>
    renderToFormerStaff(message, {
      adminIds,
      act: "closeOwnCase",
      load: loadNumbers,
      caseOf: ({ caseId }) => caseId,
      render: (texts, { number }) => closedByCoordinatorScreen(texts, number, how),
    });
  return [
    renderPersonally(closedMessage, {
      onUnknown,
      load: async (db, deliveries) => ownFinder(await findClosed(db, vault, idsOf(deliveries.map(subjectOf)))),
      render: closedNotice,
    }),
    renderPersonally(questionMessage, {
      onUnknown,
      load: async (db, deliveries) => ownFinder(await findQuestions(db, vault, idsOf(deliveries.map(subjectOf)))),
      render: questionScreen,
    }),
    renderMessage(reopenedMessage, {
      onUnknown,
      load: loadReopened,
      render: openAgainScreen,
    }),
    request(submittedMessage, "closing:ping"),
    request(reminderMessage, "closing:reminder"),
    renderPersonally(returnedMessage, {
      onUnknown,
      load: (db, deliveries) => loadReturned(db, vault, adminIds, deliveries),
      render: returnedScreen,
    }),
    closedByCoordinator(approvedMessage, "approved"),
    closedByCoordinator(closedForYouMessage, "closedForYou"),
  ];
}

function idsOf(subjects: readonly ClosingSubject[]): number[] {
  return subjects.map(({ closing }) => closing);
}

function subjectOf({ subject }: Addressed<ClosingSubject>): ClosingSubject {
  return subject;
}

/** Finds what each reader reads: no side sees what is for another. */
function ownFinder<Facts extends ClosingSubject & { personId: number }>(found: readonly Facts[]) {
  return ({ subject, personId }: Addressed<ClosingSubject>) =>
    found.find((facts) => facts.closing === subject.closing && facts.personId === personId);
}

function finder<Facts extends ClosingSubject>(found: readonly Facts[]) {
  const facts = new Map(found.map((each) => [each.closing, each]));
  return ({ closing }: ClosingSubject) => facts.get(closing);
}

/** Closings that wait, for those who may approve them when the message is sent. */
async function loadRequests(
  db: Db,
  vault: Vault,
  adminIds: readonly number[],
  deliveries: readonly Addressed<ClosingSubject>[],
) {
  const find = finder(await findClosings(db, vault, idsOf(deliveries.map(({ subject }) => subject))));
  const known = withFacts(
    deliveries,
    ({ subject }) => find(subject),
    ({ id }) => id,
  );
  const allowed = await readable(db, adminIds, known, ["approveClosing"]);
  const factsOf = new Map(allowed.map(({ delivery, facts }) => [delivery, facts]));
  return (delivery: Addressed<ClosingSubject>) => factsOf.get(delivery) ?? ("over" as const);
}

/** Closings that were returned, for mediators who still have the case. */
async function loadReturned(
  db: Db,
  vault: Vault,
  adminIds: readonly number[],
  deliveries: readonly Addressed<ClosingSubject>[],
) {
  const rows = await db.closing.findMany({
    where: { id: { in: idsOf(deliveries.map(({ subject }) => subject)) }, status: "RETURNED" },
    select: { id: true, caseId: true, reasonSealed: true, case: { select: { number: true } } },
  });
  const known = deliveries.flatMap((delivery) => {
    const row = rows.find(({ id }) => id === delivery.subject.closing);
    if (row === undefined) return [];
    const { caseId } = row;
    const facts = { number: row.case.number, caseId, reason: openReason(vault, row) ?? "" };
    return [{ delivery, personId: delivery.personId, caseId, facts }];
  });
  const allowed = await readable(db, adminIds, known, ["closeOwnCase"]);
  const factsOf = new Map(allowed.map(({ delivery, facts }) => [delivery, facts]));
  return (delivery: Addressed<ClosingSubject>) => factsOf.get(delivery);
}

/** Cases that are open again, unless they have been closed since. */
async function loadReopened(db: Db, subjects: readonly { case: number }[]) {
  const rows = await db.case.findMany({
    where: { id: { in: subjects.map((subject) => subject.case) }, status: { not: "CLOSED" } },
    select: { id: true, number: true },
  });
  return (subject: { case: number }) => rows.find(({ id }) => id === subject.case);
}

async function loadNumbers(db: Db, subjects: readonly ClosingSubject[]) {
  const rows = await db.closing.findMany({
    where: { id: { in: idsOf(subjects) } },
    select: { id: true, caseId: true, case: { select: { number: true } } },
  });
  return finder(rows.map(({ id, caseId, case: { number } }) => ({ closing: id, caseId, number })));
}
