import { noteLoss } from "../features/people/reachability-rows.ts";
import { endByBlock } from "../features/subscriptions/subscriptions.ts";
import type { Database, Db } from "../platform/database/open.ts";
import { type Logger, withoutQuoted } from "../platform/log.ts";
import { refusalOf } from "../platform/telegram/inbox/telegram-failure.ts";
import { enqueue } from "../platform/telegram/outbox/outbox.ts";
import { refusedMessage } from "./messages.ts";

/** The update whose answer was refused, and its sender; 0 if nobody should be told. */
export interface RefusedUpdate {
  updateId: number;
  telegramId: number;
}

export interface RefusedContext {
  database: Database;
  log: Logger;
  now: () => Date;
  clockAheadMs: () => number;
}

/**
 * Ends an update whose answer Telegram refuses for good, so that the chat can go on. Throws every other error again.
 * @param agoMs how long ago the handling of the update began, in milliseconds
 */
export async function endRefused(
  { database: { prisma, sql }, log, now, clockAheadMs }: RefusedContext,
  { updateId, telegramId }: RefusedUpdate,
  error: unknown,
  agoMs: number,
): Promise<void> {
  const refused = refusalOf(error);
  if (refused === null || refused.means.kind === "later" || refused.means.kind === "unknown") {
    throw error instanceof Error && "error" in error ? error.error : error;
  }
  const { call, means } = refused;
  if (means.kind === "gone" && means.what === "chat") {
    // A refusal by a group says nothing about a person, and the group's id is not a person's id.
    const personId = await findPerson(prisma, Number(call.payload.chat_id));
    if (personId === null) return;
    const isLost = await noteLoss(sql, { personId, cause: means.cause, agoMs }, clockAheadMs());
    if (isLost) await endByBlock(prisma, [personId], now());
    return;
  }
  const facts = { method: call.method, code: call.error_code, words: withoutQuoted(call.description) };
  // The tap is too old for Telegram, or the message no longer exists, so nobody misses the answer.
  if (means.kind === "gone" && (means.what === "query" || means.what === "message"))
    return log.debug(facts, "the answer came too late");
  log.error({ ...facts, means, shape: shapeOf(call.payload) }, "Telegram refused an answer; it is not retried");
  const personId = await findPerson(prisma, telegramId);
  if (personId === null) return;
  const apology = refusedMessage.to(personId, { occasion: String(updateId) }, { notBefore: now() });
  await enqueue(prisma, [apology], now());
}

async function findPerson(db: Db, telegramId: number): Promise<number | null> {
  const person = await db.person.findUnique({ where: { telegramId }, select: { id: true } });
  return person?.id ?? null;
}

/** The shape of a call's payload for a log: names, types and lengths, without the content. */
function shapeOf(value: unknown): unknown {
  if (typeof value === "string") return `string of ${value.length}`;
  if (value === null || typeof value !== "object") return typeof value;
  if (Array.isArray(value)) return value.map(shapeOf);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value.constructor.name;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shapeOf(part)]));
}
