import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import { claimVoid, roundKey, type VoidRound } from "./clearance-rows.ts";
import { reviseRound, tellMediator } from "./rounds.ts";

/**
 * Ends rounds that no longer count, and tells the mediators, so that nobody relies on a clearance in which danger was heard since. The gate
 * itself (needsClearance) does not wait for this. @returns how many
 */
export function endVoidRounds(tools: JobTools, now: Date): Promise<number> {
  const job = "endVoidRounds";
  return doWhatIsDue<VoidRound>(tools, {
    job,
    batch: 20,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimVoid(after, limit, notSetAside(tools, job, roundKey)),
    async act(tx, rounds) {
      for (const { id } of rounds) {
        await tx.clearance.update({ where: { id }, data: { endedAt: now } });
        await reviseRound(tx, id, now);
        await tellMediator(tx, id, now);
      }
      return rounds.length;
    },
  });
}
