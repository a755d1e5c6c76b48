import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { guardLocked } from "../cases/guard.ts";
import { type CaseState, subjectOf } from "../cases/rules.ts";
import { recordAct } from "../people/staff-acts.ts";
import { openingMessage, stoppedMessage } from "./notices.ts";

/** A caucus as its mediator leads it. */
interface LedTalk {
  caseId: number;
  partyId: number;
  stoppedAt: Date | null;
  openingAt: Date | null;
  saidAt: Date;
}

type LeadAct = "stopTalk" | "sendOpeningWords";

export interface Stopped {
  caseId: number;
  isStopped: boolean;
  /** How many sides it concerns. */
  sides: number;
}

/**
 * Stops the mediator's caucuses with all sides of the case, or lets them go on, at once: what anybody writes into them while they are stopped
 * goes nowhere, and its author is told. Each side is told that its own is stopped, and no reason. Null if the talk is not the person's to lead.
 */
export function setStopped(
  db: Db,
  person: Person,
  talk: number,
  isStopped: boolean,
  now: Date,
): Promise<Stopped | null> {
  return inTransaction(db, async (tx) => {
    const led = await lockLed(tx, person, "stopTalk", talk);
    if (led === null) return null;
    const { caseId } = led;
    const caucuses = await tx.talk.findMany({
      where: { caseId, kind: "CAUCUS", mediatorId: person.id, party: { leftAt: null } },
      orderBy: { id: "asc" },
      select: { id: true, stoppedAt: true, turns: true, party: { select: { personId: true } } },
    });
    const others = caucuses.filter(({ stoppedAt }) => (stoppedAt !== null) !== isStopped);
    for (const { id, turns } of others)
      await tx.talk.update({ where: { id }, data: { stoppedAt: isStopped ? now : null, turns: turns + 1 } });
    const told = others.map(({ id, turns, party: { personId } }) =>
      stoppedMessage.to(personId, { talk: id, turn: turns + 1 }, { notBefore: now }),
    );
    await enqueue(tx, told, now);
    if (others.length > 0) await recordAct(tx, { act: "stopTalk", actor: person, subject: subjectOf(led.state) }, now);
    return { caseId, isStopped, sides: caucuses.length };
  });
}

export type Opening =
  | { kind: "sent"; caseId: number; at: Date }
  | { kind: "already"; caseId: number; at: Date }
  | { kind: "stopped"; caseId: number };

/**
 * Sends the opening words to the party, in their language, and records when (law 401-IV, art. 10(2)); once for each talk. Null if the talk is
 * not the person's to lead.
 */
export function sendOpening(db: Db, person: Person, talk: number, now: Date): Promise<Opening | null> {
  return inTransaction(db, async (tx) => {
    const led = await lockLed(tx, person, "sendOpeningWords", talk);
    if (led === null) return null;
    const { caseId, partyId, openingAt, stoppedAt, saidAt } = led;
    if (openingAt !== null) return { kind: "already", caseId, at: openingAt };
    if (stoppedAt !== null) return { kind: "stopped", caseId };
    await tx.talk.update({ where: { id: talk }, data: { openingAt: now } });
    // Like a message of the talk: after what was said before.
    const notBefore = saidAt > now ? saidAt : now;
    await enqueue(tx, [openingMessage.to(partyId, { talk }, { notBefore })], now);
    await recordAct(tx, { act: "sendOpeningWords", actor: person, subject: subjectOf(led.state) }, now);
    return { kind: "sent", caseId, at: now };
  });
}

async function lockLed(
  tx: Db,
  person: Person,
  act: LeadAct,
  id: number,
): Promise<(LedTalk & { state: CaseState }) | null> {
  const found = await tx.talk.findUnique({ where: { id }, select: { caseId: true, kind: true, mediatorId: true } });
  if (found === null || found.kind !== "CAUCUS" || found.mediatorId !== person.id) return null;
  const state = await guardLocked(tx, person, act, found.caseId);
  if (state === null) return null;
  const { party, ...led } = await tx.talk.findUniqueOrThrow({
    where: { id },
    select: {
      caseId: true,
      stoppedAt: true,
      openingAt: true,
      saidAt: true,
      party: { select: { personId: true } },
    },
  });
  return { ...led, partyId: party.personId, state };
}
