import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import { createMessages } from "../../src/app/messages.ts";
import type { OutboxMessage } from "../../src/platform/telegram/outbox/outbox-message.ts";
import { sources } from "./sources.ts";

const writer = "src/platform/telegram/outbox/delivery-rows.ts";
const others = sources().filter(({ path }) => path !== writer);
const pathsOf = (found: { path: string }[]) => found.map(({ path }) => path);

const defined = vi.hoisted(() => [] as OutboxMessage[]);

// What a room defines, seen on its way to the real thing.
vi.mock("../../src/platform/telegram/outbox/outbox-message.ts", async (load) => {
  const real = await load<typeof import("../../src/platform/telegram/outbox/outbox-message.ts")>();
  const defineMessage: typeof real.defineMessage = (declared) => {
    const message = real.defineMessage(declared);
    defined.push(message as unknown as OutboxMessage);
    return message;
  };
  return { ...real, defineMessage };
});

beforeAll(async () => {
  const files = others.filter(({ text }) => /\bdefineMessage\(/.test(text) && !text.includes("function defineMessage"));
  for (const { path } of files) await import(join(import.meta.dirname, "../..", path));
  expect(files.length).toBeGreaterThan(8);
});

test("only one file puts deliveries into the outbox", () => {
  expect(pathsOf(others.filter(({ text }) => /INSERT\s+INTO\s+"Delivery"/i.test(text)))).toEqual([]);
  expect(pathsOf(others.filter(({ text }) => /\.delivery\s*\.(create|upsert)/.test(text)))).toEqual([]);
});

test("a delivery names a person, never a Telegram id", () => {
  expect(pathsOf(others.filter(({ text }) => text.includes('"chatId"')))).toEqual([]);
});

test("every message that a room defines is said: src/app/messages.ts has it, once", () => {
  const names = defined.map(({ name }) => name);
  // Rendering asks for these only when something is said.
  const said = createMessages({ vault: {}, places: {}, texts: {} } as Parameters<typeof createMessages>[0]);
  expect([...new Set(names)]).toEqual(names);
  expect(Object.keys(said).sort()).toEqual(names.toSorted());
});

/** As deliveries of versions before are stored. A new message gets its line; none is ever changed. */
const stored: Record<string, string> = {
  "announcements.paused": "7/1790000000000",
  "announcements.progress": "7",
  "assignment.added": "12/497222",
  "assignment.applicantLeft": "12",
  "assignment.applicantLeftAgain": "12/1",
  "assignment.needed": "12/3",
  "assignment.notes": "8/1",
  "assignment.ping": "45",
  "assignment.remains": "8",
  "assignment.reminder": "45",
  "assignment.storyHead": "8",
  "assignment.storyMore": "8/1",
  "assignment.storyPart": "8/0/2",
  "attendance.rating": "5",
  "attendance.results": "5",
  "cases.accepted": "45",
  "cases.erasedSoon": "12/1790000000000",
  "cases.escalated": "12/0",
  "cases.left": "45",
  "cases.offeredNext": "45",
  "cases.over": "12/1790000000000",
  "cases.unsuitable": "12",
  "chat.flood": "2983333",
  "chat.notKept": "2983333",
  "chat.refused": "2147483647",
  "chat.setAside": "2147483647",
  "clearance.question": "6",
  "clearance.toDecide": "6",
  "clearance.told": "6/2",
  "closing.approved": "6",
  "closing.closed": "6",
  "closing.closedForYou": "6",
  "closing.question": "6",
  "closing.reminder": "6",
  "closing.reopened": "12/1",
  "closing.returned": "6",
  "closing.submitted": "6",
  "composing.approve": "5/1",
  "composing.approved": "5/1",
  "composing.changedByOne": "5/2",
  "composing.returned": "5/1",
  "danger.alarm": "12",
  "danger.callAnswer": "12/answer",
  "danger.looking": "12",
  "danger.mayWeCall": "12",
  "danger.untaken": "12",
  "disclosure.passed": "6",
  "disclosure.question": "6",
  "disclosure.told": "6/2",
  "events.announcement": "5",
  "events.cancelled": "5",
  "events.changed": "5/2",
  "events.offered": "5/9/1790000000000",
  "events.reminder": "5/1790000000000/day",
  "intake.albumAdded": "12/13579",
  "handover.asked": "12",
  "handover.decided": "12",
  "handover.ended": "12",
  "handover.minor": "12/1790000000000",
  "handover.minorLeft": "45",
  "handover.minorTold": "12/1790000000000",
  "handover.question": "12",
  "handover.thanked": "45",
  "handover.toDecide": "12",
  "terms.closed": "12/1790000000000",
  "terms.ended": "12/1790000000000",
  "terms.over": "12/1790000000000",
  "terms.overThere": "12/1790000000000",
  "terms.question": "12",
  "terms.settled": "12",
  "terms.twoDaysLeft": "12/1790000000000",
  "terms.weekLeft": "12/1790000000000",
  "meetings.asked": "3/1",
  "meetings.cancelled": "3/1",
  "meetings.fixed": "3/1",
  "meetings.noneSuits": "3/1",
  "meetings.reminder": "3/1790000000000/day",
  "intake.erased": "4f9d0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b/1790000000000",
  "intake.expired": "1790000000000",
  "intake.partly": "4f9d0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b/1790000000000/4/2/TOO_MANY",
  "intake.received": "4f9d0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b/1790000000000",
  "intake.tooLong": "4f9d0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b/1790000000000",
  "intake.tooMany": "4f9d0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b/1790000000000",
  "papers.answered": "7/2/1/yes",
  "papers.confirmed": "7",
  "papers.reason": "7/2/1",
  "papers.signed": "7",
  "papers.version": "7",
  "parties.otherLeft": "8/1790000000000",
  "parties.sideLeft": "8/1790000000000",
  "invitations.accepted": "7/1790000000000",
  "invitations.ask": "7",
  "invitations.confirm": "7/1",
  "invitations.ended": "7",
  "invitations.stranger": "7",
  "quiet.notice": "3",
  "talks.copy": "4f9d0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b",
  "talks.look": "4f9d0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b",
  "talks.opening": "7",
  "talks.ended": "7/1790000000000",
  "talks.stopped": "7/1",
  "talks.notSent": "4f9d0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b",
  "talks.opened": "7/1790000000000",
  "talks.topic": "7/13579",
  "talks.owed": "7/29833333/1",
  "talks.undelivered": "4f9d0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b",
  "talks.unreachable": "7/29833333",
  "talks.unanswered": "7/29833333",
  "undo.ended": "31",
};

test("a subject is read from the text that is stored, and written as the same text", () => {
  const again = defined.map(({ name, read, about }) => {
    const subject = read(stored[name] ?? "");
    return [name, subject === null ? null : about(subject).subject];
  });
  expect(Object.fromEntries(again)).toEqual(stored);
});

test("a text that is no subject of a message is not taken for one", () => {
  const taken = defined.flatMap(({ name, read }) =>
    ["", "/", "5/", "1/2/3/4", "a b", "-1", "1'/2"].filter((text) => read(text) !== null).map((text) => [name, text]),
  );
  // An occasion is any word.
  expect(taken.filter(([name, text]) => !(name?.startsWith("chat.") && text === "-1"))).toEqual([]);
});
