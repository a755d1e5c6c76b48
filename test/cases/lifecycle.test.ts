import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  acceptCase,
  type CaseChange,
  type Changed,
  changeMediatorOf,
  closeAssignedCase,
  closeCaseAtTermEnd,
  closeOpenCase,
  dismissCase,
  giveBackCase,
  handOverCase,
  lifecycle,
  reopenCase,
  takeCasesAway,
  withdrawOpenCase,
} from "../../src/features/cases/lifecycle.ts";
import type { CaseStatus, Prisma } from "../../src/platform/database/generated/client.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";

const statuses = ["WAITING", "ASSIGNED", "CLOSED"] as const satisfies CaseStatus[];
const earlier = new Date("2026-11-23T05:00:00Z");
const now = new Date("2026-11-24T05:00:00Z");

let database: Database;
let applicantId: number;
let mediatorId: number;
let otherId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  const makePerson = async (telegramId: bigint) =>
    (await database.prisma.person.create({ data: { telegramId, createdAt: earlier } })).id;
  [applicantId, mediatorId, otherId] = [await makePerson(1n), await makePerson(2n), await makePerson(3n)];
});
afterAll(() => database.close());

const asIn = {
  WAITING: () => ({ escalatedAt: earlier }),
  ASSIGNED: () => ({ mediatorId, assignedAt: earlier, escalatedAt: earlier }),
  CLOSED: () => ({ mediatorId, assignedAt: earlier, escalatedAt: earlier, outcome: "WITHDRAWN", closedAt: earlier }),
} satisfies Record<CaseStatus, () => Partial<Prisma.CaseUncheckedCreateInput>>;

async function makeCase(status: CaseStatus, columns: Partial<Prisma.CaseUncheckedCreateInput> = {}): Promise<number> {
  const facts = { kind: "WORK", regionId: "KZ-19", districtId: "195200000", languages: ["kk"] } as const;
  const ids = { number: randomUUID(), draftId: randomUUID(), personId: applicantId };
  const { id } = await database.prisma.case.create({
    data: {
      ...facts,
      ...ids,
      languages: ["kk"],
      status,
      nameSealed: Buffer.alloc(1),
      filedAt: earlier,
      ...asIn[status](),
      ...columns,
    },
  });
  return id;
}

function standing(id: number) {
  const select = {
    status: true,
    mediatorId: true,
    assignedAt: true,
    escalatedAt: true,
    closedAt: true,
    outcome: true,
    reopened: true,
  };
  return database.prisma.case.findUniqueOrThrow({ where: { id }, select });
}

const run: Record<CaseChange, (id: number) => Promise<Changed>> = {
  accept: (id) => acceptCase(database.prisma, id, otherId, now),
  giveBack: (id) => giveBackCase(database.prisma, id, mediatorId),
  takeAway: async (id) => {
    const taken = await takeCasesAway(database.prisma, [id]);
    // Of many cases it tells only which were done.
    return taken.length === 1 ? { kind: "done" } : { kind: "refused", reason: "closed" };
  },
  handOver: (id) => handOverCase(database.prisma, id, mediatorId, otherId, now),
  changeMediator: (id) => changeMediatorOf(database.prisma, id, mediatorId),
  withdraw: (id) => withdrawOpenCase(database.prisma, id, now),
  dismiss: (id) => dismissCase(database.prisma, id, "NOT_SUITABLE", now),
  close: (id) => closeAssignedCase(database.prisma, id, mediatorId, now),
  endTerm: (id) => closeCaseAtTermEnd(database.prisma, id, mediatorId, now),
  closeForMediator: (id) => closeOpenCase(database.prisma, id, now),
  reopen: (id) => reopenCase(database.prisma, id, now),
};

const none = { mediatorId: null, assignedAt: null, escalatedAt: null, closedAt: null, outcome: null, reopened: 0 };

/** What each act makes of a case in each status: what it changes, or why it is refused. */
const expected: Record<CaseChange, Record<CaseStatus, (() => object) | string>> = {
  accept: {
    WAITING: () => ({ ...none, status: "ASSIGNED", mediatorId: otherId, assignedAt: now, escalatedAt: earlier }),
    ASSIGNED: "assigned",
    CLOSED: "closed",
  },
  giveBack: { WAITING: "waiting", ASSIGNED: () => ({ ...none, status: "WAITING" }), CLOSED: "closed" },
  takeAway: { WAITING: "waiting", ASSIGNED: () => ({ ...none, status: "WAITING" }), CLOSED: "closed" },
  handOver: {
    WAITING: "waiting",
    ASSIGNED: () => ({ ...none, ...asIn.ASSIGNED(), status: "ASSIGNED", mediatorId: otherId, assignedAt: now }),
    CLOSED: "closed",
  },
  changeMediator: { WAITING: "waiting", ASSIGNED: () => ({ ...none, status: "WAITING" }), CLOSED: "closed" },
  withdraw: {
    WAITING: () => ({ ...none, escalatedAt: earlier, status: "CLOSED", outcome: "WITHDRAWN", closedAt: now }),
    ASSIGNED: () => ({ ...none, ...asIn.ASSIGNED(), status: "CLOSED", outcome: "WITHDRAWN", closedAt: now }),
    CLOSED: "closed",
  },
  dismiss: {
    WAITING: () => ({ ...none, escalatedAt: earlier, status: "CLOSED", outcome: "NOT_SUITABLE", closedAt: now }),
    ASSIGNED: "assigned",
    CLOSED: "closed",
  },
  close: {
    WAITING: "waiting",
    ASSIGNED: () => ({ ...none, ...asIn.ASSIGNED(), status: "CLOSED", closedAt: now }),
    CLOSED: "closed",
  },
  endTerm: {
    WAITING: "waiting",
    ASSIGNED: () => ({ ...none, ...asIn.ASSIGNED(), status: "CLOSED", closedAt: now }),
    CLOSED: "closed",
  },
  closeForMediator: {
    WAITING: () => ({ ...none, escalatedAt: earlier, status: "CLOSED", closedAt: now }),
    ASSIGNED: () => ({ ...none, ...asIn.ASSIGNED(), status: "CLOSED", closedAt: now }),
    CLOSED: "closed",
  },
  reopen: {
    WAITING: "waiting",
    ASSIGNED: "assigned",
    CLOSED: () => ({ ...none, status: "WAITING", reopened: 1 }),
  },
};

describe.each(Object.keys(lifecycle) as CaseChange[])("%s", (act) => {
  test.each(statuses)("of a case that is %s", async (status) => {
    const id = await makeCase(status);
    const before = await standing(id);
    const changed = await run[act](id);
    const wanted = expected[act][status];
    if (typeof wanted === "string") {
      expect(lifecycle[act][status]).toEqual({ refused: wanted });
      expect(changed).toEqual({ kind: "refused", reason: act === "takeAway" ? "closed" : wanted });
      expect(await standing(id)).toEqual(before);
    } else {
      expect(changed).toEqual({ kind: "done" });
      expect(await standing(id)).toEqual(wanted());
    }
  });

  test("of a case that is not there changes nothing", async () => {
    const reason = act === "takeAway" ? "closed" : "notThere";
    expect(await run[act](999_999)).toEqual({ kind: "refused", reason });
  });
});

test("nobody gives back a case that another mediator has", async () => {
  const id = await makeCase("ASSIGNED");
  expect(await giveBackCase(database.prisma, id, otherId)).toEqual({ kind: "refused", reason: "notTheirs" });
  expect((await standing(id)).mediatorId).toBe(mediatorId);
});

test("nobody hands over, and nobody takes from, a mediator who does not have the case", async () => {
  const id = await makeCase("ASSIGNED");
  const notTheirs = { kind: "refused", reason: "notTheirs" };
  expect(await handOverCase(database.prisma, id, otherId, applicantId, now)).toEqual(notTheirs);
  expect(await changeMediatorOf(database.prisma, id, otherId)).toEqual(notTheirs);
  expect((await standing(id)).mediatorId).toBe(mediatorId);
});

test("nobody closes a case that another mediator has", async () => {
  const id = await makeCase("ASSIGNED");
  expect(await closeAssignedCase(database.prisma, id, otherId, now)).toEqual({ kind: "refused", reason: "notTheirs" });
  expect((await standing(id)).status).toBe("ASSIGNED");
});

test.each([
  ["ABUSE", false],
  ["NOT_SUITABLE", false],
  ["WITHDRAWN", true],
  [null, true],
] as const)("a case that was closed with the outcome %s is opened again: %s", async (outcome, isReopened) => {
  const id = await makeCase("CLOSED", { outcome });
  const changed = await reopenCase(database.prisma, id, now);
  expect(changed).toEqual(isReopened ? { kind: "done" } : { kind: "refused", reason: "notReopened" });
  expect((await standing(id)).status).toBe(isReopened ? "WAITING" : "CLOSED");
});

test("cases that are taken away are told in their order, whichever of them was written to last", async () => {
  const [first, second, third] = [await makeCase("ASSIGNED"), await makeCase("ASSIGNED"), await makeCase("ASSIGNED")];
  for (const id of [second, first]) await database.prisma.case.update({ where: { id }, data: { escalatedAt: now } });
  // PostgreSQL then reads the cases as they lie in the table.
  await database.sql.rows(`ANALYZE "Case"`);
  expect(await takeCasesAway(database.prisma, [third, first, second])).toEqual([first, second, third]);
});

test("of many cases only those that a mediator has are taken away", async () => {
  const ids = [await makeCase("ASSIGNED"), await makeCase("CLOSED"), await makeCase("ASSIGNED")];
  const other = await makeCase("ASSIGNED");
  expect(await takeCasesAway(database.prisma, ids)).toEqual([ids[0], ids[2]]);
  expect((await standing(other)).status).toBe("ASSIGNED");
});
