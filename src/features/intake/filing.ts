import { takeBack } from "../../platform/chat/pending-acts.ts";
import type { Database, Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { type AssignmentContext, offerNew } from "../assignment/assignment.ts";
import { addedMessage, addedSubject } from "../assignment/notices.ts";
import { lockCase, takeNumber } from "../cases/case-rows.ts";
import { addDanger, createCase } from "../cases/cases.ts";
import { fits, sizeOf, wordsOf } from "../cases/story.ts";
import { openStory } from "../cases/story-rows.ts";
import { withdrawAct } from "../cases/withdraw-act.ts";
import type { AlarmFacts } from "../danger/alarm-facts.ts";
import { type Raised, raiseAlarm } from "../danger/alarms.ts";
import { hearStory } from "../danger/hear-story.ts";
import type { DangerKind } from "../danger/hearing/danger-words.ts";
import { toldKinds } from "../danger/told-rows.ts";
import type { Point } from "../places/grid.ts";
import type { NearestRooms } from "../places/nearest.ts";
import type { Places, Room } from "../places/places.ts";
import type { ReportState } from "./answers.ts";
import { type Draft, openReport } from "./drafts.ts";
import { deleteDraft, findDraftToFile } from "./filing-rows.ts";
import { reportFacts } from "./known-facts.ts";
import { openQuestion, withoutUnasked } from "./questions.ts";
import { isOverLimit, needsReview } from "./rules.ts";

export interface FilingContext extends AssignmentContext {
  vault: Vault;
  places: Places;
}

/** What became of the alarm about a report in which danger was heard or ticked. */
export interface Alarmed {
  kind: Raised["kind"];
  hasPhone: boolean;
}

export type Filed =
  | {
      kind: "filed";
      number: string;
      review: boolean;
      /** A coordinator looks first only because the person has filed more reports than the limit. */
      overLimit: boolean;
      until: Date | null;
      rooms: NearestRooms<Room>;
      /** What became of the alarm; null if no danger was heard or ticked. */
      alarm: Alarmed | null;
    }
  | { kind: "added"; number: string; alarm: Alarmed | null }
  /** The story of the case to which this report should be added has reached its limit. */
  | { kind: "full"; number: string }
  /** An answer is missing after all, or there is a further question: the form goes on. */
  | { kind: "incomplete" };

/** Whether a sent draft becomes a case of its own or is added to an open case; null if the person has not said yet. */
export type Wish = "new" | "add" | null;

/**
 * Turns a draft into a case, offers it to a mediator and deletes the draft, in one transaction. A draft becomes only one
 * case, however often it is sent. If the person has an open case of the same kind, they are asked first.
 */
export async function fileReport(
  { prisma, sql }: Database,
  context: FilingContext,
  draftId: string,
  wish: Wish,
  now: Date,
): Promise<Filed> {
  const found = await findDraftToFile(sql, draftId, now);
  if (found === null) return describeFiled(prisma, context, draftId);
  const { draft } = found;
  const report = openReport(context.vault, draft);
  const openCaseId = (report.kind === null ? null : found.openNow[report.kind]) ?? null;
  const wished = needsReview(report);
  const overLimit = !wished && isOverLimit(found);
  const question = openQuestion(report).id;
  if (question !== "summary" && question !== "openCase") return { kind: "incomplete" };
  const facts = reportFacts(report, await heardIn({ sql }, context.vault, draft));
  if (wish === "add") {
    const told = await openStory(sql, context.vault, { caseId: draft.openCaseId ?? 0 });
    const isFull = !fits(sizeOf(told), { characters: draft.storyLength, files: draft.storyFiles });
    const added = await prisma.$transaction((tx) => addToCase(tx, context, draft, facts, isFull, now));
    // If that case has been closed meanwhile, the report becomes a case of its own.
    if (added !== null) return added;
  }
  if (wish === null && openCaseId !== null) {
    await prisma.draft.updateMany({ where: { id: draft.id }, data: { openCaseId } });
    return { kind: "incomplete" };
  }
  const number = await takeNumber(sql, now);
  const made = await prisma.$transaction((tx) =>
    turnIntoCase(tx, context, draft, report, { number, overLimit, facts }, now),
  );
  if (made === "filed already") return describeFiled(prisma, context, draftId);
  const point = report.point ?? centreOf(context, report.districtId);
  const rooms = context.places.rooms(point, report.regionId ?? "");
  return { kind: "filed", number, review: wished || overLimit, overLimit, ...made, rooms };
}

/** The kinds of danger that were heard in a report's story, or in other words of its person within six hours before the last answer. */
async function heardIn({ sql }: Pick<Database, "sql">, vault: Vault, draft: Draft): Promise<DangerKind[]> {
  const told = await toldKinds(sql, vault, draft.personId, draft.changedAt);
  return [...told, ...hearStory(vault, wordsOf(await openStory(sql, vault, { draftId: draft.id })))];
}

/** Raises the alarm about a report or an addition in which danger was heard or ticked. */
export async function raiseFor(
  tx: Db,
  context: FilingContext,
  personId: number,
  facts: AlarmFacts,
  now: Date,
): Promise<Alarmed | null> {
  if (facts.kinds.length === 0) return null;
  const { kind } = await raiseAlarm(tx, context, personId, facts, now);
  return { kind, hasPhone: facts.phone !== null };
}

/** Null if the case is closed. */
async function addToCase(
  tx: Db,
  context: FilingContext,
  draft: Draft,
  facts: AlarmFacts,
  isFull: boolean,
  now: Date,
): Promise<Filed | null> {
  const caseId = draft.openCaseId ?? 0;
  // Somebody who adds to a case does not withdraw it. The case is locked after this, as by the job that withdraws it.
  if (!isFull) await takeBack(tx, withdrawAct, draft.personId, { case: caseId }, now);
  await lockCase(tx, caseId);
  const openCase = await tx.case.findFirst({
    where: { id: caseId, status: { in: ["WAITING", "ASSIGNED"] } },
  });
  if (openCase === null) return null;
  if (isFull) return { kind: "full", number: openCase.number };
  const { count } = await tx.draft.deleteMany({ where: { id: draft.id } });
  if (count > 0) {
    await tx.storyPart.updateMany({ where: { draftId: draft.id }, data: { caseId: openCase.id } });
    const { storyClosedAt } = draft;
    if (storyClosedAt !== null) await tx.case.update({ where: { id: openCase.id }, data: { storyClosedAt } });
    if (openCase.mediatorId !== null) {
      const added = addedMessage.to(openCase.mediatorId, addedSubject(openCase.id, now), { notBefore: now });
      await enqueue(tx, [added], now);
    }
  }
  if (count > 0) await addDanger(tx, context.vault, openCase, facts.kinds);
  const alarm = count > 0 ? await raiseFor(tx, context, draft.personId, facts, now) : null;
  return { kind: "added", number: openCase.number, alarm };
}

/** @returns by when the first mediator must answer, null if a coordinator was asked; or that the draft has been filed already */
async function turnIntoCase(
  tx: Db,
  context: FilingContext,
  draft: Draft,
  report: ReportState,
  { number, overLimit, facts }: { number: string; overLimit: boolean; facts: AlarmFacts },
  now: Date,
): Promise<{ until: Date | null; alarm: Alarmed | null } | "filed already"> {
  if (!(await deleteDraft(tx, draft.id))) return "filed already";
  const { vault } = context;
  const newCase = await createCase(
    tx,
    vault,
    {
      number,
      draftId: draft.id,
      personId: draft.personId,
      name: report.name ?? "",
      phone: report.phone,
      kind: report.kind ?? "OTHER",
      regionId: report.regionId ?? "",
      districtId: report.districtId ?? "",
      languages: report.languages,
      storyClosedAt: draft.storyClosedAt,
      answers: { ...withoutUnasked(report), danger: facts.kinds },
      review: needsReview(report) || overLimit,
      overLimit,
    },
    now,
  );
  const offered = await offerNew(tx, context, newCase, now);
  const alarm = await raiseFor(tx, context, draft.personId, facts, now);
  return { until: offered.kind === "offered" ? offered.until : null, alarm };
}

/** Describes a draft that was filed earlier. The point that the person shared is deleted by now, so distances start at the district's centre. */
async function describeFiled(db: Db, context: FilingContext, draftId: string): Promise<Filed> {
  const filed = await db.case.findUnique({
    where: { draftId },
    include: { offers: { where: { status: "OFFERED" }, select: { dueAt: true } } },
  });
  if (filed === null) return describeAdded(db, draftId);
  // What was raised with the report has its time.
  const alarms = await db.alarm.count({ where: { personId: filed.personId, raisedAt: filed.filedAt } });
  return {
    kind: "filed",
    number: filed.number,
    review: filed.review,
    overLimit: filed.overLimit,
    until: filed.offers[0]?.dueAt ?? null,
    rooms: context.places.rooms(centreOf(context, filed.districtId), filed.regionId),
    alarm: alarms === 0 ? null : { kind: "raised", hasPhone: filed.phoneSealed !== null },
  };
}

/** Describes a draft that was added to another case, or that does not exist. */
async function describeAdded(db: Db, draftId: string): Promise<Filed> {
  const part = await db.storyPart.findFirst({ where: { draftId }, select: { case: { select: { number: true } } } });
  const number = part?.case?.number;
  return number === undefined ? { kind: "incomplete" } : { kind: "added", number, alarm: null };
}

function centreOf({ places }: FilingContext, districtId: string | null): Point {
  return places.district(districtId ?? "")?.point ?? { lat: 0, lon: 0 };
}
