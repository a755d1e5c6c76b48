import { deserialize, serialize } from "node:v8";
import type { PrismaClient } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import type { Cell, Vault } from "../database/vault.ts";
import { dayMs } from "../time/units.ts";
import { beginAct, endAct, holdUpdate, type InHand } from "./act-rows.ts";

/**
 * Runs an act of an update in a transaction, once: when the same update is handled again, because its answer did not arrive or
 * its process died, the act is not repeated, and what it returned the first time is returned again. What it returns must be data
 * (dates, bytes, maps too); it is sealed.
 * @param name tells the acts of one update apart
 * @param limits how long its transaction may take, in milliseconds; 5,000 without it
 */
export type Once = <T>(name: string, act: (tx: Db) => Promise<T>, limits?: { timeout?: number }) => Promise<T>;

export interface ActsContext {
  prisma: PrismaClient;
  vault: Vault;
  now: () => Date;
}

/**
 * @param updateId Telegram's id of the update that is being handled
 * @param inHand with it a handling that has lost its update, because it took too long, fails instead of acting beside its own repeat
 */
export function createOnce({ prisma, vault, now }: ActsContext, updateId: number, inHand?: InHand): Once {
  return (name, act, limits = {}) => {
    const key = actKey(updateId, name);
    return prisma.$transaction(async (tx) => {
      if (inHand !== undefined) await holdUpdate(tx, inHand);
      // Another process that handles the same update waits here until the first has ended.
      if (!(await beginAct(tx, key, now()))) return readResult(tx, vault, key);
      const result = await act(tx);
      const resultSealed = vault.seal(resultCell(key), serialize(result).toString("base64"));
      await endAct(tx, key, resultSealed);
      return result;
    }, limits);
  };
}

/** The key under which it is stored that an act has happened. */
export function actKey(updateId: number, name: string): string {
  return `${updateId}/${name}`;
}

async function readResult<T>(tx: Db, vault: Vault, key: string): Promise<T> {
  const { resultSealed } = await tx.act.findUniqueOrThrow({ where: { key } });
  if (resultSealed === null) throw new Error("A stored act has no result.");
  return deserialize(Buffer.from(vault.open(resultCell(key), resultSealed), "base64")) as T;
}

function resultCell(key: string): Cell {
  return { table: "Act", column: "result", row: key };
}

/** How long acts are remembered: longer than Telegram sends an update again. */
const rememberedMs = 2 * dayMs;

/** Forgets the acts of updates that cannot come again. */
export async function forgetActs(db: Db, now: Date): Promise<void> {
  await db.act.deleteMany({ where: { actedAt: { lt: new Date(now.getTime() - rememberedMs) } } });
}
