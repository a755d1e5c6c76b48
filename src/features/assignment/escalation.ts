import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import type { Calendar } from "../../platform/time/working-time.ts";
import { escalatedMessage } from "../cases/notices.ts";
import { involvedOf } from "../people/involved.ts";
import { findAdministrators } from "../people/people.ts";
import { markEscalated } from "./escalation-rows.ts";
import { type FoundCase, findCases } from "./found-case.ts";
import { neededMessage, turns } from "./notices.ts";
import { reviseNeeded } from "./revisions.ts";

export interface EscalationContext {
  calendar: Calendar;
  vault: Vault;
  adminIds: readonly number[];
}

/** Asks coordinators to find a mediator for these cases, which are locked and waiting. */
export async function escalateCases(
  tx: Db,
  context: EscalationContext,
  caseIds: readonly number[],
  now: Date,
): Promise<void> {
  await escalateFound(tx, context, await findCases(tx, context.vault, caseIds), false, now);
}

/** The same for cases that were loaded. @param sending the report is being sent @returns the cases for which no coordinator had been asked yet */
export async function escalateFound(
  tx: Db,
  context: EscalationContext,
  cases: readonly FoundCase[],
  sending: boolean,
  now: Date,
): Promise<number[]> {
  if (cases.length === 0) return [];
  const escalated = await markEscalated(
    tx,
    cases.map(({ id }) => id),
    now,
  );
  const staffOf = new Map(escalated.map(({ id, staff }) => [id, staff]));
  const found = cases.filter(({ id }) => staffOf.has(id));
  await reviseNeeded(
    tx,
    found.filter(({ offers }) => offers.length > 0),
    now,
  );
  const notBefore = nextPingAt(context.calendar, now);
  const lacksCoordinator = escalated.some(({ staff }) => staff.length === 0);
  const administrators = lacksCoordinator ? await findAdministrators(tx, context.adminIds) : [];
  const deliveries = found.flatMap((foundCase) => {
    const { id, personId: applicantId, offers } = foundCase;
    const staff = staffOf.get(id) ?? [];
    const subject = { case: id, turn: turns(foundCase) };
    const when = { notBefore };
    const recipients = staff.length > 0 ? staff : administrators.filter((id) => !involvedOf(foundCase).includes(id));
    const requests = recipients.map((personId) => neededMessage.to(personId, subject, when));
    // If nobody could be asked, the applicant sees that when the report is sent.
    if (sending || offers.length === 0) return requests;
    return [...requests, escalatedMessage.to(applicantId, subject, when)];
  });
  await enqueue(tx, deliveries, now);
  return found.map(({ id }) => id);
}
