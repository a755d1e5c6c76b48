import type { Walker } from "./cast.ts";
import { presses, report, type Step, takesEffect, type Walk, walksInTurn, withdrawal, writes } from "./guided.ts";
import { caseOf, offered } from "./guided-closing.ts";

/** Another side is invited: it declines, is somebody else, and is confirmed; then it wishes, leaves, hears how the case ends, and opens it again. */
export async function walkSides(walk: Walk): Promise<void> {
  const { town, cast } = walk;
  const { prisma } = town.database;
  const [applicant, [, unwilling, stranger, meant]] = [cast.trio[1], cast.citizens.slice(3)];
  if (applicant === undefined || unwilling === undefined || stranger === undefined || meant === undefined)
    throw new Error("Four are needed.");
  const tap = (data: string) => presses(walk, data);
  const does = (somebody: Walker, ...steps: Step[]) => walksInTurn(walk, [somebody], steps);
  await does(applicant, ...report(walk, "MONEY", []));
  const { mediator, accepts } = await offered(walk, applicant);
  await accepts();
  const caseId = await caseOf(walk, applicant);
  const card = [writes(walk, "/cases"), tap(`c:case:${caseId}`)];
  const makes = [...card, tap("pi:make")];
  const opens = async (somebody: Walker) => {
    const { id } = await prisma.partyInvitation.findFirstOrThrow({ where: { caseId }, orderBy: { id: "desc" } });
    const texts = town.playground.chat(applicant.id).messages.map(({ text }) => text);
    const code = texts.flatMap((text) => /start=side_([A-Z\d]+)/.exec(text)?.[1] ?? []).at(-1);
    const link = ({ id: phone }: Walker) => void town.playground.openLink(phone, `side_${code}`);
    await does(somebody, link);
    const known = await prisma.person.findUnique({ where: { telegramId: BigInt(somebody.id) } });
    if (known?.languageCode == null) await does(somebody, tap(`p:language:${somebody.language}`));
    return { id, link };
  };

  await does(applicant, ...makes, tap("pi:text"), tap("pi:passed"), tap("pi:days"), tap("pi:view"));
  await does(applicant, tap("pi:days"), tap("pi:until"), tap("pi:revoke"), tap("pi:revokeYes"), ...makes);
  // Nobody has passed it on.
  await town.passes(4 * 24 * 60);
  await opens(unwilling);
  await does(unwilling, tap("iv:decline"), tap("iv:declineYes"));

  const answers: Step[] = [tap("iv:languages"), tap("iv:language"), tap("iv:languagesDone"), tap("iv:stop")];
  const ends: Step[] = [tap("iv:go"), writes(walk, "Tom"), tap("iv:consent"), tap("iv:showName"), tap("iv:accept")];
  await does(applicant, ...makes);
  const first = await opens(stranger);
  await does(stranger, tap("iv:go"), tap("iv:adult"), tap(`iv:danger:${first.id}:yes`), tap("iv:safe"));
  // A coordinator has looked at it.
  const isCleared = () => prisma.case.update({ where: { id: caseId }, data: { dangers: 0 } });
  await isCleared();
  await does(stranger, first.link, ...answers, first.link, ...ends);
  await does(applicant, tap("pi:stranger"), tap("pi:strangerYes"));
  await isCleared();
  await does(applicant, ...card, tap("pi:view"), tap("pi:make"));
  const second = await opens(meant);
  await does(meant, tap("iv:go"), tap("iv:adult"), tap("iv:danger"), ...answers, second.link, ...ends);
  await does(applicant, tap("pi:confirm"));

  const own = [writes(walk, "/cases"), tap(`c:case:${caseId}`)];
  await does(meant, ...own, tap("sd:wishes"), tap("sd:format"), tap("sd:woman"));
  await does(meant, ...own, tap("sd:leave"), tap("sd:yes"), takesEffect(walk));
  await prisma.party.updateMany({ where: { caseId, side: 2 }, data: { leftAt: null } });

  const closes = [tap("ef:outcome:AGREEMENT"), writes(walk, "2"), tap("ef:skip"), tap("ef:send"), takesEffect(walk)];
  const ofMediator = [writes(walk, "/work"), tap(`k:card:${caseId}`)];
  await does(mediator, ...ofMediator, tap("e:close"), ...closes);
  await prisma.closing.updateMany({ where: { caseId, status: "DONE" }, data: { askAt: town.now() } });
  // At night nobody is asked.
  await town.passes(1);
  await town.passes(14 * 60);
  const { id: closing } = await prisma.closing.findFirstOrThrow({ where: { caseId, status: "DONE" } });
  await does(meant, tap(`ea:held:${closing}:NO`), tap("e:reopen"), writes(walk, "Орындамады."));
  await (await offered(walk, applicant)).accepts();
  const next = await prisma.case.findUniqueOrThrow({ where: { id: caseId }, include: { mediator: true } });
  const hasIt = cast.mediators.find(({ id }) => BigInt(id) === next.mediator?.telegramId) ?? mediator;
  await does(hasIt, ...ofMediator, tap("mi:askSide"), tap("mi:yesSide"));
  await does(applicant, ...withdrawal(walk));
}
