import { shownName } from "../../platform/chat/names.ts";
import type { Case } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { type AlarmKind, knownAlarmKinds } from "../danger/alarm-facts.ts";
import { countDanger, insertCase } from "./case-rows.ts";
import type { Kind } from "./kinds.ts";
import { dangerOf, knownRemit } from "./remit.ts";
import {
  answersFields,
  type CaseAnswers,
  caseAnswers,
  type GivenAnswers,
  openAnswers,
  type SealedAnswers,
  sealAnswers,
} from "./sealed-answers.ts";

export interface NewCase {
  number: string;
  draftId: string;
  personId: number;
  name: string;
  phone: string | null;
  kind: Kind;
  regionId: string;
  districtId: string;
  languages: string[];
  /** What the applicant answered; answers that are not kept with a case may be among them. */
  answers: GivenAnswers;
  /** When the applicant finished the story, by Telegram's clock; null if unknown. */
  storyClosedAt?: Date | null;
  /** Whether a coordinator must look at the case before a mediator is asked … */
  review: boolean;
  /** … only because the applicant has filed more reports than the limit. */
  overLimit?: boolean;
}

/** A new case, which waits for its first mediator. */
export type FreshCase = Omit<NewCase, "name" | "phone" | "answers" | "overLimit" | "storyClosedAt"> &
  Pick<CaseAnswers, "womanWished"> &
  Pick<Case, "id" | "status" | "escalatedAt">;

/** Creates a case from a draft, with its story. Call it in the transaction that ends the draft. */
export async function createCase(
  tx: Db,
  vault: Vault,
  { name, phone, answers: given, storyClosedAt = null, ...facts }: NewCase,
  now: Date,
): Promise<FreshCase> {
  const { number, overLimit = false } = facts;
  const nameSealed = vault.seal(applicantCell(number), name);
  const phoneSealed = phone === null ? null : vault.seal(phoneCell(number), phone);
  const answers = caseAnswers(given);
  const answersSealed = sealAnswers(vault, number, answers);
  const dangers = dangerIn(answers).length > 0 ? 1 : 0;
  const row = { ...facts, overLimit, storyClosedAt, nameSealed, phoneSealed, answersSealed, dangers };
  const id = await insertCase(tx, row, now);
  return { ...facts, womanWished: answers.womanWished, id, status: "WAITING", escalatedAt: null };
}

/** The applicant's name as others see it, for the mediator who has the case. */
export function openApplicant(vault: Vault, row: { number: string; nameSealed: Uint8Array }): string {
  return shownName(vault.open(applicantCell(row.number), row.nameSealed));
}

/** The applicant's phone if they gave it, for the mediator who has the case. */
export function openPhone(vault: Vault, row: { number: string; phoneSealed: Uint8Array | null }): string | null {
  return row.phoneSealed === null ? null : vault.open(phoneCell(row.number), row.phoneSealed);
}

/** The danger in a case: what was heard or ticked when it was filed, and what its rules say. */
export function dangerIn({ danger, remit }: Pick<CaseAnswers, "danger" | "remit">): AlarmKind[] {
  return knownAlarmKinds([...danger, ...(danger.length > 0 ? [] : dangerOf(knownRemit(remit), []))]);
}

/** Adds the danger that was heard or ticked in an addition to a case. */
export async function addDanger(
  tx: Db,
  vault: Vault,
  openCase: SealedAnswers & { id: number },
  kinds: readonly AlarmKind[],
): Promise<void> {
  if (kinds.length === 0) return;
  const answers = openAnswers(vault, openCase);
  const danger = knownAlarmKinds([...dangerIn(answers), ...kinds]);
  const answersSealed = sealAnswers(vault, openCase.number, { ...answers, danger });
  await tx.case.update({ where: { id: openCase.id }, data: { answersSealed } });
  await countDanger(tx, [openCase.id]);
}

/** Whether the applicant of a case is known to be under 18. */
export async function isOfMinor(db: Db, vault: Vault, caseId: number): Promise<boolean> {
  return openAnswers(vault, await db.case.findUniqueOrThrow({ where: { id: caseId }, select: answersFields })).minor;
}

/** Notes that the applicant of a locked case is under 18. */
export async function markOfMinor(tx: Db, vault: Vault, caseId: number): Promise<void> {
  const row = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: answersFields });
  const answersSealed = sealAnswers(vault, row.number, { ...openAnswers(vault, row), minor: true });
  await tx.case.update({ where: { id: caseId }, data: { answersSealed } });
}

/** Loads the danger in a case, for words that end it. */
export async function findDanger(db: Db, vault: Vault, caseId: number): Promise<AlarmKind[]> {
  return dangerIn(
    openAnswers(vault, await db.case.findUniqueOrThrow({ where: { id: caseId }, select: answersFields })),
  );
}

function applicantCell(number: string): Cell {
  return { table: "Case", column: "name", row: number };
}

function phoneCell(number: string): Cell {
  return { table: "Case", column: "phone", row: number };
}

/** How many cases are open, by status. Waiting cases for which a coordinator was asked are counted separately. */
export async function countOpenCases(
  db: Db,
): Promise<{ status: "waiting" | "escalated" | "assigned"; count: number }[]> {
  const found = await db.case.groupBy({
    by: ["status"],
    where: { status: { in: ["WAITING", "ASSIGNED"] } },
    _count: { _all: true, escalatedAt: true },
  });
  const countOf = (status: "WAITING" | "ASSIGNED") => found.find((row) => row.status === status)?._count;
  const escalated = countOf("WAITING")?.escalatedAt ?? 0;
  return [
    { status: "waiting", count: (countOf("WAITING")?._all ?? 0) - escalated },
    { status: "escalated", count: escalated },
    { status: "assigned", count: countOf("ASSIGNED")?._all ?? 0 },
  ];
}
