import { createHash, randomUUID } from "node:crypto";
import type { Kind } from "../cases/kinds.ts";
import { storyCell } from "../cases/story.ts";
import type { Db } from "../database/open.ts";
import type { Cell, Vault } from "../database/vault.ts";
import type { Language } from "../i18n/texts.ts";
import { sealName } from "../people/people.ts";
import type { Point } from "../places/grid.ts";
import type { Places } from "../places/places.ts";
import { type DraftState, type Question, storyLimit } from "./rules.ts";

type DraftRow = NonNullable<Awaited<ReturnType<Db["draft"]["findUnique"]>>>;
export type Draft = DraftRow;

/** What a person can say to the form. */
export type Answer =
  | { kind: "danger"; inDanger: boolean }
  | { kind: "safe" }
  | { kind: "adult" }
  | { kind: "name"; name: string }
  | { kind: "consent"; shown: string; language: Language; name: string }
  | { kind: "story"; text: string }
  | { kind: "storyDone" }
  | { kind: "conflict"; conflict: Kind }
  | { kind: "point"; point: Point }
  | { kind: "region"; regionId: string }
  | { kind: "district"; districtId: string }
  | { kind: "languages"; languages: string[] }
  | { kind: "languagesDone" }
  | { kind: "clear"; question: Question };

export type Saved = { kind: "saved" } | { kind: "tooLong" } | { kind: "outside" } | { kind: "unknownPlace" };

/** Raise it with the consent's text: who agreed to an older one is asked again. */
export const consentVersion = 1;

const purposes = ["PROCESSING", "CROSS_BORDER", "TRANSFER_TO_MEDIATOR"] as const;

/** Begins a report, or takes up the one that is there. */
export async function startDraft(db: Db, personId: number, language: Language, now: Date): Promise<void> {
  await db.draft.upsert({
    where: { personId },
    create: { id: randomUUID(), personId, languages: [language], createdAt: now, changedAt: now },
    update: { status: "ASKING" },
  });
}

/** Leaves the form: the draft waits until the person goes on. @returns whether one was being asked */
export async function pauseDraft(db: Db, personId: number): Promise<boolean> {
  const { count } = await db.draft.updateMany({ where: { personId, status: "ASKING" }, data: { status: "PAUSED" } });
  return count > 0;
}

export function findDraft(db: Db, personId: number): Promise<Draft | null> {
  return db.draft.findUnique({ where: { personId } });
}

/** Erases what was told and not sent. */
export async function dropDraft(db: Db, personId: number): Promise<void> {
  const draft = await findDraft(db, personId);
  if (draft === null) return;
  await db.storyPart.deleteMany({ where: { draftId: draft.id, caseId: null } });
  await db.draft.deleteMany({ where: { id: draft.id } });
}

/**
 * Keeps an answer. The same update's answer is kept once, however often it is handled.
 * `db` should be a transaction where the answer is a consent or a piece of the story.
 */
export async function saveAnswer(
  db: Db,
  { vault, places }: { vault: Vault; places: Places },
  personId: number,
  answer: Answer,
  updateId: number,
  now: Date,
): Promise<Saved> {
  switch (answer.kind) {
    case "story":
      return saveStory(db, vault, personId, answer.text, updateId, now);
    case "consent":
      await saveConsent(db, vault, personId, answer, now);
      break;
    default:
  }
  const patch = patchOf(vault, places, personId, answer, now);
  if ("saved" in patch) return patch.saved;
  await db.draft.updateMany({
    where: { personId, OR: [{ answeredBy: null }, { answeredBy: { not: updateId } }] },
    data: { ...patch.data, answeredBy: updateId, changedAt: now },
  });
  return { kind: "saved" };
}

type DraftPatch = Parameters<Db["draft"]["updateMany"]>[0]["data"];

function patchOf(
  vault: Vault,
  places: Places,
  personId: number,
  answer: Exclude<Answer, { kind: "story" }>,
  now: Date,
): { data: DraftPatch } | { saved: Saved } {
  switch (answer.kind) {
    case "danger":
      return { data: { inDanger: answer.inDanger, safe: answer.inDanger ? null : true } };
    case "safe":
      return { data: { safe: true } };
    case "adult":
      return { data: { adult: true } };
    case "name":
      return { data: { nameSealed: vault.seal(nameCell(personId), answer.name) } };
    case "consent":
      return { data: { consentedAt: now } };
    case "storyDone":
      return { data: { storyDone: true } };
    case "conflict":
      return { data: { kind: answer.conflict } };
    case "point":
      return pointPatch(vault, places, personId, answer.point);
    case "region":
      if (places.region(answer.regionId) === null) return { saved: { kind: "unknownPlace" } };
      return { data: { ...noPlace, regionId: answer.regionId } };
    case "district": {
      const district = places.district(answer.districtId);
      if (district === null) return { saved: { kind: "unknownPlace" } };
      return { data: { regionId: district.regionId, districtId: district.id, placeDone: true } };
    }
    case "languages":
      return { data: { languages: known(places, answer.languages) } };
    case "languagesDone":
      return { data: { languagesDone: true } };
    case "clear":
      return { data: cleared(answer.question) };
  }
}

function pointPatch(
  vault: Vault,
  places: Places,
  personId: number,
  point: Point,
): { data: DraftPatch } | { saved: Saved } {
  const at = places.at(point);
  if (at.kind === "outside") return { saved: { kind: "outside" } };
  const near = at.kind === "inside" ? [at.kato] : [at.kato, ...at.others];
  return {
    data: { ...noPlace, districtNear: near, pointSealed: vault.seal(pointCell(personId), JSON.stringify(point)) },
  };
}

function known(places: Places, codes: readonly string[]): string[] {
  return places.languages.map(({ code }) => code).filter((code) => codes.includes(code));
}

const noPlace = { regionId: null, districtId: null, districtNear: [], pointSealed: null, placeDone: false };

/** What taking an answer back clears. The consent names the person, so a new name asks for it again. */
function cleared(question: Question): DraftPatch {
  switch (question) {
    case "danger":
    case "safety":
      return { inDanger: null, safe: null };
    case "adult":
      return { adult: null };
    case "name":
      return { nameSealed: null, consentedAt: null };
    case "consent":
      return { consentedAt: null };
    case "story":
      return { storyDone: false };
    case "kind":
      return { kind: null };
    case "region":
      return noPlace;
    case "district":
    case "place":
      return { districtId: null, placeDone: false };
    case "languages":
      return { languagesDone: false };
    case "summary":
      return {};
  }
}

async function saveConsent(
  db: Db,
  vault: Vault,
  personId: number,
  { shown, language, name }: Extract<Answer, { kind: "consent" }>,
  now: Date,
): Promise<void> {
  const textHash = createHash("sha256").update(shown).digest("hex");
  await db.consent.createMany({
    data: purposes.map((purpose) => ({ personId, purpose, version: consentVersion, textHash, language, givenAt: now })),
    skipDuplicates: true,
  });
  await db.person.update({ where: { id: personId }, data: { nameSealed: sealName(vault, personId, name) } });
}

async function saveStory(
  db: Db,
  vault: Vault,
  personId: number,
  text: string,
  updateId: number,
  now: Date,
): Promise<Saved> {
  const draft = await findDraft(db, personId);
  if (draft === null || draft.answeredBy === BigInt(updateId)) return { kind: "saved" };
  if (draft.storyLength + text.length > storyLimit) return { kind: "tooLong" };
  const id = randomUUID();
  await db.storyPart.createMany({
    data: [{ id, draftId: draft.id, updateId, textSealed: vault.seal(storyCell(id), text), addedAt: now }],
    skipDuplicates: true,
  });
  await db.draft.updateMany({
    where: { id: draft.id },
    data: {
      answeredBy: updateId,
      changedAt: now,
      storyParts: draft.storyParts + 1,
      storyLength: draft.storyLength + text.length,
    },
  });
  return { kind: "saved" };
}

/** Takes the story's messages away, so that it can be told anew. */
export async function clearStory(db: Db, personId: number, now: Date): Promise<void> {
  const draft = await findDraft(db, personId);
  if (draft === null) return;
  await db.storyPart.deleteMany({ where: { draftId: draft.id, caseId: null } });
  await db.draft.updateMany({
    where: { id: draft.id },
    data: { storyParts: 0, storyLength: 0, storyDone: false, changedAt: now },
  });
}

/** What the rules must know of a draft. */
export function stateOf(draft: Draft): DraftState {
  return { ...draft, hasName: draft.nameSealed !== null, consented: draft.consentedAt !== null };
}

export function openDraftName(vault: Vault, draft: Draft): string {
  return draft.nameSealed === null ? "" : vault.open(nameCell(draft.personId), draft.nameSealed);
}

export function openPoint(vault: Vault, draft: Draft): Point | null {
  if (draft.pointSealed === null) return null;
  return JSON.parse(vault.open(pointCell(draft.personId), draft.pointSealed)) as Point;
}

function nameCell(personId: number): Cell {
  return { table: "Draft", column: "name", row: personId };
}
function pointCell(personId: number): Cell {
  return { table: "Draft", column: "point", row: personId };
}
