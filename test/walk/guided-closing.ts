import type { Walker } from "./cast.ts";
import { presses, report, type Step, takesEffect, type Walk, walksInTurn, withdrawal, writes } from "./guided.ts";
import { walkClearance, walkDisclosure } from "./guided-clearance.ts";
import { walkMeetings } from "./guided-meetings.ts";
import { walkPapers } from "./guided-papers.ts";
import { walkTerms } from "./guided-terms.ts";

/** A case of a sensitive kind is closed, returned, approved, opened again, closed by a coordinator, asked about, and withdrawn. */
export async function walkClosing(walk: Walk): Promise<void> {
  const { town, cast } = walk;
  const [other, , citizen] = cast.trio;
  if (citizen === undefined || other === undefined) throw new Error("Three are needed.");
  const tap = (data: string) => presses(walk, data);
  const does = (somebody: Walker, ...steps: Step[]) => walksInTurn(walk, [somebody], steps);
  await does(citizen, ...report(walk, "MONEY", []));
  // A sensitive kind. In the form it has fewer questions.
  const sensitive = { where: { id: await caseOf(walk, citizen) }, data: { kind: "INTERFAITH" as const } };
  await town.database.prisma.case.update(sensitive);
  const { mediator, accepts } = await offered(walk, citizen);
  await accepts();
  const sides = { applicant: citizen, other, mediator, caseId: await caseOf(walk, citizen) };
  await walkPapers(walk, sides);
  await walkClearance(walk, sides);
  await walkDisclosure(walk, sides);
  await walkMeetings(walk, sides);
  const card = [writes(walk, "/work"), tap(`k:card:${await caseOf(walk, citizen)}`), tap("e:close")];

  await does(mediator, ...card, tap("ef:outcome:AGREEMENT"), tap("ef:people:2"), tap("ef:back"), tap("ef:stop"));
  const submits = [tap("ef:outcome:AGREEMENT"), writes(walk, "0"), writes(walk, "4"), tap("ef:skip"), tap("ef:send")];
  await does(mediator, ...card, ...submits);
  const { coordinator } = cast;
  await does(coordinator, writes(walk, "/closings"), tap("ec:inHand"), tap("ec:list"), tap("ec:open"));
  await does(
    coordinator,
    tap("ec:return"),
    tap("er:stop"),
    writes(walk, "/closings"),
    tap("ec:open"),
    tap("ec:return"),
  );
  await does(coordinator, writes(walk, "Тағы сөйлесіңіз."));
  await does(mediator, tap("e:close"), ...submits, writes(walk, "/work"));
  await does(mediator, tap(`k:card:${await caseOf(walk, citizen)}`), tap("e:takeBack"), ...card, ...submits);
  await town.passes(2 * 24 * 60);
  await does(coordinator, tap("ec:approve"), takesEffect(walk));

  await does(citizen, tap("ea:rate"), tap("e:reopen"), tap("ew:stop"), writes(walk, "/cases"), tap("c:case"));
  await does(citizen, tap("e:reopen"), writes(walk, "Қайтадан басталды."));
  await (await offered(walk, citizen)).accepts();
  const caseId = await caseOf(walk, citizen);
  await does(
    coordinator,
    writes(walk, "/closings"),
    tap("ec:inHand"),
    tap(`ec:case:${caseId}`),
    tap("e:closeForMediator"),
  );
  await does(coordinator, ...submits, takesEffect(walk));
  await town.database.prisma.closing.updateMany({ where: { caseId, status: "DONE" }, data: { askAt: town.now() } });
  // At night nobody is asked.
  await town.passes(1);
  await town.passes(14 * 60);
  await does(
    citizen,
    tap("ea:held"),
    tap("eh:write"),
    writes(walk, "Сөз көп."),
    tap("e:reopen"),
    writes(walk, "Орындамады."),
  );
  const last = await offered(walk, citizen);
  await last.accepts();
  await walkTerms(walk, citizen, last.mediator, await caseOf(walk, citizen));
  await does(citizen, ...withdrawal(walk));
}

export async function caseOf({ town }: Walk, { id }: Walker): Promise<number> {
  const where = { person: { telegramId: BigInt(id) } };
  return (await town.database.prisma.case.findFirstOrThrow({ where, orderBy: { id: "desc" } })).id;
}

/** The mediator to whom this person's case is offered. */
export async function offered(
  walk: Walk,
  citizen: Walker,
): Promise<{ mediator: Walker; accepts: () => Promise<void> }> {
  const { town, cast, hands } = walk;
  const offer = await town.database.prisma.offer.findFirstOrThrow({
    where: { status: "OFFERED", caseId: await caseOf(walk, citizen) },
    include: { mediator: true },
  });
  const mediator = cast.mediators.find(({ id }) => BigInt(id) === offer.mediator.telegramId);
  if (mediator === undefined) throw new Error("The mediator does not belong to the cast.");
  // At night nobody is asked.
  const isAsked = () => hands.buttons(mediator.id).some(({ data }) => data === `o:accept:${offer.id}`);
  for (let hours = 0; hours < 14 && !isAsked(); hours += 1) await town.passes(60);
  return { mediator, accepts: () => walksInTurn(walk, [mediator], [presses(walk, `o:accept:${offer.id}`)]) };
}
