import type { Walker } from "./cast.ts";
import { presses, type Step, type Walk, walksInTurn, writes } from "./guided.ts";

interface Sides {
  applicant: Walker;
  /** Has taken part in the case on the second side, and has left it. */
  other: Walker;
  mediator: Walker;
  caseId: number;
}

/** Danger is heard in a case: clearance is refused, asked for again and given, and the applicant says no and then yes. */
export async function walkClearance(walk: Walk, { applicant, mediator, caseId }: Sides): Promise<void> {
  const { town, cast } = walk;
  const tap = (data: string) => presses(walk, data);
  const does = (somebody: Walker, ...steps: Step[]) => walksInTurn(walk, [somebody], steps);
  await town.database.prisma.case.update({ where: { id: caseId }, data: { dangers: 1 } });
  const asks = [writes(walk, "/work"), tap(`k:card:${caseId}`), tap("cl:ask"), tap("cl:yes")];
  const opens = [writes(walk, "/clearance"), tap("cd:open")];
  await does(mediator, ...asks);
  await does(cast.coordinator, ...opens, tap("cd:list"), tap("cd:open"), tap("cd:refuse"), tap("cr:stop"));
  await does(cast.coordinator, tap("cd:refuse"), writes(walk, "Әуелі полициямен сөйлесіңіз."));
  await does(mediator, ...asks);
  await does(cast.coordinator, ...opens, tap("cd:clear"));
  await does(applicant, tap("cy:no"), writes(walk, "/cases"), tap(`c:case:${caseId}`), tap("cy:read"), tap("cy:yes"));
}

/** What the applicant says in private is allowed, taken back, allowed again and passed on to the other side. */
export async function walkDisclosure(walk: Walk, { applicant, mediator, caseId }: Sides): Promise<void> {
  const { prisma } = walk.town.database;
  const tap = (data: string) => presses(walk, data);
  const does = (somebody: Walker, ...steps: Step[]) => walksInTurn(walk, [somebody], steps);
  const second = { caseId, side: 2 };
  await prisma.party.updateMany({ where: second, data: { leftAt: null } });
  const { id: talk } = await prisma.talk.findFirstOrThrow({
    where: { caseId, kind: "CAUCUS", party: { side: 1 } },
    orderBy: { id: "desc" },
  });
  await does(applicant, writes(walk, "/cases"), tap(`c:case:${caseId}`), tap(`ta:write:${talk}`));
  // What is written in the second of the switch is asked about.
  walk.town.jumps(1);
  await does(applicant, writes(walk, "Қоршауды жылжытуға дайынмын."));
  await does(mediator, tap("dr:ask"));
  const { id } = await prisma.disclosure.findFirstOrThrow({ orderBy: { id: "desc" } });
  const [yes, no] = [tap(`dp:answer:${id}:yes`), tap(`dp:answer:${id}:no`)];
  await does(applicant, yes, no, yes);
  await does(mediator, tap("do:pass"));
  await prisma.party.updateMany({ where: second, data: { leftAt: walk.town.now() } });
}
