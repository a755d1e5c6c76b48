import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { releasedKeys, releasedLabels } from "../../src/features/talks/released-keys.ts";
import { readKey } from "../../src/features/talks/typed-keys.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTalkingTown, type Staff } from "./talking.ts";

describe("labels", () => {
  const texts = languages.map(createTexts());
  const labels = ["mediator", "desk", "partyOf", "deskOf", "reply"] as const;

  test("every present label is written down as released", () => {
    // A label that changes gets a further line in released-keys.ts; the earlier line stays, because its keyboards do.
    const known = [...releasedKeys.map(([label]) => label), ...releasedLabels];
    const filled = { number: "{{number}}", side: "{{side}}" } as unknown as { number: string; side: number };
    for (const each of texts) {
      expect(known).toContain(each.plain("talks:key.takeBack"));
      expect(known).toContain(each.plain("talks:key.leave"));
      for (const label of labels) expect(known).toContain(each.plain(`talks:label.${label}`, filled));
      for (const to of ["mediator", "party", "desk"] as const) expect(known).toContain(each.plain(`talks:write.${to}`));
    }
  });

  test.each([
    "соңғы хабарды қайтарып алу",
    "↩ Take back my last message",
    "№ 26-417 · 1-тарап · жеке",
    "№ 26-417 · сторона 2 · лично · изменено",
    "№ 26-417 · 👤 Тек медиатор",
  ])("%s is no message", (typed) => {
    expect(readKey(typed)).not.toBeNull();
  });

  test.each(["Координатор", "№ 26-417 туралы сұрағым бар", "Тек медиатор оқысын", "Жазуды тоқтатайық па?"])(
    "%s is a message",
    (typed) => {
      expect(readKey(typed)).toBeNull();
    },
  );
});

describe("in a talk", () => {
  let database: Database;
  let town: Town;
  let citizen: Townsperson;
  let mediator: Staff;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    ({ town, citizen, mediator } = await openTalkingTown(database));
  });

  const key = "↩️ Соңғы хабарды қайтарып алу";
  const [first, second] = ["Бірінші хабар", "Екінші хабар"];

  test("a second tap on the key takes no further message back", async () => {
    await citizen.writes(first);
    await citizen.writes(second);
    town.playground.sendText(citizen.id, key);
    await citizen.writes(key);
    expect(mediator.history()).toContain(first);
    expect(mediator.history()).not.toContain(second);
    expect(citizen.reads()).toMatch(phrase("kk", "talks:takeBack.lastAlready"));
  });

  test("an earlier message is taken back by a reply to it", async () => {
    const sent = town.playground.sendText(citizen.id, first);
    await town.settles();
    await citizen.writes(second);
    town.playground.sendText(citizen.id, key, { replyTo: sent.message_id });
    await town.settles();
    expect(mediator.history()).toContain(second);
    expect(mediator.history()).not.toContain(first);
  });

  test("a message of more than 48 hours ago stays, and its author is told", async () => {
    await citizen.writes(first);
    town.jumps(49 * 60);
    await citizen.writes(key);
    expect(mediator.history()).toContain(first);
    expect(citizen.reads()).toMatch(phrase("kk", "talks:takeBack.tooLate"));
  });

  test("a message that waited for an answer had reached nobody", async () => {
    await citizen.writes("Маған 8 701 234 56 78 нөміріне қоңырау шалыңыз");
    await citizen.writes(key);
    expect(citizen.reads()).toMatch(phrase("kk", "talks:takeBack.neverSent"));
  });

  test("keys and labels of every language reach nobody, as replies and in the middle of a form too", async () => {
    await mediator.writes("Сәлеметсіз бе");
    const copy = town.playground.chat(citizen.id).messages.findLast(({ text }) => text === "Сәлеметсіз бе");
    const typed = [...releasedKeys.map(([label]) => label), ...releasedLabels].map((label) =>
      label.replace("{{number}}", "26-1").replace("{{side}}", "1"),
    );
    for (const label of typed) {
      town.playground.sendText(citizen.id, label);
      town.playground.sendText(citizen.id, label, { replyTo: copy?.id ?? 0 });
    }
    await town.settles();
    await citizen.writes("/report");
    for (const label of typed) town.playground.sendText(citizen.id, label);
    await town.settles();
    const all = mediator.history().join("\n");
    for (const label of typed) expect(all).not.toContain(label);
    expect(await database.prisma.talkMessage.count({ where: { authorId: { not: mediator.personId } } })).toBe(0);
  });
});
