import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announce } from "../../src/features/announcements/announcements.ts";
import {
  findOwn,
  pauseAnnouncement,
  resumeAnnouncement,
  stopManually,
} from "../../src/features/announcements/controls.ts";
import { checkIn, letIn } from "../../src/features/attendance/check-in.ts";
import { countWalkIn, readDoor } from "../../src/features/attendance/door.ts";
import { readFigures } from "../../src/features/attendance/figures.ts";
import { sendResults } from "../../src/features/attendance/results.ts";
import { approve, findWaiting, returnDraft, submit } from "../../src/features/composing/approval.ts";
import { submitChange } from "../../src/features/composing/change-approval.ts";
import { cancelPublished, publishChange, startChange } from "../../src/features/composing/changing.ts";
import { noDraft, writeDraft } from "../../src/features/composing/draft.ts";
import { fields } from "../../src/features/composing/rules.ts";
import { announcementMessage } from "../../src/features/events/events.ts";
import type { EventFields } from "../../src/features/events/fields.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { createMeeting } from "../../src/features/people/people.ts";
import { type Act, mayAnywhere, permissions } from "../../src/features/people/permissions.ts";
import type { Person } from "../../src/platform/chat/person.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { registered } from "../attendance/tickets.ts";
import { publish, roundTable } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, type Town } from "../harness/town.ts";
import { recordedWhile } from "./recorded.ts";

const region = "KZ-71";
const context = { adminIds: [], calendar: defaultOperator.hours };
const staff = {
  nobody: null,
  mediator: { role: "MEDIATOR", regions: [region] },
  "coordinator of the region": { role: "COORDINATOR", regions: [region] },
  "editor who made it": { role: "EDITOR", regions: [region] },
  "another editor of the region": { role: "EDITOR", regions: [region] },
  "editor of the country": { role: "EDITOR", regions: [] },
  "editor of another region": { role: "EDITOR", regions: ["KZ-75"] },
  council: { role: "COUNCIL", regions: [] },
  admin: { role: "ADMIN", regions: [] },
} as const;
type Who = keyof typeof staff;
const everybody = Object.keys(staff) as Who[];
const maker: Who = "editor who made it";
const editors: Who[] = [maker, "another editor of the region", "editor of the country", "admin"];
const seconds = editors.filter((who) => who !== maker);

let database: Database;
let town: Town;
const persons = new Map<Who, Person>();
const day = new Date("2026-10-29T05:30:00Z");
const over = new Date("2026-10-29T15:00:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  town = await openTown(database);
  for (const who of everybody) {
    const row = staff[who];
    const one = await town.staff(who, "kk", { role: row?.role ?? "EDITOR", regions: [...(row?.regions ?? [])] });
    if (row === null) await database.prisma.staffRole.deleteMany({ where: { personId: one.personId } });
    persons.set(who, await createMeeting(database.sql, [])(one.id, town.now()));
  }
});
afterAll(async () => {
  await town.close();
  await database.close();
});

function personOf(who: Who): Person {
  const person = persons.get(who);
  if (person === undefined) throw new Error(`${who} is not there.`);
  return person;
}

const answered: EventFields = { ...roundTable, answered: [...fields] };

/** A complete draft that was not published yet. */
async function drafted(by: Person, submission: number | null = null): Promise<number> {
  const draft = writeDraft({ ...noDraft, by: [by.id], event: answered, submissions: submission ?? 0 });
  const sent = submission === null ? {} : { status: "SUBMITTED" as const, submittedAt: town.now() };
  const own = { createdById: by.id, changedAt: town.now() };
  const { id } = await database.prisma.event.create({ data: { ...own, ...sent, draft } });
  return id;
}

/** A published event with a change of it that nobody has sent. @returns its id and the state that was changed */
async function changed(changes: Partial<EventFields>): Promise<{ id: number; sequence: number }> {
  const id = await publish(database, { answered: [...fields] });
  const { sequence } = await database.prisma.event.findUniqueOrThrow({ where: { id } });
  const draft = writeDraft({ ...noDraft, base: sequence, event: { ...answered, ...changes } });
  await database.prisma.event.update({ where: { id }, data: { draft } });
  return { id, sequence };
}

async function announced(status: "RUNNING" | "PAUSED"): Promise<number> {
  const { prisma } = database;
  const event = await publish(database);
  const audience = { kind: "ROUND_TABLE" as const, regions: [region], tags: [], createdById: personOf(maker).id };
  const times = { startAt: town.now(), validUntil: new Date("2026-10-29T05:00:00Z") };
  await announce(prisma, { ...audience, about: announcementMessage.about({ event }), ...times });
  const { id } = await prisma.announcement.findFirstOrThrow({ where: { subject: String(event) } });
  await prisma.announcement.update({ where: { id }, data: { status } });
  return id;
}

async function isDone(steered: Promise<{ kind: string }>): Promise<boolean> {
  return (await steered).kind === "done";
}

interface Attempt {
  allowed: readonly Who[];
  /** @returns whether it was done */
  tries(person: Person): Promise<boolean>;
}

type EventAct = { [A in Act]: (typeof permissions)[A]["subject"] extends "event" | "announcement" ? A : never }[Act];

const attempts: Record<EventAct, Attempt> = {
  composeEvent: {
    allowed: editors,
    tries: async (person) =>
      (await startChange(database.prisma, person, await publish(database), town.now())).kind === "started",
  },
  submitEvent: {
    allowed: editors,
    tries: async (person) =>
      (await submit(database.prisma, context, person, await drafted(person), town.now())).kind === "submitted",
  },
  submitChange: {
    allowed: editors,
    async tries(person) {
      const { id, sequence } = await changed({ titleKk: "Басқа атау" });
      return (await submitChange(database.prisma, context, person, id, sequence, town.now())).kind === "submitted";
    },
  },
  seeSubmission: {
    allowed: editors,
    async tries(person) {
      const waiting = await findWaiting(database.prisma, person, await drafted(personOf(maker), 1), 1);
      return waiting.kind === "waits" || waiting.kind === "own";
    },
  },
  approveEvent: {
    allowed: seconds,
    async tries(person) {
      const id = await drafted(personOf(maker), 1);
      return (await approve(database.prisma, context, person, id, 1, town.now())).kind === "published";
    },
  },
  returnEvent: {
    allowed: seconds,
    async tries(person) {
      const id = await drafted(personOf(maker), 1);
      return (await returnDraft(database.prisma, context, person, id, 1, "FACTS", town.now())).kind === "returned";
    },
  },
  publishChange: {
    allowed: editors,
    async tries(person) {
      const { id, sequence } = await changed({ address: "Астана, Абай даңғылы, 1" });
      return (await publishChange(database.prisma, context, person, id, sequence, town.now())).kind === "published";
    },
  },
  cancelEvent: {
    allowed: editors,
    tries: async (person) => isDone(cancelPublished(database.prisma, person, await publish(database), town.now())),
  },
  openDoor: {
    allowed: editors,
    tries: async (person) => (await readDoor(database.prisma, person, await publish(database), day)) !== null,
  },
  checkIn: {
    allowed: editors,
    async tries(person) {
      const { id } = await registered(town, await publish(database), "GOING");
      return (await checkIn(database.prisma, person, id, day)).kind === "came";
    },
  },
  letIn: {
    allowed: editors,
    async tries(person) {
      const { id } = await registered(town, await publish(database), "WAITING");
      return (await letIn(database.prisma, person, id, day)).kind === "came";
    },
  },
  countWalkIn: {
    allowed: editors,
    tries: async (person) => countWalkIn(database.prisma, person, await publish(database), "in", day),
  },
  sendResults: {
    allowed: editors,
    async tries(person) {
      const id = await publish(database);
      await registered(town, id, "ATTENDED");
      await database.prisma.event.update({ where: { id }, data: { results: { kk: "Қорытынды", ru: "Итоги" } } });
      return (await sendResults(database.prisma, person, id, over)).kind === "sent";
    },
  },
  readFigures: {
    allowed: [...editors, "editor of another region", "council"],
    tries: async (person) =>
      (await readFigures(database.prisma, person, { period: "year", by: "kind" }, over)) !== null,
  },
  seeAnnouncement: {
    allowed: [maker, "admin"],
    tries: async (person) => (await findOwn(database.prisma, person, await announced("RUNNING"))) !== null,
  },
  pauseAnnouncement: {
    allowed: [maker, "admin"],
    tries: async (person) => isDone(pauseAnnouncement(database.prisma, person, await announced("RUNNING"), town.now())),
  },
  resumeAnnouncement: {
    allowed: [maker, "admin"],
    tries: async (person) => isDone(resumeAnnouncement(database.prisma, person, await announced("PAUSED"), town.now())),
  },
  stopAnnouncement: {
    allowed: [maker, "admin"],
    tries: async (person) => isDone(stopManually(database.prisma, person, await announced("RUNNING"), town.now())),
  },
};

test("every act on an event or an announcement that the table names is tried", () => {
  const named = Object.entries(permissions).filter(([, { subject }]) => ["event", "announcement"].includes(subject));
  expect(Object.keys(attempts).sort()).toEqual(named.map(([act]) => act).sort());
});

describe.each(Object.entries(attempts) as [EventAct, Attempt][])("%s", (act, { allowed, tries: attempt }) => {
  test.each(everybody.map((who) => [who, allowed.includes(who) ? "may" : "may not"] as const))(
    "%s %s",
    async (who, may) => {
      const person = personOf(who);
      const { result, recorded } = await recordedWhile(database, () => attempt(person));
      expect(result).toBe(may === "may");
      if (may === "may") expect(mayAnywhere(person, act)).toBe(true);
      const { isRecorded, subject } = permissions[act];
      const row = { act, actorId: person.id, role: staff[who]?.role, subject };
      expect(recorded).toEqual(result && isRecorded ? [row] : []);
    },
  );

  test.each(allowed)("%s may not when the role is gone", async (who) => {
    expect(await attempt({ ...personOf(who), staff: [] })).toBe(false);
  });
});
