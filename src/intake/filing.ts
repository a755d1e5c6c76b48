import { type AssignmentContext, offerCase } from "../assignment/assignment.ts";
import { createCase } from "../cases/cases.ts";
import type { PrismaClient } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { NearestRooms } from "../places/nearest.ts";
import { findRooms, type Places, type Room } from "../places/places.ts";
import { type Draft, openDraftName, openPoint, stateOf } from "./drafts.ts";
import { openQuestion } from "./rules.ts";

export interface FilingContext extends AssignmentContext {
  vault: Vault;
  places: Places;
}

export type Filed =
  | { kind: "filed"; number: string; until: Date | null; rooms: NearestRooms<Room> }
  /** An answer is missing after all: the form goes on. */
  | { kind: "incomplete" };

/**
 * Turns a draft into a case, offers it to a mediator and erases the draft, in one transaction. The same draft makes one
 * case, however often it is sent.
 */
export async function fileReport(db: PrismaClient, context: FilingContext, draftId: string, now: Date): Promise<Filed> {
  const draft = await db.draft.findUnique({ where: { id: draftId } });
  if (draft !== null && openQuestion(stateOf(draft)) !== "summary") return { kind: "incomplete" };
  const until = draft === null ? undefined : await db.$transaction((tx) => turnIntoCase(tx, context, draft, now));
  return describe(db, context, draftId, draft === null ? null : openPoint(context.vault, draft), until ?? null);
}

/** @returns by when the first mediator answers, null when a coordinator was told */
async function turnIntoCase(tx: Db, context: FilingContext, draft: Draft, now: Date): Promise<Date | null> {
  const { count } = await tx.draft.deleteMany({ where: { id: draft.id } });
  if (count === 0) return null;
  const { id } = await createCase(
    tx,
    context.vault,
    {
      draftId: draft.id,
      personId: draft.personId,
      name: openDraftName(context.vault, draft),
      kind: draft.kind ?? "OTHER",
      regionId: draft.regionId ?? "",
      districtId: draft.districtId ?? "",
      languages: draft.languages,
    },
    now,
  );
  await tx.storyPart.updateMany({ where: { draftId: draft.id }, data: { caseId: id } });
  const offered = await offerCase(tx, context, id, now);
  return offered.kind === "offered" ? offered.until : null;
}

async function describe(
  db: Db,
  { places }: FilingContext,
  draftId: string,
  point: { lat: number; lon: number } | null,
  until: Date | null,
): Promise<Filed> {
  const one = await db.case.findUnique({
    where: { draftId },
    include: { offers: { where: { status: "OFFERED" }, select: { dueAt: true } } },
  });
  if (one === null) return { kind: "incomplete" };
  const from = point ?? places.district(one.districtId)?.point ?? { lat: 0, lon: 0 };
  return {
    kind: "filed",
    number: one.number,
    until: until ?? one.offers[0]?.dueAt ?? null,
    rooms: await findRooms(db, from, one.regionId),
  };
}
