import { approve, returnClosing } from "../../src/features/closing/approval.ts";
import { carryOutForMediator, carryOutOwn } from "../../src/features/closing/close.ts";
import { readInHand, readOpenCase } from "../../src/features/closing/open-cases.ts";
import type { CaseEnding } from "../../src/features/closing/rules.ts";
import type { Act } from "../../src/features/people/permissions.ts";
import type { Person } from "../../src/platform/chat/person.ts";
import type { Database, Db } from "../../src/platform/database/open.ts";
import type { Town } from "../harness/town.ts";

const ending: CaseEnding = { outcome: "AGREEMENT", people: 4, word: "Рақмет!" };

/** What the attempts are tried on. */
export interface ClosingWorld {
  database(): Database;
  town(): Town;
  /** A fresh case that the mediator who is asked has. */
  takenCase(): Promise<number>;
  /** A fresh case that waits. */
  waitingCase(): Promise<number>;
  /** The id of the mediator who is asked. */
  mediatorId(): number;
}

/** The acts of closing, with whether each was done. */
export function closingActs<Name>(world: ClosingWorld, asked: Name, coordinators: readonly Name[]) {
  const services = () => world.town().service.jobs;
  const now = () => world.town().now();
  const inTransaction = <T>(act: (tx: Db) => Promise<T>) => world.database().prisma.$transaction(act);
  const submitted = async (): Promise<number> => {
    const caseId = await world.takenCase();
    const closing = { caseId, byId: world.mediatorId(), status: "PENDING", outcome: "AGREEMENT", people: 4 } as const;
    return (await world.database().prisma.closing.create({ data: { ...closing, submittedAt: now() } })).id;
  };
  const attempt = (name: string, act: Act, allowed: readonly Name[], tries: (person: Person) => Promise<boolean>) => ({
    name,
    act,
    allowed,
    tries,
  });
  return [
    attempt("close a case in hand", "closeOwnCase", [asked], async (person) => {
      const caseId = await world.takenCase();
      const ended = await inTransaction((tx) => carryOutOwn(tx, services(), person, caseId, ending, now()));
      return ended.kind === "closed";
    }),
    attempt("close an open case", "closeOpenCase", coordinators, async (person) => {
      const caseId = await world.takenCase();
      const ended = await inTransaction((tx) => carryOutForMediator(tx, services(), person, caseId, ending, now()));
      return ended.kind === "closed";
    }),
    attempt("close a case that waits with an outcome", "closeOpenCase", coordinators, async (person) => {
      const caseId = await world.waitingCase();
      const ended = await inTransaction((tx) => carryOutForMediator(tx, services(), person, caseId, ending, now()));
      return ended.kind === "closed";
    }),
    attempt("see the cases that mediators have", "seeOpenCase", coordinators, async (person) => {
      await world.database().prisma.case.updateMany({ data: { status: "CLOSED" } });
      const caseId = await world.takenCase();
      const list = await readInHand(world.database().prisma, world.town().vault, person, 0);
      const isListed = (list?.rows ?? []).some(({ id }) => id === caseId);
      const opened = await readOpenCase(world.database().prisma, world.town().vault, person, caseId);
      return isListed && opened !== null;
    }),
    attempt("approve a closing", "approveClosing", coordinators, async (person) => {
      const id = await submitted();
      const ended = await inTransaction((tx) => approve(tx, services(), person, id, now()));
      return ended.kind === "approved";
    }),
    attempt("return a closing", "returnClosing", coordinators, async (person) => {
      const id = await submitted();
      const { prisma } = world.database();
      return (await returnClosing(prisma, world.town().vault, person, id, "Неге?", now())).kind === "returned";
    }),
  ];
}
