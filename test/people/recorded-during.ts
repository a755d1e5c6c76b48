import type { Database } from "../../src/platform/database/open.ts";

/** Runs a function. @returns its result, and the staff acts that were recorded meanwhile, in order */
export async function recordedDuring<T>(
  { prisma }: Database,
  run: () => Promise<T>,
): Promise<{ result: T; recorded: { act: string; actorId: number; role: string; subject: string }[] }> {
  const last = await prisma.staffAct.aggregate({ _max: { id: true } });
  const result = await run();
  const recorded = await prisma.staffAct.findMany({
    where: { id: { gt: last._max.id ?? 0 } },
    orderBy: { id: "asc" },
    select: { act: true, actorId: true, role: true, subject: true },
  });
  return { result, recorded };
}
