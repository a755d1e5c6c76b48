import { createHash } from "node:crypto";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { sealName } from "../people/people.ts";
import type { Point } from "../places/grid.ts";
import { type Places, placeKey } from "../places/places.ts";
import type { Answer, Saved } from "./answer.ts";
import { type Draft, nameCell, phoneCell, pointCell } from "./drafts.ts";
import type { Question } from "./rules.ts";
import { saveStory } from "./story.ts";

/** Raise it with the consent's text: who agreed to an older one is asked again. */
const consentVersion = 1;

const purposes = ["PROCESSING", "CROSS_BORDER", "TRANSFER_TO_MEDIATOR"] as const;

export interface AnswerContext {
  vault: Vault;
  places: Places;
}

/** What became of an answer, and the draft with it, where it was read on the way. */
interface Kept {
  saved: Saved;
  draft: Draft | null;
}

/** Whether keeping it takes several statements, which belong into one transaction. */
export function needsTransaction({ kind }: Answer): boolean {
  return kind === "story" || kind === "consent";
}

/**
 * Keeps an answer. The same update's answer is kept once, however often it is handled.
 * `db` is a transaction where the answer needs one.
 */
export async function saveAnswer(
  db: Db,
  context: AnswerContext,
  personId: number,
  answer: Answer,
  updateId: number,
  now: Date,
): Promise<Kept> {
  if (answer.kind === "story") {
    return { saved: await saveStory(db, context.vault, personId, answer, updateId, now), draft: null };
  }
  if (answer.kind === "consent") await saveConsent(db, context.vault, personId, answer, now);
  const patch = patchOf(context, personId, answer, now);
  if ("saved" in patch) return { saved: patch.saved, draft: null };
  const [draft = null] = await db.draft.updateManyAndReturn({
    where: { personId, OR: [{ answeredBy: null }, { answeredBy: { not: updateId } }] },
    data: { ...patch.data, answeredBy: updateId, changedAt: now },
  });
  return { saved: { kind: "saved" }, draft };
}

type DraftPatch = Parameters<Db["draft"]["updateMany"]>[0]["data"];
type Patch = { data: DraftPatch } | { saved: Saved };

function patchOf(
  { vault, places }: AnswerContext,
  personId: number,
  answer: Exclude<Answer, { kind: "story" }>,
  now: Date,
): Patch {
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
    case "remit":
      return { data: { remit: answer.remit } };
    case "remitDone":
      return { data: { remitDone: true } };
    case "review":
      return { data: { review: true } };
    case "point":
    case "typedPlace":
    case "region":
    case "district":
    case "place":
      return placePatch(vault, places, personId, answer);
    case "languages":
      return { data: { languages: known(places, answer.languages) } };
    case "languagesDone":
      return { data: { languagesDone: true } };
    case "formats":
      return { data: { formats: answer.formats, womanWished: answer.woman } };
    case "formatsDone":
      return { data: { formatsDone: true } };
    case "phone": {
      const { number } = answer;
      return {
        data: { phoneDone: true, phoneSealed: number === null ? null : vault.seal(phoneCell(personId), number) },
      };
    }
    case "clear":
      return { data: cleared(answer.question) };
  }
}

type PlaceAnswer = Extract<Answer, { kind: "point" | "typedPlace" | "region" | "district" | "place" }>;

function placePatch(vault: Vault, places: Places, personId: number, answer: PlaceAnswer): Patch {
  const sealPoint = (point: Point) => vault.seal(pointCell(personId), JSON.stringify(point));
  const unknown: Patch = { saved: { kind: "unknownPlace" } };
  switch (answer.kind) {
    case "point": {
      const at = places.at(answer.point);
      if (at.kind === "outside") return { saved: { kind: "outside" } };
      const near = at.kind === "inside" ? [at.kato] : [at.kato, ...at.others];
      const placeChoice = near.map((id) => placeKey({ kind: "district", id }));
      return { data: { ...noPlace, placeChoice, pointSealed: sealPoint(answer.point) } };
    }
    case "typedPlace": {
      const read = places.read(answer.text);
      if (read.kind === "none") return unknown;
      const found = read.kind === "found" ? [read.place] : read.places;
      return { data: { ...noPlace, placeChoice: found.map(placeKey) } };
    }
    case "region":
      return places.region(answer.regionId) === null ? unknown : { data: { ...noPlace, regionId: answer.regionId } };
    case "district": {
      const district = places.district(answer.districtId);
      if (district === null) return unknown;
      return { data: { regionId: district.regionId, districtId: district.id, placeDone: true } };
    }
    case "place": {
      const place = places.place(answer.place);
      if (place === null) return unknown;
      // A whole region is no district yet: that question follows.
      if (place.district === null) return { data: { ...noPlace, regionId: place.region } };
      const point = place.kind === "town" && place.point !== null ? { pointSealed: sealPoint(place.point) } : {};
      return { data: { regionId: place.region, districtId: place.district, placeDone: true, ...point } };
    }
  }
}

function known(places: Places, codes: readonly string[]): string[] {
  return places.languages.map(({ code }) => code).filter((code) => codes.includes(code));
}

const noPlace = { regionId: null, districtId: null, placeChoice: [], pointSealed: null, placeDone: false };

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
    case "remit":
    case "verdict":
      return { remitDone: false, review: false };
    case "region":
      return noPlace;
    case "district":
    case "place":
      return { districtId: null, placeDone: false };
    case "languages":
      return { languagesDone: false };
    case "formats":
      return { formatsDone: false };
    case "phone":
      return { phoneSealed: null, phoneDone: false };
    case "summary":
    case "openCase":
      return { openCaseId: null };
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
  // Staff go by the name that they work under: what they tell as applicants is their mediator's alone.
  await db.person.updateMany({
    where: { id: personId, staff: { none: {} } },
    data: { nameSealed: sealName(vault, personId, name) },
  });
}
