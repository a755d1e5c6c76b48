import type { Prisma, PrismaClient } from "./generated/client.ts";
import type { Db } from "./open.ts";

export interface TransactionLimits {
  /** How long it may take, in milliseconds; 5,000 without it. */
  timeout?: number;
}

/** Runs an act in the caller's transaction, or in a transaction of its own where the caller has none. */
export function inTransaction<T>(db: Db, act: (tx: Db) => Promise<T>, limits: TransactionLimits = {}): Promise<T> {
  return isClient(db) ? db.$transaction(act, limits) : act(db);
}

/** A transaction has `$transaction` too, for savepoints, but no connection of its own to open. */
function isClient(db: Prisma.TransactionClient | PrismaClient): db is PrismaClient {
  return "$connect" in db && typeof db.$connect === "function";
}
