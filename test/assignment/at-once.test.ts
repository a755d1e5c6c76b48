import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import type { AssignmentContext } from "../../src/features/assignment/assignment.ts";
import { escalateOverdue, passOverUnreachable } from "../../src/features/assignment/jobs.ts";
import { assignManually } from "../../src/features/assignment/manual-choice.ts";
import { acceptOffer, declineOffer, giveBack } from "../../src/features/assignment/offer-answers.ts";
import { closeCase, releaseCase } from "../../src/features/assignment/queue.ts";
import { withdrawCase } from "../../src/features/assignment/withdraw.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { loadPlaces } from "../../src/features/places/places.ts";
import type { Person, Role } from "../../src/platform/chat/person.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { hourMs } from "../../src/platform/time/units.ts";
import { calendarOf } from "../../src/platform/time/working-time.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { jobTools } from "../harness/job-tools.ts";

const now = new Date("2026-10-27T05:00:00Z");
const region = "KZ-19";

let database: Database;
let context: AssignmentContext;
let applicant: Person;
let asked: Person;
let next: Person;
let coordinator: Person;

beforeAll(async () => {
  database = await openTestDatabase();
  const places = await loadPlaces(database.prisma);
  const calendar = calendarOf(defaultOperator, places.holidays);
  context = { vault: createVault([randomBytes(32)]), places, operator: defaultOperator, calendar, adminIds: [] };
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  applicant = await somebody(1);
  asked = await somebody(2, "MEDIATOR");
  next = await somebody(3, "MEDIATOR");
  coordinator = await somebody(4, "COORDINATOR");
});

async function somebody(telegramId: number, role?: Role): Promise<Person> {
  const { prisma } = database;
  const { id } = await prisma.person.create({ data: { telegramId, languageCode: "kk", createdAt: now } });
  const staff = role === undefined ? [] : [{ role, regions: [region] }];
  for (const row of staff) await prisma.staffRole.create({ data: { ...row, personId: id, since: now } });
  if (role === "MEDIATOR") await prisma.mediator.create({ data: { personId: id, languages: ["kk"] } });
  return { id, telegramId, language: "kk", blocked: false, staff };
}

type Start = "offered" | "passed on" | "taken" | "in review";

/** Creates case 1, whose first offer goes to `asked`. */
async function begin(start: Start): Promise<void> {
  const { prisma } = database;
  const taken = start === "taken" ? { status: "ASSIGNED" as const, mediatorId: asked.id, assignedAt: now } : {};
  await prisma.case.create({
    data: {
      number: "2026-000001",
      draftId: "draft",
      personId: applicant.id,
      kind: "NEIGHBOURS",
      regionId: region,
      districtId: "195200000",
      languages: ["kk"],
      nameSealed: new Uint8Array(1),
      review: start === "in review",
      escalatedAt: start === "in review" ? now : null,
      filedAt: now,
      ...taken,
    },
  });
  if (start === "in review") return;
  const times = { offeredAt: now, remindAt: now, dueAt: new Date(now.getTime() + hourMs) };
  const first = { offered: "OFFERED", "passed on": "EXPIRED", taken: "ACCEPTED" } as const;
  await prisma.offer.create({
    data: { caseId: 1, mediatorId: asked.id, round: 1, status: first[start], why: {}, ...times },
  });
  if (start !== "passed on") return;
  await prisma.offer.create({ data: { caseId: 1, mediatorId: next.id, round: 2, why: {}, ...times } });
}

const acts: Record<string, () => Promise<unknown>> = {
  accept: () => acceptOffer(database.prisma, asked, 1, now),
  "accept the second offer": () => acceptOffer(database.prisma, next, 2, now),
  decline: () => declineOffer(database.prisma, context, asked, 1, "BUSY", now),
  "decline the second offer": () => declineOffer(database.prisma, context, next, 2, "BUSY", now),
  withdraw: () => withdrawCase(database.prisma, applicant.id, 1, now),
  "assign by hand": () => assignManually(database.prisma, context, coordinator, 1, next.id, now),
  "pass on the overdue offer": () => escalateOverdue(jobTools(database), context, new Date(now.getTime() + 2 * hourMs)),
  async "pass over the unreachable mediator"() {
    const blockedAt = new Date(now.getTime() - hourMs);
    await database.prisma.person.update({ where: { id: asked.id }, data: { blockedAt } });
    return passOverUnreachable(jobTools(database), context, now);
  },
  "give back": () => giveBack(database.prisma, context, asked, 1, "TOO_MANY", now),
  release: () => releaseCase(database.prisma, context, coordinator, 1, now),
  close: () => closeCase(database.prisma, coordinator, 1, "NOT_SUITABLE", now),
};

const actsOf: Record<Start, (keyof typeof acts)[]> = {
  offered: [
    "accept",
    "decline",
    "withdraw",
    "assign by hand",
    "pass on the overdue offer",
    "pass over the unreachable mediator",
  ],
  "passed on": [
    "accept",
    "accept the second offer",
    "decline the second offer",
    "withdraw",
    "pass on the overdue offer",
  ],
  taken: ["give back", "withdraw", "accept", "pass over the unreachable mediator"],
  "in review": ["release", "close", "withdraw", "assign by hand"],
};

const pairs = Object.entries(actsOf).flatMap(([start, names]) =>
  names.flatMap((first) => names.map((second) => [start as Start, first, second] as const)),
);

/** Checks what must hold of the case at any time. */
async function expectSound(): Promise<void> {
  const found = await database.prisma.case.findFirstOrThrow({ include: { offers: true } });
  const mediatorsOf = (status: string) =>
    found.offers.filter((offer) => offer.status === status).map((offer) => offer.mediatorId);
  const offered = mediatorsOf("OFFERED");
  if (found.status !== "WAITING") expect(offered).toEqual([]);
  // A closed case keeps the accepted offers.
  if (found.status !== "CLOSED") {
    expect(mediatorsOf("ACCEPTED")).toEqual(found.status === "ASSIGNED" ? [found.mediatorId] : []);
  }
  if (found.status !== "WAITING") return;
  expect(found.mediatorId).toBeNull();
  // Somebody is responsible: a mediator with an offer, or a coordinator.
  expect([offered.length, found.escalatedAt !== null]).toBeOneOf([
    [1, false],
    [0, true],
  ]);
}

test.each(pairs)("a case that is %s: %s, then %s", async (start, first, second) => {
  await begin(start);
  await acts[first]?.();
  await acts[second]?.();
  await expectSound();
});

describe.runIf(inject("postgresUrl") !== null)("two acts at the same time, each on a connection of its own", () => {
  // The first act stops before it chooses a mediator, or before it enqueues messages. Meanwhile the second begins.
  const moments = ["Mediator", "Delivery"] as const;
  const cases = moments.flatMap((table) => pairs.map((pair) => [table, ...pair] as const));

  test.each(cases)("stopped at %s, a case that is %s: %s, meanwhile %s", async (table, start, first, second) => {
    await begin(start);
    const gate = await closeGate(table);
    const firstAct = startAct(acts[first]?.());
    await firstAct.standsStill(1);
    const secondAct = startAct(acts[second]?.());
    await secondAct.standsStill(firstAct.isOver() ? 1 : 2);
    await gate.open();
    expect([await firstAct.outcome, await secondAct.outcome]).toEqual(["fulfilled", "fulfilled"]);
    await expectSound();
  });

  /** Locks the table, so that whatever reads or writes it waits until the gate is open. */
  async function closeGate(table: string): Promise<{ open(): Promise<void> }> {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const { promise: closed, resolve: isClosed } = Promise.withResolvers<void>();
    const holding = database.prisma.$transaction(async (tx) => {
      await tx.$executeRawUnsafe(`LOCK TABLE "${table}" IN ACCESS EXCLUSIVE MODE`);
      isClosed();
      await opened;
    });
    await closed;
    return {
      open() {
        open();
        return holding;
      },
    };
  }

  function startAct(act: Promise<unknown> | undefined) {
    let isOver = false;
    const outcome = Promise.allSettled([act]).then(([settled]) => {
      isOver = true;
      return settled.status === "rejected" ? String(settled.reason) : "fulfilled";
    });
    return {
      outcome,
      isOver: () => isOver,
      /** Resolves when the act is over, or when this many connections wait for a lock. */
      async standsStill(waiting: number): Promise<void> {
        while (!isOver && (await countWaiting()) < waiting) await sleep(2);
      },
    };
  }

  async function countWaiting(): Promise<number> {
    const [row] = await database.sql.rows<{ count: number }>(
      `SELECT count(*)::int AS count
       FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return row?.count ?? 0;
  }
});
