import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMessages } from "../../src/app/messages.ts";
import { sinceMinute } from "../../src/features/talks/owed-since.ts";
import { endOf } from "../../src/features/terms/steps.ts";
import type { Role } from "../../src/platform/chat/person.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports } from "../harness/report.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";
import { type EverythingOfCase, lastDayThere, makeEverything } from "./everything-of-case.ts";

// A person who is a party to a case has no part in it as staff, whatever their roles: it is in none of their lists, pings and screens.

type Staff = Townsperson & { personId: number };

const region = "KZ-19";
const termEnd = endOf(lastDayThere).getTime();
const roles: Role[] = ["MEDIATOR", "COORDINATOR", "EDITOR", "COUNCIL", "ADMIN"];

let database: Database;
let town: Town;
/** The applicant, who has every role. */
let party: Townsperson & { personId: number };
let mediator: Staff;
let coordinator: Staff;
/** The other side, who has every role too. */
let second: Townsperson & { personId: number };
/** Everything that exists of the case, by what a message or a button names it. */
let ids: EverythingOfCase;
let number: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  const applicant = town.person("Айгүл");
  await reports(applicant);
  const { prisma } = database;
  mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  coordinator = await town.staff("Дана", "kk", { role: "COORDINATOR", regions: [region] });
  const { personId, id: caseId } = await prisma.case.findFirstOrThrow();
  party = { ...applicant, personId };
  second = await town.staff("Болат", "kk", { role: "COORDINATOR" });
  await prisma.staffRole.deleteMany({ where: { personId: second.personId } });
  for (const id of [personId, second.personId]) {
    await prisma.staffRole.createMany({
      data: roles.map((role) => ({ personId: id, role, regions: [], since: town.now() })),
    });
    await prisma.mediator.create({ data: { personId: id, languages: ["kk", "ru"] } });
  }
  ({ number } = await prisma.case.findFirstOrThrow());
  await prisma.delivery.deleteMany();
  const staff = { mediatorId: mediator.personId, coordinatorId: coordinator.personId };
  ids = await makeEverything(town, caseId, { own: personId, ...staff });
  await prisma.party.create({ data: { caseId, side: 2, personId: second.personId } });
  const { owedSince } = await prisma.talk.findFirstOrThrow();
  owedMinute = sinceMinute(owedSince ?? town.now());
});

type Situation = "inHand" | "waiting" | "offered" | "returned" | "kept" | "lost";

/** Messages to staff about a case: their subject, and the case as it must be for them to be sent to those whom they concern. */
const toStaff: Record<string, { subject: () => string; when: Situation; reader: "mediator" | "coordinator" | null }> = {
  "assignment.added": { subject: () => `${ids.case}/1`, when: "inHand", reader: "mediator" },
  "assignment.applicantLeft": { subject: () => `${ids.case}`, when: "inHand", reader: "mediator" },
  "assignment.applicantLeftAgain": { subject: () => `${ids.case}/1`, when: "inHand", reader: "mediator" },
  "assignment.needed": { subject: () => `${ids.case}/0`, when: "waiting", reader: "coordinator" },
  "assignment.notes": { subject: () => `${ids.showing}/0`, when: "inHand", reader: null },
  "assignment.ping": { subject: () => `${ids.offer}`, when: "offered", reader: "mediator" },
  "assignment.remains": { subject: () => `${ids.showing}`, when: "waiting", reader: "coordinator" },
  "assignment.reminder": { subject: () => `${ids.offer}`, when: "offered", reader: "mediator" },
  "assignment.storyHead": { subject: () => `${ids.showing}`, when: "inHand", reader: null },
  "assignment.storyMore": { subject: () => `${ids.showing}/1`, when: "inHand", reader: null },
  "assignment.storyPart": { subject: () => `${ids.showing}/0/0`, when: "inHand", reader: null },
  "clearance.toDecide": { subject: () => `${ids.round}`, when: "inHand", reader: "coordinator" },
  "clearance.told": { subject: () => `${ids.round}/1`, when: "inHand", reader: "mediator" },
  "closing.approved": { subject: () => `${ids.closing}`, when: "inHand", reader: "mediator" },
  "closing.closedForYou": { subject: () => `${ids.closing}`, when: "inHand", reader: "mediator" },
  "closing.reminder": { subject: () => `${ids.closing}`, when: "inHand", reader: "coordinator" },
  "closing.returned": { subject: () => `${ids.closing}`, when: "returned", reader: "mediator" },
  "closing.submitted": { subject: () => `${ids.closing}`, when: "inHand", reader: "coordinator" },
  "danger.alarm": { subject: () => `${ids.alarm}`, when: "inHand", reader: "coordinator" },
  "danger.callAnswer": { subject: () => `${ids.question}/answer`, when: "inHand", reader: "coordinator" },
  "danger.untaken": { subject: () => `${ids.alarm}`, when: "inHand", reader: "coordinator" },
  "disclosure.told": { subject: () => `${ids.disclosure}/1`, when: "inHand", reader: "mediator" },
  "handover.asked": { subject: () => `${ids.handover}`, when: "inHand", reader: "mediator" },
  "handover.minor": { subject: () => `${ids.case}/1790000000000`, when: "waiting", reader: "coordinator" },
  "handover.minorLeft": { subject: () => `${ids.offer}`, when: "lost", reader: "mediator" },
  "handover.thanked": { subject: () => `${ids.offer}`, when: "lost", reader: "mediator" },
  "handover.toDecide": { subject: () => `${ids.request}`, when: "inHand", reader: "coordinator" },
  "terms.closed": { subject: () => `${ids.case}/${termEnd}`, when: "inHand", reader: "mediator" },
  "terms.over": { subject: () => `${ids.case}/${termEnd}`, when: "inHand", reader: "mediator" },
  "terms.overThere": { subject: () => `${ids.case}/${termEnd}`, when: "inHand", reader: "coordinator" },
  "terms.twoDaysLeft": { subject: () => `${ids.case}/${termEnd}`, when: "inHand", reader: "mediator" },
  "terms.weekLeft": { subject: () => `${ids.case}/${termEnd}`, when: "inHand", reader: "mediator" },
  "papers.reason": { subject: () => `${ids.version}/1/1`, when: "inHand", reader: "mediator" },
  "parties.sideLeft": { subject: () => `${ids.left}/1790000000000`, when: "inHand", reader: "mediator" },
  "invitations.accepted": { subject: () => `${ids.invitation}/1790000000000`, when: "inHand", reader: "mediator" },
  "talks.owed": { subject: () => `${ids.talk}/${owedMinute}/1`, when: "inHand", reader: "mediator" },
  "talks.unanswered": { subject: () => `${ids.talk}/${owedMinute}`, when: "inHand", reader: "coordinator" },
  "talks.unreachable": { subject: () => `${ids.talk}/${owedMinute}`, when: "inHand", reader: "coordinator" },
};

/** Messages about a case that a party gets as a party; some of them staff get too. */
const toParties = [
  ...["cases.accepted", "cases.erasedSoon", "cases.escalated", "cases.left", "cases.offeredNext", "cases.over"],
  ...["cases.unsuitable", "parties.otherLeft"],
  ...[
    "clearance.question",
    "disclosure.passed",
    "disclosure.question",
    "closing.closed",
    "closing.question",
    "closing.reopened",
    "danger.looking",
    "danger.mayWeCall",
  ],
  ...["terms.ended", "terms.question", "terms.settled"],
  ...["meetings.asked", "meetings.cancelled", "meetings.fixed", "meetings.noneSuits", "meetings.reminder"],
  ...["handover.decided", "handover.ended", "handover.question", "handover.minorTold"],
  ...["papers.answered", "papers.confirmed", "papers.signed", "papers.version"],
  ...["invitations.ask", "invitations.confirm", "invitations.ended", "invitations.stranger"],
  ...[
    "talks.copy",
    "talks.look",
    "talks.notSent",
    "talks.opened",
    "talks.opening",
    "talks.ended",
    "talks.stopped",
    "talks.topic",
    "talks.undelivered",
  ],
];

/** Since which minute the party has been waiting for an answer. */
let owedMinute: number;

async function bring(when: Situation): Promise<void> {
  const { prisma } = database;
  const where = { id: ids.case };
  const isWaiting = when === "waiting" || when === "offered";
  if (isWaiting) await prisma.case.update({ where, data: { status: "WAITING", mediatorId: null } });
  if (when === "waiting") await prisma.offer.updateMany({ data: { status: "REVOKED" } });
  if (when === "lost") await prisma.offer.updateMany({ data: { status: "WITHDRAWN" } });
  if (when === "returned") await prisma.closing.updateMany({ data: { status: "RETURNED" } });
}

/** Makes a party the member of staff whom the rows name, as if a mistake had. */
async function nameAsStaff(personId: number): Promise<void> {
  const { prisma } = database;
  await prisma.offer.updateMany({ data: { mediatorId: personId } });
  await prisma.showing.updateMany({ data: { personId } });
  await prisma.handover.updateMany({ data: { toId: personId } });
}

/** What somebody would be sent of a message now, and what it would be edited into; null for nothing. */
async function read(name: string, personId: number, subject: string): Promise<string[]> {
  const services = { ...town.service.jobs, username: "bitimger_bot", texts: createTexts() };
  const message = createMessages(services)[name];
  if (message === undefined) throw new Error(`There is no message ${name}.`);
  const delivery = { personId, subject };
  const speak = await message.prepare(database.prisma, [delivery]);
  return [false, true].map((changed) => {
    const spoken = speak(createTexts()("kk"), delivery, changed);
    expect(spoken).not.toBe("unreadable");
    return JSON.stringify(spoken);
  });
}

describe.each(Object.entries(toStaff))("%s", (name, { subject, when, reader }) => {
  test("tells a party who has every role nothing, and staff without a role neither", async () => {
    await bring(when);
    const text = subject();
    for (const own of [party, second]) {
      await nameAsStaff(own.personId);
      const [sent, edited] = await read(name, own.personId, text);
      expect(sent).toBe('"nothing"');
      expect(edited).not.toContain(number);
    }
    const parties = [party.personId, second.personId];
    await database.prisma.staffRole.deleteMany({ where: { personId: { notIn: parties } } });
    for (const former of [mediator, coordinator]) {
      const [afterwards] = await read(name, former.personId, text);
      expect(afterwards).toBe('"nothing"');
    }
  });

  test.runIf(reader !== null)("tells those whom it concerns", async () => {
    await bring(when);
    const { prisma } = database;
    // Here the rows name the member of staff who should have it.
    await prisma.offer.updateMany({ data: { mediatorId: mediator.personId } });
    await prisma.handover.updateMany({ data: { fromId: coordinator.personId, toId: mediator.personId } });
    const concerned = reader === "mediator" ? mediator : coordinator;
    const [sent] = await read(name, concerned.personId, subject());
    expect(sent).not.toBe('"nothing"');
  });
});

test("every message about a case is known: to staff, or to a party", () => {
  const said = createMessages({ vault: {}, places: {}, texts: {} } as Parameters<typeof createMessages>[0]);
  const aboutCases = Object.keys(said).filter((name) =>
    /^(?:assignment|cases|casework|clearance|closing|disclosure|danger|handover|invitations|meetings|papers|parties|talks|terms)\./.test(
      name,
    ),
  );
  expect(aboutCases.toSorted()).toEqual([...Object.keys(toStaff), ...toParties].toSorted());
});

const lists = [
  "/work",
  "/queue",
  "/closings",
  "/clearance",
  "/figures",
  "/door",
  "/compose",
  "/staff",
  "/phrases",
  "/duty",
];

describe.each(["inHand", "waiting"] as const)("a case that is %s", (when) => {
  test("is in no list and no count of a party who has every role, and in those of a colleague", async () => {
    await bring(when);
    for (const own of [party, second]) {
      const before = own.history();
      for (const command of lists) {
        await own.writes(command);
        expect(own.reads()).not.toContain(number);
      }
      for (const data of ["ec:inHand:0", "mr:list"]) {
        await own.forges(data);
        expect(own.reads()).not.toContain(number);
      }
      expect(own.history().filter((text) => text.includes(number) && !before.includes(text))).toEqual([]);
    }
    const colleague = when === "inHand" ? "/closings" : "/queue";
    await coordinator.writes(colleague);
    expect(coordinator.reads()).toContain(number);
  });

  test("opens to them by no button and no number as staff", async () => {
    await bring(when);
    const acts = await database.prisma.staffAct.count();
    const cases = [
      "k:card",
      "k:cardBelow",
      "k:overview",
      "q:case",
      "q:read",
      "q:choose",
      "nt:open",
      "nt:write",
      "ec:case",
      "cl:yes",
    ];
    const more = [
      "o:open",
      "ta:deskOf",
      "e:closeForMediator",
      "e:close",
      "ch:yes",
      "mi:yes",
      "pp:list",
      "w:giveBack",
      "q:suits",
    ];
    const named = [
      `o:accept:${ids.offer}`,
      `s:more:${ids.showing}:1`,
      `tl:stop:${ids.talk}`,
      `ec:open:${ids.closing}`,
      `pp:read:${ids.version}`,
    ];
    const others = [`ec:approve:${ids.closing}`, `ha:accept:${ids.handover}`, `mr:open:${ids.request}`];
    for (const own of [party, second]) {
      await nameAsStaff(own.personId);
      const before = own.history();
      for (const kind of [...cases, ...more]) await own.forges(`${kind}:${ids.case}`);
      const rounds = [`cd:open:${ids.round}`, `cd:clear:${ids.round}`];
      for (const data of [...named, ...others, ...rounds, `mr:keep:${ids.request}`, `al:take:${ids.alarm}`])
        await own.forges(data);
      await town.takesEffect();
      expect(own.history().filter((text) => text.includes(number) && !before.includes(text))).toEqual([]);
      expect(await database.prisma.staffAct.count()).toBe(acts);
    }
    await party.writes(number);
    // It is their own request: they see it as the applicant.
    expect(party.buttons()).toContain("🏢 Үйлестірушіге жазу");
  });
});

test("no ping of a job names them: where the party is the only coordinator and administrator, nobody is told", async () => {
  const { prisma } = database;
  await prisma.staffRole.deleteMany({
    where: { personId: { notIn: [party.personId, second.personId, mediator.personId] } },
  });
  await prisma.closing.updateMany({ data: { remindAt: town.now() } });
  await prisma.showing.updateMany({ data: { takenBackAt: town.now(), personId: mediator.personId } });
  await prisma.delivery.deleteMany();
  for (let day = 0; day < 4; day += 1) await town.passes(24 * 60);
  const parties = [party.personId, second.personId];
  const told = await prisma.delivery.findMany({ where: { personId: { in: parties } }, select: { message: true } });
  const asStaff = told.map(({ message }) => message).filter((message) => message in toStaff);
  expect(asStaff).toEqual([]);
});
