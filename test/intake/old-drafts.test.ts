import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { finishUpgrade } from "../../src/app/upgrade.ts";
import { openApplicant, openPhone } from "../../src/features/cases/cases.ts";
import { openAnswers } from "../../src/features/cases/sealed-answers.ts";
import { type QuestionId, questions } from "../../src/features/intake/questions.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { reportSteps, reports, stepOf, type Teller } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

// Older versions kept each answer of a draft in a column of its own. At start the answers are sealed in one column (seal-old-drafts.ts).

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});

const steps = reportSteps("kk");
const label = (key: TextKey) => createTexts()("kk").plain(key);
const taps =
  (key: TextKey) =>
  (person: Teller): Promise<void> =>
    person.taps(label(key));

type Columns = Record<string, unknown>;
interface OldDraft {
  /** The answers that the draft holds when this question is open. */
  columns?: Columns;
  /** The text of the question. */
  says: TextKey;
  /** The remaining steps of the report. */
  goOn: ((person: Teller) => Promise<void>)[];
}

const sealed = (column: string, text: string, personId: number) =>
  town.vault.seal({ table: "Draft", column, row: personId }, text);

/** For each question, a draft in which it is open, in the old columns. */
function oldDrafts(personId: number): Record<QuestionId, OldDraft> {
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
    danger: { says: "intake:danger.ask", goOn: steps.slice(stepOf.danger) },
    safety: {
      columns: { inDanger: true },
      says: "intake:safety.ask",
      goOn: [taps("intake:safety.safe"), ...steps.slice(stepOf.name)],
    },
    // Where an older version asks for the age, or has just done so.
    name: { columns: { inDanger: false, safe: true }, says: "intake:name.ask", goOn: steps.slice(stepOf.name) },
    consent: { columns: named, says: "intake:consent.title", goOn: steps.slice(stepOf.consent) },
    story: { columns: agreed, says: "intake:story.ask", goOn: steps.slice(stepOf.story) },
    kind: { columns: told, says: "intake:kind.ask", goOn: steps.slice(stepOf.kind) },
    remit: {
      columns: sorted,
      says: "intake:remit.ask",
      goOn: [taps("intake:remit.done"), ...steps.slice(stepOf.otherSide)],
    },
    verdict: {
      columns: { ...judged, remit: ["STATE_BODY"] },
      says: "intake:remit.verdict.coordinator",
      goOn: [taps("intake:remit.yes"), ...steps.slice(stepOf.otherSide)],
    },
    otherSide: { columns: judged, says: "intake:otherSide.ask", goOn: steps.slice(stepOf.otherSide) },
    region: { columns: judged, says: "intake:region.ask", goOn: steps.slice(stepOf.region) },
    district: {
      columns: { ...judged, regionId: "KZ-19" },
      says: "intake:district.ask",
      goOn: steps.slice(stepOf.district),
    },
    place: {
      columns: {
        ...judged,
        placeChoice: ["district_195200000"],
        pointSealed: sealed("point", JSON.stringify({ lat: 43.2, lon: 76.6 }), personId),
      },
      says: "intake:place.ask",
      goOn: [taps("intake:place.yes"), ...steps.slice(stepOf.languages)],
    },
    languages: { columns: placed, says: "intake:languages.which", goOn: steps.slice(stepOf.languages) },
    // Where an older version asks how to meet.
    phone: { columns: spoken, says: "intake:phone.ask", goOn: steps.slice(stepOf.phone) },
    summary: { columns: all, says: "intake:summary.title", goOn: steps.slice(stepOf.summary) },
    openCase: { columns: { ...all, openCaseId: 1 }, says: "intake:openCase.ask", goOn: [taps("intake:openCase.new")] },
  };
}

const personId = async () =>
  (await database.prisma.person.findUniqueOrThrow({ where: { telegramId: BigInt(citizen.id) } })).id;

/** Creates a paused draft in the old columns, and starts this version on it. */
async function leavesDraft(columns: Columns): Promise<void> {
  const [id, now] = [await personId(), town.now()];
  const draft = { id: randomUUID(), languages: ["kk"], status: "PAUSED" as const, answeredBy: 1n, ...columns };
  await database.prisma.draft.create({ data: { ...draft, personId: id, createdAt: now, changedAt: now } });
  await finishUpgrade({ database, vault: town.vault }, now);
}

const afterOtherSide: readonly QuestionId[] = questions
  .map(({ id }) => id)
  .slice(questions.findIndex(({ id }) => id === "otherSide") + 1);

test.each(questions.map(({ id }) => id))(
  "a draft that an older version left at the question %s goes on there and can be sent",
  async (question) => {
    await reports(citizen);
    const { columns = {}, says, goOn } = oldDrafts(await personId())[question];
    await leavesDraft(columns);
    await citizen.writes("/start");
    await citizen.taps(label("people:home.continue"));
    // Older versions did not ask about the other side, so the later questions wait for this answer.
    if (afterOtherSide.includes(question)) await citizen.taps(label("intake:otherSide.yes"));
    expect(citizen.reads()).toMatch(phrase("kk", says));
    for (const step of goOn) await step(citizen);
    // The citizen has an open case of the same kind, so that question follows the summary.
    if (question !== "openCase") await citizen.taps(label("intake:openCase.new"));
    expect(citizen.reads()).toContain("2026-000002");
    expect(await database.prisma.draft.count()).toBe(0);
  },
);

test("a case holds the answers that an older version has saved", async () => {
  await reports(citizen, "kk", stepOf.danger);
  await database.prisma.draft.deleteMany();
  const [id, { vault }] = [await personId(), town];
  await leavesDraft(oldDrafts(id).summary.columns ?? {});
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

test("a question that another version has stored in another form is asked again, and its draft goes on", async () => {
  await reports(citizen, "kk", stepOf.otherSide);
  const row = await database.prisma.chatState.findFirstOrThrow({ where: { key: String(citizen.id) } });
  const cell = { table: "ChatState", column: "conversation", row: row.key };
  const forget = (_: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null || !("asks" in value)) return value;
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "asks" && name !== "report"));
  };
  const stored = town.vault.open(cell, row.conversationSealed ?? new Uint8Array());
  // The arguments of a conversation are JSON within JSON.
  const text = JSON.stringify(JSON.parse(stored), (name, value: unknown) =>
    name === "args" ? JSON.stringify(JSON.parse(String(value)), forget) : value,
  );
  expect(text).not.toContain("asks");
  await database.prisma.chatState.update({
    where: { key: row.key },
    data: { conversationSealed: town.vault.seal(cell, text) },
  });
  await citizen.taps(label("intake:otherSide.yes"));
  expect(citizen.reads()).toMatch(phrase("kk", "intake:otherSide.ask"));
  for (const step of steps.slice(stepOf.otherSide)) await step(citizen);
  expect(citizen.reads()).toContain("2026-000001");
});
