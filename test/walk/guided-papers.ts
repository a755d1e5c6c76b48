import type { Walker } from "./cast.ts";
import { presses, type Step, type Walk, walksInTurn, writes } from "./guided.ts";

/** The documents of a case: points, a version, a refusal with its reason, confirmations, the signature, and a notice of termination. */
export async function walkPapers(
  walk: Walk,
  { applicant, other, mediator, caseId }: { applicant: Walker; other: Walker; mediator: Walker; caseId: number },
): Promise<void> {
  const { prisma } = walk.town.database;
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { telegramId: BigInt(other.id) } });
  const party = await prisma.party.create({ data: { caseId, side: 2, personId } });
  const tap = (data: string) => presses(walk, data);
  const does = (somebody: Walker, ...steps: Step[]) => walksInTurn(walk, [somebody], steps);
  const list = [writes(walk, "/work"), tap(`k:card:${caseId}`), tap("pp:list")];
  const settlement = tap(`pp:open:${caseId}:SETTLEMENT`);
  await does(mediator, ...list, settlement, tap("pp:add"), writes(walk, "Қоршау жылжытылады."), tap("pw:stop"));
  await does(mediator, tap("pp:point"), tap("pp:rewrite"), writes(walk, "Қоршау 30 қарашаға дейін жылжытылады."));
  await does(mediator, tap("pp:point"), tap("pp:move"), tap("pp:move"), settlement, tap("pp:ask"), tap("pp:make"));
  await does(applicant, tap("pv:confirm"));
  await does(other, tap("pv:refuse"), tap("pu:why"), tap("px:stop"), tap("pu:why"), writes(walk, "Мерзімі ерте."));
  await does(other, tap("pv:confirm"));
  await does(
    mediator,
    ...list,
    settlement,
    tap("pp:read"),
    tap("pp:sign"),
    tap("py:stop"),
    tap("pp:sign"),
    tap("py:day:0"),
  );
  await does(applicant, writes(walk, "/cases"), tap(`c:case:${caseId}`), tap("pq:list"), tap("pq:read"));
  await does(mediator, ...list, tap(`pp:open:${caseId}:TERMINATION`), tap("pp:grounds"), tap("pp:ground"));
  await prisma.party.update({ where: { id: party.id }, data: { leftAt: walk.town.now() } });
}
