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
import { approve, findWaiting, returnDraft } from "../../src/features/composing/approval.ts";
import { noDraft, writeDraft } from "../../src/features/composing/draft.ts";
import { cancelPublished, publishChange, startChange } from "../../src/features/composing/published-changes.ts";
import { fields } from "../../src/features/composing/rules.ts";
import { submit, submitChange } from "../../src/features/composing/submission.ts";
import { announcementMessage } from "../../src/features/events/events.ts";
import type { EventFields } from "../../src/features/events/fields.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { createPersonFinder } from "../../src/features/people/people.ts";
import { type Act, mayAnywhere, permissions } from "../../src/features/people/permissions.ts";
import type { Person } from "../../src/platform/chat/person.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { registered } from "../attendance/tickets.ts";
import { publish, roundTable } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, type Town } from "../harness/town.ts";
import { recordedDuring } from "./recorded-during.ts";

const region = "KZ-71";
const context = { adminIds: [], calendar: defaultOperator.hours };
const staff = {
  nobody: null,
  mediator: { role: "MEDIATOR", regions: [region] },
  "coordinator of the region": { role: "COORDINATOR", regions: [region] },
  "its editor": { role: "EDITOR", regions: [region] },
  "another editor of the region": { role: "EDITOR", regions: [region] },
  "editor of the country": { role: "EDITOR", regions: [] },
  "editor of another region": { role: "EDITOR", regions: ["KZ-75"] },
  council: { role: "COUNCIL", regions: [] },
  admin: { role: "ADMIN", regions: [] },
} as const;
type Actor = keyof typeof staff;
const everybody = Object.keys(staff) as Actor[];
const maker: Actor = "its editor";
const editors: Actor[] = [maker, "another editor of the region", "editor of the country", "admin"];
const secondPersons = editors.filter((actor) => actor !== maker);

let database: Database;
let town: Town;
const persons = new Map<Actor, Person>();
const onTheDay = new Date("2026-10-29T05:30:00Z");
const afterwards = new Date("2026-10-29T15:00:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  town = await openTown(database);
  for (const actor of everybody) {
    const row = staff[actor];
    const member = await town.staff(actor, "kk", { role: row?.role ?? "EDITOR", regions: [...(row?.regions ?? [])] });
    if (row === null) await database.prisma.staffRole.deleteMany({ where: { personId: member.personId } });
    persons.set(actor, await createPersonFinder(database.sql, [])(member.id, town.now()));
  }
});
afterAll(async () => {
  await town.close();
  await database.close();
});

function personOf(actor: Actor): Person {
  const person = persons.get(actor);
  if (person === undefined) throw new Error(`There is no ${actor} in this town.`);
  return person;
}

const answered: EventFields = { ...roundTable, answered: [...fields] };

/** Creates a complete draft that is not published yet. */
async function createDraft(by: Person, submission: number | null = null): Promise<number> {
  const draft = writeDraft({ ...noDraft, by: [by.id], event: answered, submissions: submission ?? 0 });
  const sent = submission === null ? {} : { status: "SUBMITTED" as const, submittedAt: town.now() };
  const own = { createdById: by.id, changedAt: town.now() };
  const { id } = await database.prisma.event.create({ data: { ...own, ...sent, draft } });
  return id;
}

/** Creates a published event with a change that is not submitted yet. @returns the event's id and the version that was changed */
async function createChange(changes: Partial<EventFields>): Promise<{ id: number; sequence: number }> {
  const id = await publish(database, { answered: [...fields] });
  const { sequence } = await database.prisma.event.findUniqueOrThrow({ where: { id } });
  const draft = writeDraft({ ...noDraft, base: sequence, event: { ...answered, ...changes } });
  await database.prisma.event.update({ where: { id }, data: { draft } });
  return { id, sequence };
}

async function createAnnouncement(status: "RUNNING" | "PAUSED"): Promise<number> {
  const { prisma } = database;
  const event = await publish(database);
  const audience = { kind: "ROUND_TABLE" as const, regions: [region], tags: [], createdById: personOf(maker).id };
  const times = { startAt: town.now(), validUntil: new Date("2026-10-29T05:00:00Z") };
  await announce(prisma, { ...audience, about: announcementMessage.about({ event }), ...times });
  const { id } = await prisma.announcement.findFirstOrThrow({ where: { subject: String(event) } });
  await prisma.announcement.update({ where: { id }, data: { status } });
  return id;
}

async function isDone(result: Promise<{ kind: string }>): Promise<boolean> {
  return (await result).kind === "done";
}

interface Attempt {
  allowed: readonly Actor[];
  /** @returns whether the act was done */
  attempt(person: Person): Promise<boolean>;
}

type EventAct = { [A in Act]: (typeof permissions)[A]["subject"] extends "event" | "announcement" ? A : never }[Act];

const attempts: Record<EventAct, Attempt> = {
  composeEvent: {
    allowed: editors,
    attempt: async (person) =>
      (await startChange(database.prisma, person, await publish(database), town.now())).kind === "started",
  },
  submitEvent: {
    allowed: editors,
    attempt: async (person) =>
      (await submit(database.prisma, context, person, await createDraft(person), town.now())).kind === "submitted",
  },
  submitChange: {
    allowed: editors,
    async attempt(person) {
      const { id, sequence } = await createChange({ titleKk: "Басқа атау" });
      return (await submitChange(database.prisma, context, person, id, sequence, town.now())).kind === "submitted";
    },
  },
  seeSubmission: {
    allowed: editors,
    async attempt(person) {
      const waiting = await findWaiting(database.prisma, person, await createDraft(personOf(maker), 1), 1);
      return waiting.kind === "waits" || waiting.kind === "own";
    },
  },
  approveEvent: {
    allowed: secondPersons,
    async attempt(person) {
      const id = await createDraft(personOf(maker), 1);
      return (await approve(database.prisma, context, person, id, 1, town.now())).kind === "published";
    },
  },
  returnEvent: {
    allowed: secondPersons,
    async attempt(person) {
      const id = await createDraft(personOf(maker), 1);
      return (await returnDraft(database.prisma, context, person, id, 1, "FACTS", town.now())).kind === "returned";
    },
  },
  publishChange: {
    allowed: editors,
    async attempt(person) {
      const { id, sequence } = await createChange({ address: "Астана, Абай даңғылы, 1" });
      return (await publishChange(database.prisma, context, person, id, sequence, town.now())).kind === "published";
    },
  },
  cancelEvent: {
    allowed: editors,
    attempt: async (person) => isDone(cancelPublished(database.prisma, person, await publish(database), town.now())),
  },
  openDoor: {
    allowed: editors,
    attempt: async (person) => (await readDoor(database.prisma, person, await publish(database), onTheDay)) !== null,
  },
  checkIn: {
    allowed: editors,
    async attempt(person) {
      const { id } = await registered(town, await publish(database), "GOING");
      return (await checkIn(database.prisma, person, id, onTheDay)).kind === "came";
    },
  },
  letIn: {
    allowed: editors,
    async attempt(person) {
      const { id } = await registered(town, await publish(database), "WAITING");
      return (await letIn(database.prisma, person, id, onTheDay)).kind === "came";
    },
  },
  countWalkIn: {
    allowed: editors,
    attempt: async (person) => countWalkIn(database.prisma, person, await publish(database), "in", onTheDay),
  },
  sendResults: {
    allowed: editors,
    async attempt(person) {
      const id = await publish(database);
      await registered(town, id, "ATTENDED");
      await database.prisma.event.update({ where: { id }, data: { results: { kk: "Қорытынды", ru: "Итоги" } } });
      return (await sendResults(database.prisma, person, id, afterwards)).kind === "sent";
    },
  },
  readFigures: {
    allowed: [...editors, "editor of another region", "council"],
    attempt: async (person) =>
      (await readFigures(database.prisma, person, { period: "year", by: "kind" }, afterwards)) !== null,
  },
  seeAnnouncement: {
    allowed: [maker, "admin"],
    attempt: async (person) => (await findOwn(database.prisma, person, await createAnnouncement("RUNNING"))) !== null,
  },
  pauseAnnouncement: {
    allowed: [maker, "admin"],
    attempt: async (person) =>
      isDone(pauseAnnouncement(database.prisma, person, await createAnnouncement("RUNNING"), town.now())),
  },
  resumeAnnouncement: {
    allowed: [maker, "admin"],
    attempt: async (person) =>
      isDone(resumeAnnouncement(database.prisma, person, await createAnnouncement("PAUSED"), town.now())),
  },
  stopAnnouncement: {
    allowed: [maker, "admin"],
    attempt: async (person) =>
      isDone(stopManually(database.prisma, person, await createAnnouncement("RUNNING"), town.now())),
  },
};

test("every act on an event or an announcement in the table is attempted", () => {
  const acts = Object.entries(permissions).filter(([, { subject }]) => ["event", "announcement"].includes(subject));
  expect(Object.keys(attempts).sort()).toEqual(acts.map(([act]) => act).sort());
});

describe.each(Object.entries(attempts) as [EventAct, Attempt][])("%s", (act, { allowed, attempt }) => {
  test.each(everybody.map((actor) => [actor, allowed.includes(actor) ? "may" : "may not"] as const))(
    "%s %s",
    async (actor, may) => {
      const person = personOf(actor);
      const { result, recorded } = await recordedDuring(database, () => attempt(person));
      expect(result).toBe(may === "may");
      if (may === "may") expect(mayAnywhere(person, act)).toBe(true);
      const { isRecorded, subject } = permissions[act];
      const row = { act, actorId: person.id, role: staff[actor]?.role, subject };
      expect(recorded).toEqual(result && isRecorded ? [row] : []);
    },
  );

  test.each(allowed)("%s may no longer do it without the role", async (actor) => {
    expect(await attempt({ ...personOf(actor), staff: [] })).toBe(false);
  });
});
