import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import type { MessageView } from "../../src/playground/view.ts";
import { openTestDatabase } from "../harness/database.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { copiesOf, joinTown, openTalkingTown, type Staff } from "./talking.ts";

// Talks have topics, because the operator wants them and Telegram offers them.

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

let town: Town;
let citizen: Townsperson;
let mediator: Staff;
beforeEach(async () => {
  ({ town, citizen, mediator } = await openTalkingTown(database, { topics: true }));
  await town.passes(1);
});

const words = "Көршім қоршауды жылжытты.";
const answer = "Ертең келісейік.";

/** The topics of somebody's chat, by their names. */
function topicsOf({ id }: Townsperson): Map<string, number> {
  const named = town.playground
    .chat(id)
    .messages.flatMap(({ topic, message }) =>
      topic === undefined || message.message_thread_id === undefined
        ? []
        : [[topic, message.message_thread_id] as const],
    );
  return new Map(named);
}

function onlyTopicOf(person: Townsperson): number {
  const [[, topic] = [], ...others] = topicsOf(person);
  expect(others).toEqual([]);
  if (topic === undefined) throw new Error(`${person.id} has no topic.`);
  return topic;
}

const topicIn = (message: MessageView | undefined) => message?.message.message_thread_id;
const newest = (person: Townsperson) => person.screen().findLast(({ fromBot }) => fromBot);

test("each of the two gets a topic that is named by the case and by its readers, never by an account", () => {
  expect([...topicsOf(citizen).keys()]).toEqual(["№ 26-1 · 👤 Тек медиатор"]);
  expect([...topicsOf(mediator).keys()]).toEqual(["№ 26-1 · 1-тарап · жеке"]);
  expect(citizen.reads()).toMatch(phrase("kk", "talks:topic.mediator"));
  expect(mediator.reads()).toMatch(phrase("kk", "talks:topic.party"));
});

test("what is written in a topic goes into the other's topic", async () => {
  await citizen.writes(words, { topicId: onlyTopicOf(citizen) });
  const [copy] = copiesOf(town, mediator);
  expect([copy?.text, copy?.message_thread_id]).toEqual([words, onlyTopicOf(mediator)]);
  await mediator.writes(answer, { topicId: onlyTopicOf(mediator) });
  expect(copiesOf(town, citizen).map((each) => [each.text, each.message_thread_id])).toEqual([
    [answer, onlyTopicOf(citizen)],
  ]);
});

describe("with two cases", () => {
  let second: Townsperson;
  beforeEach(async () => {
    second = await joinTown(town, mediator, "Марат");
    await town.passes(1);
  });
  const topicOf = (number: string) => [...topicsOf(mediator)].find(([name]) => name.includes(number))?.[1] ?? 0;

  test("a topic says who reads, whatever is entered", async () => {
    await citizen.writes(words);
    await mediator.presses("ta:write:1");
    await mediator.writes(answer, { topicId: topicOf("26-2") });
    expect(copiesOf(town, second).map(({ text }) => text)).toEqual([answer]);
    expect(copiesOf(town, citizen)).toEqual([]);
  });

  test("a reply goes where it belongs, also from the topic of another talk", async () => {
    await citizen.writes(words);
    await mediator.repliesTo(words, answer, { topicId: topicOf("26-2") });
    expect(copiesOf(town, citizen).map(({ text }) => text)).toEqual([answer]);
    expect(copiesOf(town, second)).toEqual([]);
  });

  test.each([
    ["outside topics", undefined],
    ["in a topic that the bot does not know", 777_777],
  ])("what is written %s is asked about", async (_, topicId) => {
    await mediator.writes(answer, topicId === undefined ? {} : { topicId });
    expect(mediator.reads()).toMatch(phrase("kk", "talks:ask.reader"));
    expect([...copiesOf(town, citizen), ...copiesOf(town, second)]).toEqual([]);
  });

  test("the key takes back the last message of its topic", async () => {
    await mediator.writes(answer, { topicId: topicOf("26-1") });
    await mediator.writes("Сәлем, Марат.", { topicId: topicOf("26-2") });
    await mediator.writes("↩️ Соңғы хабарды қайтарып алу", { topicId: topicOf("26-1") });
    expect(copiesOf(town, citizen)).toEqual([]);
    expect(copiesOf(town, second).map(({ text }) => text)).toEqual(["Сәлем, Марат."]);
  });
});

test("the key that leaves a talk says in the topic that it is still read there", async () => {
  const topicId = onlyTopicOf(citizen);
  await citizen.writes("✖️ Жазуды тоқтату", { topicId });
  expect(newest(citizen)?.text).toMatch(phrase("kk", "talks:leftOnly"));
  expect(topicIn(newest(citizen))).toBe(topicId);
});

describe("a command or a button in a topic is answered outside it", () => {
  test("so that no question stands where the other reads the answer", async () => {
    const topicId = onlyTopicOf(citizen);
    await citizen.writes("/report", { topicId });
    const [notice] = citizen.screen().filter(({ text }) => phrase("kk", "talks:topic.outside").test(text));
    expect(topicIn(notice)).toBe(topicId);
    expect(topicIn(newest(citizen))).toBeUndefined();
    // The form is open, and the topic is the talk's all the same.
    await citizen.writes(words, { topicId });
    expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual([words]);
  });

  test("a note of the mediator, begun from a button in the topic, reaches nobody", async () => {
    const topicId = onlyTopicOf(mediator);
    await mediator.writes("/work");
    await mediator.presses("k:card");
    await mediator.presses("tl:stop");
    await mediator.writes(answer, { topicId });
    expect(newest(mediator)?.text).toMatch(phrase("kk", "talks:stopped.mediator"));
    expect(topicIn(newest(mediator))).toBe(topicId);
    await mediator.presses("tl:resume");
    await mediator.presses("k:card");
    const inTopic = mediator.screen().filter((message) => topicIn(message) === topicId);
    expect(inTopic.at(-1)?.text).toMatch(phrase("kk", "talks:topic.outside"));
    expect(topicIn(newest(mediator))).toBeUndefined();
    await mediator.presses("nt:open");
    await mediator.presses("nt:write");
    expect(topicIn(newest(mediator))).toBeUndefined();
    await mediator.writes("Екеуі де ренжулі.");
    expect(await database.prisma.caseNote.count()).toBe(1);
    expect(copiesOf(town, citizen)).toEqual([]);
  });
});

test("what else is said about the case comes into the topic too", async () => {
  await citizen.writes(words, { topicId: onlyTopicOf(citizen) });
  await town.passes(60 * 5);
  expect(newest(mediator)?.text).toMatch(phrase("kk", "talks:owed.reminder"));
  expect(topicIn(newest(mediator))).toBe(onlyTopicOf(mediator));
});

describe("a topic that is gone", () => {
  test("costs no message: it arrives outside, with its label, and the topic is made again after a day", async () => {
    const before = onlyTopicOf(mediator);
    town.playground.deleteTopic(mediator.id, before);
    await citizen.writes(words, { topicId: onlyTopicOf(citizen) });
    await citizen.writes(answer, { topicId: onlyTopicOf(citizen) });
    const copies = copiesOf(town, mediator);
    expect(copies.map(({ text, message_thread_id: topic }) => [text, topic])).toEqual([
      [words, undefined],
      [answer, undefined],
    ]);
    const refused = town.playground.calls.filter(({ ok, method }) => !ok && method === "sendMessage");
    expect(refused).toHaveLength(1);
    await town.passes(60);
    expect(topicsOf(mediator).size).toBe(0);
    await town.passes(60 * 24);
    expect(onlyTopicOf(mediator)).not.toBe(before);
  });
});

test("a talk that was closed names its topic so, and what is written there is answered `closed`", async () => {
  const topicId = onlyTopicOf(citizen);
  await database.prisma.case.updateMany({ data: { status: "CLOSED", outcome: "WITHDRAWN", closedAt: town.now() } });
  await town.passes(1);
  expect([...topicsOf(citizen).keys()]).toEqual(["№ 26-1 · 👤 Тек медиатор · жабық"]);
  await citizen.writes(words, { topicId });
  expect(newest(citizen)?.text).toMatch(phrase("kk", "talks:closed.party"));
  expect(topicIn(newest(citizen))).toBe(topicId);
  expect(copiesOf(town, mediator)).toEqual([]);
});

test("an album goes into the topic in one piece", async () => {
  const topicId = onlyTopicOf(citizen);
  town.playground.sendAlbum(citizen.id, [
    { kind: "photo", topicId },
    { kind: "photo", topicId },
  ]);
  await town.settles();
  await town.passes(0.1);
  const files = copiesOf(town, mediator).filter(({ media_group_id: album }) => album !== undefined);
  expect(files.map(({ message_thread_id: topic }) => topic)).toEqual([onlyTopicOf(mediator), onlyTopicOf(mediator)]);
});

test("a topic is bound to one talk only", async () => {
  const [bound] = await database.prisma.talkTopic.findMany({ where: { topicId: { not: null } } });
  const again = { ...bound, talkId: undefined } as unknown as { personId: number; topicId: number };
  const other = await database.prisma.talk.create({
    data: { key: "desk/1/1", kind: "DESK", caseId: 1, partyId: 1, openedAt: town.now(), saidAt: town.now() },
  });
  const { personId, topicId } = again;
  await expect(database.prisma.talkTopic.create({ data: { talkId: other.id, personId, topicId } })).rejects.toThrow();
});

test("the desk has a topic at the party, and none at the coordinators", async () => {
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await citizen.presses("ta:desk");
  await town.passes(1);
  const desk = [...topicsOf(citizen)].find(([name]) => name.includes("Үйлестіруші"))?.[1] ?? 0;
  await citizen.writes(words, { topicId: desk });
  expect(copiesOf(town, coordinator).map(({ text }) => text)).toEqual([words]);
  expect(copiesOf(town, mediator)).toEqual([]);
  expect(topicsOf(coordinator).size).toBe(0);
});

test("somebody in quiet mode gets no topic until they turn it off: its name would say what is covered", async () => {
  await citizen.writes("/quiet");
  await citizen.taps("Режимді қосу");
  await database.prisma.talkTopic.deleteMany();
  await database.prisma.talk.updateMany({ data: { topicsAt: null } });
  const made = () =>
    town.playground.calls
      .filter(({ method }) => method === "createForumTopic")
      .map(({ params }) => Number(params.chat_id));
  const before = made().length;
  await town.passes(1);
  expect(made().slice(before)).toEqual([mediator.id]);
  await citizen.writes("/quiet");
  await citizen.taps("Режимді өшіру");
  await town.passes(1);
  expect(made().slice(before)).toEqual([mediator.id, citizen.id]);
});
