import { randomUUID } from "node:crypto";
import type { Content } from "../../platform/chat/content.ts";
import type { Disclosure } from "../../platform/chat/second-look.ts";
import type { Database, Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { hourMs } from "../../platform/time/units.ts";
import { findCoordinatorsOrAdministrators } from "../people/coordinators.ts";
import { type Destination, insertWaiting, releaseWaiting } from "./message-rows.ts";
import { openedMessage } from "./notices.ts";
import { insertSaid, type Said, type Say } from "./said-rows.ts";
import type { OwnTalk } from "./situation.ts";
import { sealContent, sealShows } from "./talk-content.ts";
import { findTalks, openCaucuses, type TalkRow } from "./talk-rows.ts";
import { isThanks } from "./thanks.ts";

export interface TalksContext {
  database: Database;
  vault: Vault;
  adminIds: readonly number[];
}

/** Opens the talk of each party with the mediator who has just taken the case, and tells the two. Call it in that transaction. */
export async function openCaucus(tx: Db, caseId: number, now: Date): Promise<void> {
  await openCaucuses(tx, [caseId]);
  const opened = await tx.talk.findMany({
    where: { caseId, kind: "CAUCUS", case: { status: "ASSIGNED" } },
    select: {
      id: true,
      mediatorId: true,
      party: { select: { personId: true } },
      case: { select: { mediatorId: true } },
    },
  });
  const deliveries = opened
    .filter((talk) => talk.mediatorId === talk.case.mediatorId)
    .flatMap(({ id, mediatorId, party }) =>
      [party.personId, mediatorId ?? party.personId].map((personId) =>
        openedMessage.to(personId, { talk: id, at: now }, { notBefore: now }),
      ),
    );
  await enqueue(tx, deliveries, now);
}

/**
 * Opens the talk of a party who has joined with the mediator who has the case, and tells these two. The talks of the other parties stay as
 * they are. Call it with the case locked.
 */
export async function openCaucusOf(
  tx: Db,
  party: { id: number; side: number; personId: number },
  { id: caseId, mediatorId }: { id: number; mediatorId: number },
  now: Date,
): Promise<void> {
  const key = `caucus/${caseId}/${party.side}/${mediatorId}`;
  const { id: talk } = await tx.talk.create({
    data: { key, kind: "CAUCUS", caseId, partyId: party.id, mediatorId, openedAt: now, saidAt: now },
  });
  const members = [party.personId, mediatorId];
  await enqueue(
    tx,
    members.map((member) => openedMessage.to(member, { talk, at: now }, { notBefore: now })),
    now,
  );
}

/** A message as its author has written it. */
export interface Written {
  messageId: number;
  content: Content;
  replyToId: string | null;
  albumId: string | null;
  /** What it shows, about which its author is asked before it goes. */
  shows: readonly Disclosure[];
  writtenAt: Date;
}

/** Says something in a talk that is open to its author. */
export async function sayIn(
  context: TalksContext & { sayInTalk: Say },
  talk: OwnTalk,
  authorId: number,
  written: Written,
  now: Date,
): Promise<Said> {
  const destination = await destinationOf(context.database.prisma, context, talk, authorId);
  return context.sayInTalk({ destination, written: sealed(context.vault, authorId, written), now });
}

/** Says in a talk what its author has chosen on a message of the bot, in the transaction of that tap. */
export async function sayChosen(
  tx: Db,
  context: Pick<TalksContext, "vault" | "adminIds">,
  talk: OwnTalk,
  authorId: number,
  written: Written,
  now: Date,
): Promise<Said> {
  const destination = await destinationOf(tx, context, talk, authorId);
  const [said = "closed"] = await insertSaid(tx, [
    { destination, written: sealed(context.vault, authorId, written), now },
  ]);
  return said;
}

/** How long a message waits for its author's answer before they are told that it was not sent. */
export const waitMs = hourMs;

/** Keeps a message, sealed, until its author has said who should read it or whether it should go. @returns its id; null if it does not wait any longer */
export async function keepWaiting(
  { database, vault }: TalksContext,
  status: "GATHERING" | "ASKED" | "HELD",
  talkId: number | null,
  authorId: number,
  written: Written,
  dueAt: Date,
  now: Date,
): Promise<string | null> {
  const message = sealed(vault, authorId, written);
  const showsSealed = sealShows(vault, message.id, written.shows);
  const row = { ...message, showsSealed, talkId, albumId: written.albumId, dueAt };
  return insertWaiting(database.sql, status, row, now);
}

function sealed(vault: Vault, authorId: number, { messageId, content, replyToId, writtenAt }: Written) {
  const id = randomUUID();
  const contentSealed = sealContent(vault, id, content);
  return { id, authorId, messageId, contentSealed, isThanks: isThanks(content), replyToId, writtenAt };
}

/** Keeps a message that waits for the answer to what it shows. @returns false if it does not wait any longer */
export async function hold(db: Db, authorId: number, id: string, talkId: number, now: Date): Promise<boolean> {
  const { count } = await db.talkMessage.updateMany({
    where: { id, authorId, status: { in: ["GATHERING", "ASKED", "HELD"] } },
    data: { status: "HELD", talkId, disclosed: true, dueAt: new Date(now.getTime() + waitMs) },
  });
  return count > 0;
}

/** Says a message that waited, in the talk that its author has chosen or in the talk for which it was written. */
export async function release(
  db: Db,
  context: Pick<TalksContext, "adminIds">,
  talk: TalkRow,
  message: { id: string; authorId: number },
  now: Date,
): Promise<boolean> {
  return releaseWaiting(db, message.id, await destinationOf(db, context, talk, message.authorId), now);
}

/** Who gets a copy of what somebody says in a talk. */
async function destinationOf(
  db: Db,
  { adminIds }: Pick<TalksContext, "adminIds">,
  { id, kind, partyId, mediatorId, state }: TalkRow,
  authorId: number,
): Promise<Destination> {
  const byParty = authorId === partyId;
  if (kind === "CAUCUS") {
    return { talk: id, byParty, recipients: byParty ? (mediatorId === null ? [] : [mediatorId]) : [partyId] };
  }
  // Every coordinator of the region sees what the others answer, so that nobody answers twice.
  const coordinators = await findCoordinatorsOrAdministrators(db, adminIds, state);
  const others = coordinators.filter((person) => person !== authorId);
  return { talk: id, byParty, recipients: byParty ? others : [partyId, ...others] };
}

/** Its author does not send a message that waits. @returns false if it does not wait */
export async function dropWaiting(db: Db, authorId: number, id: string): Promise<boolean> {
  const { count } = await db.talkMessage.updateMany({
    where: { id, authorId, status: { in: ["ASKED", "HELD"] } },
    data: { status: "DROPPED", contentSealed: null, dueAt: null },
  });
  return count > 0;
}

/** The talk of a message that waits, if it is its author's. */
export async function findWaiting(db: Db, authorId: number, id: string) {
  const row = await db.talkMessage.findFirst({
    where: { id, authorId, status: { in: ["ASKED", "HELD"] }, contentSealed: { not: null } },
    select: { id: true, talkId: true, messageId: true, status: true, showsSealed: true },
  });
  if (row === null) return null;
  const talk = row.talkId === null ? null : ((await findTalks(db, [row.talkId])).get(row.talkId) ?? null);
  return { ...row, talk };
}

/** The talk in which somebody's message that waited was said; null if it was not. */
export async function findSentIn(db: Db, authorId: number, id: string): Promise<number | null> {
  const row = await db.talkMessage.findFirst({ where: { id, authorId, status: "SENT" }, select: { talkId: true } });
  return row?.talkId ?? null;
}
