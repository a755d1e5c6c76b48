import { expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { dayMs } from "../../src/platform/time/units.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { findMessage, type Staff, useTalkingTown } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ database, town, citizen, mediator } = opened);
});

const day = 24 * 60;

async function repliesTo(person: Townsperson, replyTo: number, text: string): Promise<void> {
  town.playground.sendText(person.id, text, { replyTo });
  await town.settles();
}

/** Makes everything that was said so far older than the operator's days, and lets the job run. */
async function grows(days: number): Promise<void> {
  const since = new Date(town.now().getTime() - days * dayMs);
  await database.prisma.delivery.updateMany({
    where: { doneAt: { not: null } },
    data: { doneAt: since, sentAt: since },
  });
  await town.passes(day);
}

const known = async (message: string) =>
  database.prisma.delivery.count({ where: { message: { startsWith: message } } });

test("long after the other deliveries were forgotten, a reply to a copy or to what was said about the case finds its talk", async () => {
  await citizen.writes("Сізге сұрағым бар");
  await mediator.writes("Сұраңыз");
  const copy = findMessage(town, mediator, "Сізге сұрағым бар").id;
  const taken = findMessage(town, citizen, "Медиатор табылды").id;
  // Something that no case needs: a notice about an update that was handled in vain.
  await database.prisma.delivery.create({
    data: {
      message: "chat.flood",
      subject: "1",
      personId: mediator.personId,
      class: 1,
      status: "SENT",
      notBefore: town.now(),
      createdAt: town.now(),
      doneAt: town.now(),
      messageId: 9_000_001,
    },
  });
  await grows(170);
  expect(await known("chat.")).toBe(1);
  await grows(181);
  expect(await known("chat.")).toBe(0);
  await repliesTo(mediator, copy, "Иә, тыңдап отырмын");
  expect(citizen.history()).toContain("Иә, тыңдап отырмын");
  await repliesTo(citizen, taken, "Рақмет");
  expect(mediator.history()).toContain("Рақмет");
  // The case is closed: the same replies find a closed talk.
  await database.prisma.case.updateMany({ data: { status: "CLOSED", outcome: "WITHDRAWN", closedAt: town.now() } });
  await grows(181);
  await repliesTo(citizen, taken, "Тағы бір сөз");
  expect(citizen.reads()).toMatch(phrase("kk", "talks:closed.party"));
  expect(mediator.history()).not.toContain("Тағы бір сөз");
});

test("they go with the case", async () => {
  await citizen.writes("Сізге сұрағым бар");
  await database.prisma.case.updateMany({
    data: {
      status: "CLOSED",
      outcome: "WITHDRAWN",
      closedAt: new Date(town.now().getTime() - 400 * dayMs),
      filedAt: new Date(town.now().getTime() - 410 * dayMs),
      assignedAt: new Date(town.now().getTime() - 409 * dayMs),
    },
  });
  await town.passes(day);
  expect(await known("talks.")).toBeGreaterThan(0);
  await town.passes(31 * day);
  // What still stands in the mediator's chat is taken back first.
  for (let days = 0; days < 3; days += 1) await town.passes(day);
  expect(await known("talks.")).toBe(0);
  expect(await database.prisma.talkMessage.count()).toBe(0);
});
