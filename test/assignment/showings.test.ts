import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type StoryContent, sealStory } from "../../src/features/cases/story.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, stepOf, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

type Staff = Townsperson & { personId: number };

let database: Database;
let town: Town;
let citizen: Townsperson;
let erlan: Staff;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  citizen = town.person("Айгүл");
});
afterEach(() => town.close());

/** A report with whatever is sent at the story's question, and accepted by the mediator. */
async function tells(send: () => void): Promise<void> {
  await reports(citizen, "kk", stepOf.story);
  await citizen.writes(tale.kk);
  send();
  await town.settles();
  await town.passes(0.05);
  for (const step of reportSteps("kk").slice(stepOf.storyDone)) await step(citizen);
  await erlan.taps("🤝 Қабылдау");
}

/** What stands in a chat, without what was removed. */
function chatOf(reader: Townsperson) {
  return town.playground.chat(reader.id).messages.filter(({ fromBot }) => fromBot);
}

function told(reader: Townsperson): string {
  return chatOf(reader)
    .map(({ text }) => text)
    .join("\n");
}

function filesOf(reader: Townsperson): string[] {
  return chatOf(reader).flatMap(({ message }) =>
    (["photo", "document", "voice", "video"] as const).filter((kind) => message[kind] !== undefined),
  );
}

/** How often a method was called and taken. */
function sent(method: string): number {
  return town.playground.calls.filter((call) => call.ok && call.method === method).length;
}

/** Puts something into the story of case 1 that nobody could send. */
async function adds(content: StoryContent): Promise<void> {
  const id = randomUUID();
  const last = await database.prisma.storyPart.count();
  await database.prisma.storyPart.create({
    data: {
      id,
      draftId: randomUUID(),
      caseId: 1,
      updateId: 1_000_000_000 + last,
      messageId: 1_000_000_000 + last,
      contentSealed: sealStory(town.vault, id, content),
      addedAt: town.now(),
    },
  });
}

describe("a case that is opened", () => {
  test("comes part by part in the order in which it was told; the story is protected, the phone can be copied", async () => {
    await tells(() => {
      town.playground.sendAlbum(citizen.id, [{ kind: "photo" }, { kind: "photo" }]);
      town.playground.sendVoice(citizen.id, { duration: 40 });
    });
    const shown = chatOf(erlan).slice(-5);
    expect(shown[0]?.text).toContain("Айгүл Серікова");
    expect(shown[0]?.message.has_protected_content).toBeUndefined();
    expect(shown[1]?.text).toBe(tale.kk);
    expect(shown.slice(2).map(({ message }) => (message.photo ? "photo" : message.voice ? "voice" : ""))).toEqual([
      "photo",
      "photo",
      "voice",
    ]);
    expect(shown.slice(1).every(({ message }) => message.has_protected_content === true)).toBe(true);
  });

  test("an animation arrives as an animation, and so does one that the version before kept as a document", async () => {
    let fileId = "";
    await tells(() => {
      fileId = town.playground.sendAnimation(citizen.id, { caption: "Қоршау." }).animation?.file_id ?? "";
    });
    expect(chatOf(erlan).at(-1)).toMatchObject({ text: "Қоршау.", message: { animation: { file_id: fileId } } });
    expect(sent("sendAnimation")).toBe(1);
    await adds({ kind: "text", text: "Содан кейін." });
    await adds({ kind: "document", fileId, name: null, caption: null });
    await town.passes(5);
    await erlan.forges("o:open:1");
    const shown = chatOf(erlan).slice(-3);
    expect(shown.map(({ message }) => message.animation?.file_id)).toEqual([fileId, undefined, fileId]);
    expect(told(erlan)).not.toMatch(phrase("kk", "assignment:storyMissing"));
  });

  test("opened by two taps it is there once; opened again later, the first copy is gone", async () => {
    await tells(() => {});
    await erlan.forges("o:open:1");
    await erlan.forges("o:open:1");
    expect(told(erlan).split(tale.kk)).toHaveLength(2);
    await town.passes(5);
    await erlan.forges("o:open:1");
    expect(told(erlan).split(tale.kk)).toHaveLength(2);
    expect(chatOf(erlan).at(-1)?.text).toBe(tale.kk);
  });

  test("a file that Telegram refuses is replaced by a line, and everything after it arrives", async () => {
    await tells(() => {});
    await adds({ kind: "photo", fileId: "nobody-knows-it", name: null, caption: "Қоршау." });
    await adds({ kind: "text", text: "Соңғы сөз." });
    await town.passes(5);
    await erlan.forges("o:open:1");
    const texts = chatOf(erlan).map(({ text }) => text);
    expect(texts.slice(-3)).toEqual([
      tale.kk,
      expect.stringMatching(phrase("kk", "assignment:storyMissing")),
      "Соңғы сөз.",
    ]);
    await erlan.writes("/work");
    expect(erlan.reads()).toContain("2026-000001");
  });

  test("a caption longer than a bot may send arrives whole", async () => {
    const caption = "ж".repeat(1025);
    const [, person] = town.playground.people();
    Object.assign(person ?? {}, { premium: true });
    await tells(() => {
      town.playground.sendPhoto(citizen.id, { caption });
    });
    expect(filesOf(erlan)).toEqual(["photo"]);
    expect(told(erlan)).toContain(caption);
  });

  test("a long story comes page by page: the next one by its button, once", async () => {
    await tells(() => {
      for (let count = 0; count < 12; count += 1) {
        town.playground.sendPhoto(citizen.id);
        town.playground.sendText(citizen.id, `Сөз ${count}.`);
      }
    });
    expect(filesOf(erlan)).toHaveLength(7);
    expect(erlan.reads()).toMatch(phrase("kk", "assignment:storyGoesOn"));
    await erlan.presses("s:more:1:1");
    await erlan.forges("s:more:1:1");
    expect(filesOf(erlan)).toHaveLength(12);
    expect(told(erlan).split("Сөз 11.")).toHaveLength(2);
  });
});

describe("what was shown is taken back", () => {
  test("when the case is given back", async () => {
    await tells(() => town.playground.sendPhoto(citizen.id));
    expect(filesOf(erlan)).toEqual(["photo"]);
    await erlan.forges("w:givenBack:1");
    await town.takesEffect();
    expect(filesOf(erlan)).toEqual([]);
    for (const secret of [tale.kk, "Айгүл Серікова"]) expect(told(erlan)).not.toContain(secret);
  });

  test("when it is withdrawn, also of what was opened twice", async () => {
    await tells(() => {});
    await town.passes(5);
    await erlan.forges("o:open:1");
    await citizen.writes("/cases");
    await citizen.presses("c:case");
    await citizen.presses("x:ask");
    await citizen.presses("x:yes");
    await town.takesEffect();
    for (const secret of [tale.kk, "Айгүл Серікова"]) expect(told(erlan)).not.toContain(secret);
    for (const data of ["o:open:1", "o:accept:1", "o:keep:1", "o:decline:1", "s:more:1:0", "w:giveBack:1"]) {
      await erlan.forges(data);
      expect([data, erlan.reads()]).toEqual([data, expect.stringMatching(phrase("kk", "assignment:gone"))]);
    }
  });

  test("from the coordinator who read it first, when a mediator is asked", async () => {
    const saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    await reports(citizen, "kk", stepOf.remit);
    await citizen.presses("f:remit:VIOLENCE");
    await citizen.presses("f:remitDone");
    await citizen.presses("f:verdict:yes");
    for (const step of reportSteps("kk").slice(stepOf.otherSide)) await step(citizen);
    await saule.forges("q:read:1");
    expect(told(saule)).toContain(tale.kk);
    await saule.forges("q:suits:1");
    for (const secret of [tale.kk, "Айгүл Серікова"]) expect(told(saule)).not.toContain(secret);
    await saule.forges("q:read:1");
    expect(told(saule)).not.toContain(tale.kk);
  });

  test("what can no longer be removed is named to a coordinator, once", async () => {
    const saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    await tells(() => {
      town.playground.sendVoice(citizen.id, { duration: 40 });
    });
    await town.passes(49 * 60);
    await erlan.forges("w:givenBack:1");
    await town.takesEffect();
    await town.passes(1);
    await town.passes(1);
    expect(told(erlan)).not.toContain(tale.kk);
    const named = chatOf(saule).filter(({ text }) => phrase("kk", "assignment:remains").test(text));
    expect(named).toHaveLength(1);
    expect(named[0]?.text).toContain("дауыстық хабарлама: 1");
    expect(named[0]?.text).toContain("Ерлан");
  });

  test("where everything could be removed, no coordinator hears of it", async () => {
    const saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    await tells(() => {});
    await erlan.forges("w:givenBack:1");
    await town.takesEffect();
    await town.passes(1);
    expect(told(saule)).not.toMatch(phrase("kk", "assignment:remains"));
    expect(await database.prisma.showing.count({ where: { settledAt: null } })).toBe(0);
  });
});

test("a mediator whose role goes while the story is on its way reads nothing of it", async () => {
  await tells(() => {});
  const before = told(erlan);
  await database.prisma.showing.updateMany({ data: { shownAt: new Date(0) } });
  const { prisma } = database;
  await prisma.delivery.deleteMany({ where: { message: { startsWith: "assignment.story" } } });
  const { personId } = erlan;
  await prisma.staffRole.deleteMany({ where: { personId } });
  await prisma.delivery.createMany({
    data: ["assignment.storyHead", "assignment.storyPart"].map((message, at) => ({
      message,
      subject: at === 0 ? "1" : "1/0/0",
      personId,
      class: 1,
      notBefore: town.now(),
      createdAt: town.now(),
    })),
  });
  await town.settles();
  expect(told(erlan)).toBe(before);
  const taps = ["o:open:1", "s:more:1:0", "w:giveBack:1"].map((data) => [data, "assignment:gone"] as const);
  for (const [data, reply] of [...taps, ["w:list", "assignment:work.forbidden"] as const]) {
    await erlan.forges(data);
    expect(erlan.reads()).toMatch(phrase("kk", reply));
  }
});
