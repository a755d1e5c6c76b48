import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { dayMinutes } from "../../src/platform/time/units.ts";
import { tale } from "../harness/report.ts";
import { phrase } from "../harness/town.ts";
import { copiesOf, type TalkingTown, useTalkingTown } from "../talks/talking.ts";
import { acceptsInvitation, makesInvitation, opensInvitation } from "./inviting.ts";

let opened: TalkingTown & { database: Database };
let code: string;
useTalkingTown((town) => {
  opened = town;
});
beforeEach(async () => {
  code = await makesInvitation(opened.citizen);
});

const statusOf = async () => (await opened.database.prisma.partyInvitation.findFirstOrThrow()).status;

test("the text to pass on and the landing name nothing of the conflict or of the person who invites", async () => {
  const { town, citizen } = opened;
  const other = await opensInvitation(town, code);
  expect(code.length).toBeGreaterThanOrEqual(10);
  expect(other.reads()).toContain("Ерлан");
  expect(other.reads()).toContain("тегін");
  for (const secret of [tale.kk, "Айгүл", "№"]) {
    expect(citizen.reads()).not.toContain(secret);
    expect(other.history().join()).not.toContain(secret);
  }
});

test("who accepts becomes a side once the first has said that it is the person meant, and only the mediator reads them", async () => {
  const { town, citizen, mediator, database } = opened;
  const other = await opensInvitation(town, code);
  await acceptsInvitation(other);
  expect(mediator.reads()).toContain("Болат Ахметов");
  expect(citizen.reads()).toContain("Болат Ахметов");
  expect(await database.prisma.party.count()).toBe(1);
  await citizen.taps("Иә, сол адам");
  expect(citizen.history().join()).not.toContain("Болат Ахметов");
  expect(other.reads()).toMatch(phrase("kk", "talks:opened.invited"));
  town.jumps(1);
  await other.writes("Сәлеметсіз бе!");
  expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual(["Сәлеметсіз бе!"]);
  expect(copiesOf(town, citizen)).toEqual([]);
  await mediator.writes("/work");
  await mediator.presses("k:card");
  expect(mediator.reads()).toContain("2-тарап: Болат Ахметов");
});

test("a name is not shown to the first side without permission", async () => {
  const { town, citizen, mediator } = opened;
  const other = await opensInvitation(town, code);
  await acceptsInvitation(other, { shows: false });
  expect(mediator.reads()).toContain("Болат Ахметов");
  expect(citizen.history().join()).not.toContain("Болат");
});

describe("nothing is kept, and it is said kindly", () => {
  const nothingKept = async () => {
    const { prisma } = opened.database;
    expect(await prisma.invitee.count()).toBe(0);
    expect(await prisma.partyInvitation.count({ where: { acceptedById: { not: null } } })).toBe(0);
    expect(await prisma.consent.count({ where: { version: 101 } })).toBe(0);
    expect(await prisma.party.count()).toBe(1);
  };

  test("of a person who was not meant", async () => {
    const { town, citizen } = opened;
    const other = await opensInvitation(town, code);
    await acceptsInvitation(other);
    await citizen.taps("Бұл басқа адам");
    await citizen.taps("Иә, басқа адам");
    expect(other.reads()).toMatch(phrase("kk", "invitations:stranger.STRANGER"));
    await nothingKept();
  });

  test("of somebody who declines; the applicant and the mediator are told, and the link is spent", async () => {
    const { town, citizen, mediator } = opened;
    const other = await opensInvitation(town, code);
    await other.taps("Қатыспаймын");
    expect(await statusOf()).toBe("OPEN");
    await other.taps("Иә, бас тартамын");
    expect(other.reads()).toMatch(phrase("kk", "invitations:decline.done"));
    for (const told of [citizen, mediator]) expect(told.reads()).toContain("қатыспайтын болды");
    await nothingKept();
    await other.opens(`side_${code}`);
    expect(other.reads()).toMatch(phrase("kk", "invitations:refused.answered"));
  });

  test("of somebody under 18, and the invitation stays", async () => {
    const other = await opensInvitation(opened.town, code);
    await other.taps("Қатысамын");
    await other.taps("Жоқ, толған жоқпын");
    expect(other.reads()).toContain("111");
    await nothingKept();
    expect(await statusOf()).toBe("OPEN");
  });

  test("when the applicant revokes it after it was accepted", async () => {
    const { town, citizen } = opened;
    const other = await opensInvitation(town, code);
    await acceptsInvitation(other);
    await citizen.presses("c:case");
    await opened.database.prisma.partyInvitation
      .findFirstOrThrow()
      .then(({ id }) => citizen.forges(`pi:revokeYes:${id}`));
    expect(other.reads()).toMatch(phrase("kk", "invitations:stranger.REVOKED"));
    await nothingKept();
  });
});

test("an invitee in danger reads the numbers before anything else, and the mediator hears of it", async () => {
  const { town, mediator } = opened;
  const other = await opensInvitation(town, code);
  await other.taps("Қатысамын");
  await other.taps("Иә, толдым");
  await other.taps("Иә, қауіп бар");
  expect(other.reads()).toContain("102");
  await other.taps("Қазір қауіп жоқ, жалғастыру");
  await other.taps("қазақша");
  await other.taps("Дайын");
  await other.writes("Болат");
  await other.taps("Келісемін");
  await other.taps("Жоқ, көрсетпеңіздер");
  await other.taps("Келісемін");
  expect(mediator.reads()).toContain("⚠️");
  // Nobody is brought together before it is cleared.
  await opened.citizen.taps("Иә, сол адам");
  expect(opened.citizen.reads()).toMatch(phrase("kk", "invitations:confirm.notCleared"));
  expect(await opened.database.prisma.party.count()).toBe(1);
});

test("danger that is noted after the invitation was made pauses it, without a reason, and it can still be declined", async () => {
  const { town, database } = opened;
  const other = await opensInvitation(town, code);
  await database.prisma.case.updateMany({ data: { dangers: 1 } });
  await other.taps("Қатысамын");
  expect(other.reads()).toMatch(phrase("kk", "invitations:refused.paused"));
  await other.opens(`side_${code}`);
  expect(other.reads()).toMatch(phrase("kk", "invitations:refused.paused"));
  const { id } = await database.prisma.partyInvitation.findFirstOrThrow();
  await other.forges(`iv:declineYes:${id}`);
  expect(await statusOf()).toBe("DECLINED");
});

describe("spends nothing", () => {
  test("when a coordinator opens it who has read the story, even after the role has ended", async () => {
    const { town, database } = opened;
    const coordinator = await town.staff("Дана", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
    const { id } = await database.prisma.case.findFirstOrThrow();
    const done = { act: "reviewStory", actorId: coordinator.personId, role: "COORDINATOR" } as const;
    await database.prisma.staffAct.create({ data: { ...done, subject: "case", subjectId: id, actedAt: town.now() } });
    await database.prisma.staffRole.deleteMany({ where: { personId: coordinator.personId } });
    await coordinator.opens(`side_${code}`);
    expect(coordinator.reads()).toMatch(phrase("kk", "invitations:refused.staff"));
    expect(await database.prisma.invitee.count()).toBe(0);
  });

  test("when its maker, the mediator or somebody already in the case opens it", async () => {
    const { citizen, mediator } = opened;
    await citizen.opens(`side_${code}`);
    expect(citizen.reads()).toMatch(phrase("kk", "invitations:refused.own"));
    await mediator.opens(`side_${code}`);
    expect(mediator.reads()).toMatch(phrase("kk", "invitations:refused.staff"));
    expect(await opened.database.prisma.invitee.count()).toBe(0);
    expect(await statusOf()).toBe("OPEN");
  });

  test("when it is opened twice, and in another language", async () => {
    const other = await opensInvitation(opened.town, code);
    await other.opens(`side_${code}`);
    expect(other.reads()).toMatch(phrase("kk", "invitations:landing.text"));
    await other.taps("Русский");
    expect(other.reads()).toMatch(phrase("ru", "invitations:landing.text"));
    expect(await opened.database.prisma.invitee.count()).toBe(1);
    expect(await statusOf()).toBe("OPEN");
  });

  test("when somebody answers by a button who has not opened it", async () => {
    const { id } = await opened.database.prisma.partyInvitation.findFirstOrThrow();
    const other = opened.town.person("Болат", "kk");
    await other.opens("nothing");
    await other.taps("Қазақша");
    await other.forges(`iv:declineYes:${id}`);
    await other.forges(`iv:accept:${id}:${opened.mediator.personId}`);
    expect(await statusOf()).toBe("OPEN");
  });
});

test("staff who have opened a link have no part in the case as staff until they decline", async () => {
  const { town, database } = opened;
  const { id, number } = await database.prisma.case.findFirstOrThrow();
  const coordinator = await town.staff("Дана", "kk", { role: "COORDINATOR" });
  await coordinator.forges(`k:overview:${id}`);
  expect(coordinator.reads()).toContain(number);
  await coordinator.opens(`side_${code}`);
  const before = coordinator.history().length;
  await coordinator.forges(`k:overview:${id}`);
  expect(coordinator.history().slice(before).join()).not.toContain(number);
});

test("nobody is invited as long as danger was ticked and the case is not cleared", async () => {
  const { citizen, database } = opened;
  const { prisma } = database;
  const { id } = await prisma.case.update({
    where: { id: (await prisma.case.findFirstOrThrow()).id },
    data: { dangers: 1 },
  });
  await prisma.partyInvitation.updateMany({ data: { status: "REVOKED", dueAt: null } });
  await citizen.forges(`pi:make:${id}`);
  expect(citizen.reads()).toMatch(phrase("kk", "invitations:notCleared"));
  expect(await prisma.partyInvitation.count()).toBe(1);
});

test("a typed code opens the same invitation, and after five wrong codes not even the right one for an hour", async () => {
  const { town } = opened;
  const typed = [code.slice(0, 4), code.slice(4, 8), code.slice(8)].join(" ").toLowerCase();
  const other = town.person("Болат", "kk");
  await other.opens("nothing");
  await other.taps("Қазақша");
  await other.writes(typed);
  expect(other.reads()).toMatch(phrase("kk", "invitations:landing.text"));
  for (const wrong of ["K7M42QXR9TNB", "K7M42QXR9TNC", "K7M42QXR9TND", "K7M42QXR9TNE", "K7M42QXR9TNF"]) {
    await other.writes(wrong);
    expect(other.reads()).toMatch(phrase("kk", "invitations:refused.unknown"));
  }
  await other.writes(typed);
  expect(other.reads()).toMatch(phrase("kk", "invitations:refused.tooMany"));
  await town.passes(61);
  await other.writes(typed);
  expect(other.reads()).toMatch(phrase("kk", "invitations:landing.text"));
});

test("a link that is not passed on is asked about after three days, and ten days after «Бердім» silence is told to both", async () => {
  const { town, citizen, mediator } = opened;
  await town.passes(3 * dayMinutes + 1);
  expect(citizen.reads()).toMatch(phrase("kk", "invitations:ask"));
  await citizen.taps("Бердім");
  await town.passes(10 * dayMinutes);
  expect(await statusOf()).toBe("OPEN");
  const late = await opensInvitation(town, code);
  await town.passes(dayMinutes);
  for (const told of [citizen, mediator]) expect(told.history().join()).toContain("мерзімінде жауап келмеді");
  await late.taps("Қатысамын");
  expect(late.reads()).toMatch(phrase("kk", "invitations:refused.expired"));
});
