import type { Walker } from "./cast.ts";
import { presses, type Step, takesEffect, type Walk, walksInTurn, writes } from "./guided.ts";

/** A case changes hands in every way: the applicant's case that this mediator has. */
export async function changesHands(walk: Walk, applicant: Walker, mediator: Walker): Promise<void> {
  const { cast } = walk;
  const tap = (data: string) => presses(walk, data);
  const asMediator = (...steps: Step[]) => walksInTurn(walk, [mediator], steps);
  const asApplicant = (...steps: Step[]) => walksInTurn(walk, [applicant], steps);
  const asCoordinator = (...steps: Step[]) => walksInTurn(walk, [cast.coordinator], steps);
  const asColleague = async (...steps: Step[]) => walksInTurn(walk, [await asked(walk)], steps);
  const card = [writes(walk, "/work"), tap("k:card")];
  const proposal = [...card, tap("ho:choose"), tap("ho:to")];
  const summary = writes(walk, ({ id }) => walk.secrets.story(id, "Бір рет сөйлестік."));
  await asMediator(...card, tap("ch:ask"), tap("ch:yes"));
  await asCoordinator(tap("al:take"));
  await asMediator(...card, tap("mi:ask"), tap("mi:yes"), tap("u:undo"));
  await asApplicant(writes(walk, "Маған 15 жас."), tap("u:undo"));
  await asMediator(...proposal, tap("ho:stop"), ...proposal, summary, tap("ha:takeBack"));
  await asMediator(...proposal, summary);
  await asApplicant(tap("ha:refuse"));
  await asCoordinator(tap("mr:open"), tap("mr:keep"));
  await asMediator(...proposal, summary);
  await asColleague(tap("ha:decline"));
  await asMediator(...proposal, summary);
  await asColleague(tap("ha:accept"));
  await asApplicant(tap("ha:agree"));
  const own = [writes(walk, "/cases"), tap("c:case"), tap("am:ask")];
  await asApplicant(...own, tap("am:yes"), tap("u:undo"), ...own, tap("am:yes"), takesEffect(walk));
  await walksInTurn(walk, [await offered(walk, applicant)], [tap("o:accept")]);
  await asApplicant(
    ...own,
    tap("am:stop"),
    ...own,
    writes(walk, ({ id }) => walk.secrets.story(id, "Тілі басқа.")),
  );
  await asCoordinator(
    writes(walk, "/queue"),
    tap("mr:list"),
    tap("mr:open"),
    tap("mr:release"),
    tap("u:undo"),
    writes(walk, "/queue"),
  );
}

/** The colleague of the newest proposal. */
async function asked(walk: Walk): Promise<Walker> {
  const { to } = await walk.town.database.prisma.handover.findFirstOrThrow({
    orderBy: { id: "desc" },
    select: { to: { select: { telegramId: true } } },
  });
  return mediatorWith(walk, to.telegramId);
}

/** The mediator to whom the applicant's newest case is offered. */
async function offered(walk: Walk, { id }: Walker): Promise<Walker> {
  const { mediator } = await walk.town.database.prisma.offer.findFirstOrThrow({
    where: { status: "OFFERED", case: { person: { telegramId: BigInt(id) } } },
    orderBy: { id: "desc" },
    select: { mediator: { select: { telegramId: true } } },
  });
  return mediatorWith(walk, mediator.telegramId);
}

function mediatorWith({ cast }: Walk, telegramId: bigint): Walker {
  const mediator = cast.mediators.find(({ id }) => BigInt(id) === telegramId);
  if (mediator === undefined) throw new Error("The mediator does not belong to the cast.");
  return mediator;
}
