import type { Database, Sql } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { givenConsent } from "../people/consents.ts";
import { sealName } from "../people/people.ts";
import type { Point } from "../places/grid.ts";
import { type Places, placeKey } from "../places/places.ts";
import type { Answer, Saved } from "./answer.ts";
import { type DraftPatch, type DraftRow, draftColumns, draftOf, type KeepPatch } from "./draft-rows.ts";
import { type Draft, nameCell, phoneCell, pointCell } from "./drafts.ts";
import type { Question } from "./rules.ts";
import { saveStory } from "./story.ts";

export interface AnswerContext {
  database: Database;
  vault: Vault;
  places: Places;
  keep: KeepPatch;
}

/** What became of an answer, and the draft with it, where it was read on the way. */
export interface Kept {
  saved: Saved;
  draft: Draft | null;
}

/**
 * Keeps an answer. The same update's answer is kept once, however often it is handled.
 * @param storyClosedAt noted with it; null: nothing is
 */
export async function saveAnswer(
  context: AnswerContext,
  personId: number,
  answer: Answer,
  updateId: number,
  now: Date,
  storyClosedAt: Date | null = null,
): Promise<Kept> {
  const { database, vault } = context;
  if (answer.kind === "story") return saveStory(database, vault, personId, answer, updateId, now);
  if (answer.kind === "consent") return saveConsent(database.sql, vault, personId, answer, updateId, now);
  const patch = patchOf(context, personId, answer);
  if ("saved" in patch) return { saved: patch.saved, draft: null };
  const data = storyClosedAt === null ? patch.data : { storyClosedAt, ...patch.data };
  return { saved: { kind: "saved" }, draft: await context.keep(personId, data, updateId, now) };
}

type Patch = { data: DraftPatch } | { saved: Saved };

function patchOf(
  { vault, places }: AnswerContext,
  personId: number,
  answer: Exclude<Answer, { kind: "story" | "consent" }>,
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
      return { storyDone: false, storyClosedAt: null };
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

/** Staff go by the name that they work under: what they tell as applicants is their mediator's alone. */
async function saveConsent(
  sql: Sql,
  vault: Vault,
  personId: number,
  { shown, language, name }: Extract<Answer, { kind: "consent" }>,
  updateId: number,
  now: Date,
): Promise<Kept> {
  const { purposes, version, textHash } = givenConsent(vault, "report", shown);
  const [row] = await sql.rows<DraftRow>(
    `WITH given AS (
       INSERT INTO "Consent" ("personId", purpose, version, "textHash", "languageCode", "givenAt")
       SELECT $1::int, purpose::"ConsentPurpose", $4::int, $5::text, $6::text, $3::timestamptz
       FROM unnest($7::text[]) AS purpose
       ON CONFLICT DO NOTHING)
     , named AS (
       UPDATE "Person" SET "nameSealed" = decode($8::text, 'base64')
       WHERE id = $1::int AND NOT EXISTS (SELECT 1 FROM "StaffRole" s WHERE s."personId" = $1::int))
     UPDATE "Draft" d SET "consentedAt" = $3::timestamptz, "answeredBy" = $2::bigint, "changedAt" = $3::timestamptz
     WHERE d."personId" = $1::int AND d."answeredBy" IS DISTINCT FROM $2::bigint RETURNING ${draftColumns}`,
    [
      personId,
      updateId,
      now,
      version,
      textHash,
      language,
      purposes,
      Buffer.from(sealName(vault, personId, name)).toString("base64"),
    ],
  );
  return { saved: { kind: "saved" }, draft: row === undefined ? null : draftOf(row) };
}
