import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApplicant, openPhone } from "../../src/features/cases/cases.ts";
import { openAnswers } from "../../src/features/cases/sealed-answers.ts";
import { openReport } from "../../src/features/intake/drafts.ts";
import { type QuestionId, questions } from "../../src/features/intake/questions.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, type Teller } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

// The version before keeps each answer of a draft in a column of its own, and a question's answers with its stored conversation.

let database: Database;
let town: Town;
let citizen: Townsperson;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  citizen = town.person("Айгүл");
});
afterEach(() => town.close());

const steps = reportSteps("kk");
const label = (key: TextKey) => createTexts()("kk").plain(key);
const taps =
  (key: TextKey) =>
  (who: Teller): Promise<void> =>
    who.taps(label(key));

type Columns = Record<string, unknown>;
interface Left {
  /** What has been answered when this question is open, beside what the questions before it have. */
  columns?: Columns;
  /** What the question says. */
  says: TextKey;
  /** What is still to do. */
  goOn: ((who: Teller) => Promise<void>)[];
}

const sealed = (column: string, text: string, personId: number) =>
  town.vault.seal({ table: "Draft", column, row: personId }, text);

/** Each question, as the version before has written the draft in which it is open. */
function left(personId: number): Record<QuestionId, Left> {
  const begun = { inDanger: false, safe: true, adult: true };
  const named = { ...begun, nameSealed: sealed("name", "Айгүл Серікова", personId) };
  const agreed = { ...named, consentedAt: town.now() };
  const told = { ...agreed, storyDone: true };
  const sorted = { ...told, kind: "NEIGHBOURS", remit: ["IN_COURT"] };
  const judged = { ...sorted, remitDone: true };
  const placed = { ...judged, regionId: "KZ-19", districtId: "195200000", placeDone: true };
  const spoken = { ...placed, languages: ["kk", "ru"], languagesDone: true };
  const wished = { ...spoken, formats: ["PHONE"], womanWished: true, formatsDone: true };
  const all = { ...wished, phoneSealed: sealed("phone", "+77011234567", personId), phoneDone: true };
  return {
    danger: { says: "intake:danger.ask", goOn: steps.slice(1) },
    safety: {
      columns: { inDanger: true },
      says: "intake:safety.ask",
      goOn: [taps("intake:safety.safe"), ...steps.slice(2)],
    },
    adult: { columns: { inDanger: false, safe: true }, says: "intake:adult.ask", goOn: steps.slice(2) },
    name: { columns: begun, says: "intake:name.ask", goOn: steps.slice(3) },
    consent: { columns: named, says: "intake:consent.title", goOn: steps.slice(4) },
    story: { columns: agreed, says: "intake:story.ask", goOn: steps.slice(5) },
    kind: { columns: told, says: "intake:kind.ask", goOn: steps.slice(7) },
    remit: { columns: sorted, says: "intake:remit.ask", goOn: [taps("intake:remit.done"), ...steps.slice(9)] },
    verdict: {
      columns: { ...judged, remit: ["STATE_BODY"] },
      says: "intake:remit.verdict.coordinator",
      goOn: [taps("intake:remit.yes"), ...steps.slice(9)],
    },
    otherSide: { columns: judged, says: "intake:otherSide.ask", goOn: steps.slice(9) },
    region: { columns: judged, says: "intake:region.ask", goOn: steps.slice(10) },
    district: {
      columns: { ...judged, regionId: "KZ-19" },
      says: "intake:district.ask",
      goOn: steps.slice(11),
    },
    place: {
      columns: {
        ...judged,
        placeChoice: ["district_195200000"],
        pointSealed: sealed("point", JSON.stringify({ lat: 43.2, lon: 76.6 }), personId),
      },
      says: "intake:place.ask",
      goOn: [taps("intake:place.yes"), ...steps.slice(12)],
    },
    languages: { columns: placed, says: "intake:languages.ask", goOn: steps.slice(12) },
    formats: { columns: spoken, says: "intake:formats.ask", goOn: [taps("intake:formats.any"), ...steps.slice(14)] },
    phone: { columns: wished, says: "intake:phone.ask", goOn: steps.slice(14) },
    summary: { columns: all, says: "intake:summary.title", goOn: steps.slice(15) },
    openCase: { columns: { ...all, openCaseId: 1 }, says: "intake:openCase.ask", goOn: [taps("intake:openCase.new")] },
  };
}

const personId = async () =>
  (await database.prisma.person.findUniqueOrThrow({ where: { telegramId: BigInt(citizen.id) } })).id;

/** A draft that was put aside, in the columns of the version before. */
async function leavesDraft(columns: Columns): Promise<void> {
  const [id, now] = [await personId(), town.now()];
  const draft = { id: randomUUID(), languages: ["kk"], status: "PAUSED" as const, answeredBy: 1n, ...columns };
  await database.prisma.draft.create({ data: { ...draft, personId: id, createdAt: now, changedAt: now } });
}

const afterOtherSide: readonly QuestionId[] = questions
  .map(({ id }) => id)
  .slice(questions.findIndex(({ id }) => id === "otherSide") + 1);

test.each(questions.map(({ id }) => id))(
  "a draft that the version before has left at the question of %s goes on there and is sent",
  async (question) => {
    await reports(citizen);
    const { columns = {}, says, goOn } = left(await personId())[question];
    await leavesDraft(columns);
    await citizen.writes("/start");
    await citizen.taps(label("people:home.continue"));
    // The version before does not ask about the other side, so its later questions wait for this answer.
    if (afterOtherSide.includes(question)) await citizen.taps(label("intake:otherSide.yes"));
    expect(citizen.reads()).toMatch(phrase("kk", says));
    for (const step of goOn) await step(citizen);
    // Only the summary has not been answered by now: an open case of the same kind is there.
    if (question !== "openCase") await citizen.taps(label("intake:openCase.new"));
    expect(citizen.reads()).toContain("2026-000002");
    expect(await database.prisma.draft.count()).toBe(0);
  },
);

test("what the version before has kept of a report is what its case holds", async () => {
  await reports(citizen, "kk", 1);
  await database.prisma.draft.deleteMany();
  const [id, { vault }] = [await personId(), town];
  await leavesDraft(left(id).summary.columns ?? {});
  await citizen.writes("/start");
  await citizen.taps(label("people:home.continue"));
  await citizen.taps(label("intake:otherSide.no"));
  await citizen.taps(label("intake:summary.send"));
  const filed = await database.prisma.case.findFirstOrThrow();
  const plain = { kind: "NEIGHBOURS", regionId: "KZ-19", districtId: "195200000", languages: ["kk", "ru"] };
  expect(filed).toMatchObject(plain);
  expect([openApplicant(vault, filed), openPhone(vault, filed)]).toEqual(["Айгүл Серікова", "+77011234567"]);
  expect(openAnswers(vault, filed)).toMatchObject({ remit: ["IN_COURT"], formats: ["PHONE"], womanWished: true });
});

test("each answer is kept in the columns of the version before too, which may handle the next answer", async () => {
  await reports(citizen, "kk", 14);
  await citizen.writes("+7 701 123 45 67");
  const draft = await database.prisma.draft.findFirstOrThrow();
  const id = draft.personId;
  const told = { remit: [], remitDone: true, kind: "NEIGHBOURS", storyDone: true, review: false };
  const placed = { regionId: "KZ-19", districtId: "195200000", placeDone: true, placeChoice: [], pointSealed: null };
  const done = { languages: ["kk"], languagesDone: true, formats: [], formatsDone: true, phoneDone: true };
  expect(draft).toMatchObject({ inDanger: false, safe: true, adult: true, ...told, ...placed, ...done });
  expect(draft.consentedAt).toBeInstanceOf(Date);
  const open = (column: string, value: Uint8Array | null) =>
    town.vault.open({ table: "Draft", column, row: id }, value ?? new Uint8Array());
  expect(open("name", draft.nameSealed)).toBe("Айгүл Серікова");
  expect(open("phone", draft.phoneSealed)).toBe("+77011234567");
});

test("what a process of the version before has answered since is newer than the sealed answers", async () => {
  await reports(citizen, "kk", 8);
  // «Back» to the kind, and another kind, as that version writes it.
  await database.prisma.draft.updateMany({ data: { kind: "MONEY", remit: ["IN_COURT"], answeredBy: 1n } });
  const draft = await database.prisma.draft.findFirstOrThrow();
  expect(openReport(town.vault, draft)).toMatchObject({ kind: "MONEY", remit: ["IN_COURT"], name: "Айгүл Серікова" });
  // The question on the screen knows of an older draft: its answer is not kept over the newer one.
  await citizen.taps(label("intake:remit.none"));
  const after = await database.prisma.draft.findFirstOrThrow();
  expect(openReport(town.vault, after)).toMatchObject({ kind: "MONEY", remit: ["IN_COURT"], remitDone: false });
  expect(citizen.reads()).toMatch(phrase("kk", "intake:remit.ask"));
  await citizen.taps(label("intake:remit.done"));
  expect(citizen.reads()).toMatch(phrase("kk", "intake:otherSide.ask"));
});

describe("a question that the version before has shown", () => {
  /** What this version stores with a question besides what the version before does. */
  const ours = ["asks", "at", "version", "report", "files", "story"];

  /** Turns the stored conversation into one of the version before. */
  async function becomesOld(): Promise<number> {
    const where = { key: String(citizen.id) };
    const row = await database.prisma.chatState.findFirst({ where: { key: { contains: where.key } } });
    if (row?.conversationSealed == null) return 0;
    const cell = { table: "ChatState", column: "conversation", row: row.key };
    let steps = 0;
    const asOld = (_: string, value: unknown): unknown => {
      if (typeof value !== "object" || value === null || !("asks" in value)) return value;
      steps += 1;
      return Object.fromEntries(Object.entries(value).filter(([name]) => !ours.includes(name)));
    };
    // What a conversation was entered with is JSON within its JSON.
    const text = JSON.stringify(JSON.parse(town.vault.open(cell, row.conversationSealed)), (name, value: unknown) =>
      name === "args" ? JSON.stringify(JSON.parse(String(value)), asOld) : value,
    );
    const conversationSealed = town.vault.seal(cell, text);
    await database.prisma.chatState.update({ where: { key: row.key }, data: { conversationSealed } });
    return steps;
  }

  test("hears its answer, at each question", async () => {
    await citizen.opens("report");
    // Where an answer is not heard, its question is asked again, and the next step finds nothing to tap.
    for (const [at, step] of steps.entries()) {
      // The version before has not shown a question that it does not know.
      const isNew = phrase("kk", "intake:otherSide.ask").test(citizen.reads());
      if (!isNew) expect(await becomesOld()).toBe(at === 0 ? 0 : 1);
      await step(citizen);
    }
    expect(citizen.reads()).toContain("2026-000001");
  });
});
