import { expect, it } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { acceptsInvitation, makesInvitation, opensInvitation } from "../invitations/inviting.ts";
import { codeOf, opensPaper, sendsVersion, writesPoints } from "../papers/hands.ts";
import { copiesOf, type TalkingTown, useTalkingTown } from "../talks/talking.ts";

let opened: TalkingTown & { database: Database };
useTalkingTown((town) => {
  opened = town;
});

it("a mediation goes from the invitation to the question whether the agreement holds, and neither side learns what the other said in private", async () => {
  const { town, citizen, mediator, database } = opened;
  const code = await makesInvitation(citizen);
  const other = await opensInvitation(town, code);
  await acceptsInvitation(other, { shows: false });
  await citizen.presses("pi:confirm");
  town.jumps(1);
  expect(await database.prisma.party.count()).toBe(2);

  await citizen.writes("Қоршау бір метр бері салынған.");
  await other.writes("Мен өз жеріме салдым.");
  expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual([
    "Қоршау бір метр бері салынған.",
    "Мен өз жеріме салдым.",
  ]);

  await mediator.forges("mt:again:1");
  await mediator.presses("mt:phone");
  await mediator.writes("ертең 10:00");
  await mediator.presses("mf:send");
  await citizen.presses("ma:yes");
  await other.presses("ma:yes");
  expect(await database.prisma.meeting.count({ where: { status: "FIXED" } })).toBe(1);

  await mediator.forges("tm:contract:1");
  await mediator.presses("td:today");
  expect(await database.prisma.mediationTerm.count()).toBe(1);

  await opensPaper(mediator);
  await writesPoints(mediator, ["Қоршау 30 қарашаға дейін жылжытылады."]);
  await sendsVersion(mediator);
  expect(codeOf(other)).toBe(codeOf(citizen));
  await citizen.presses("pv:confirm");
  await other.presses("pv:confirm");

  await mediator.forges("k:card:1");
  await mediator.taps("🏁 Істі жабу");
  await mediator.taps("Келісімге келді");
  await mediator.taps("2");
  await mediator.writes("Екеуіңізге де рақмет.");
  await mediator.taps("Жабу");
  await town.takesEffect();
  for (const side of [citizen, other]) expect(side.history().join("\n")).toContain("Екеуіңізге де рақмет.");
  await town.passes(29 * 24 * 60);
  for (const side of [citizen, other]) await side.taps("Иә, орындалып жатыр");

  const heard = { citizen: citizen.history().join("\n"), other: other.history().join("\n") };
  expect(heard.citizen).not.toContain("Мен өз жеріме салдым.");
  expect(heard.citizen).not.toContain("Болат");
  expect(heard.other).not.toContain("Қоршау бір метр бері салынған.");
  expect(heard.other).not.toContain("Айгүл");
  expect(heard.other).not.toContain("Көршіміз");
});
