import type { Case } from "../../platform/database/generated/client.ts";
import type { Db, Sql } from "../../platform/database/open.ts";
import { relaxedCommit } from "../../platform/database/relaxed-commit.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { localTimeOf } from "../../platform/time/local-time.ts";
import { openName } from "../people/people.ts";
import type { Kind } from "./kinds.ts";
import type { CaseFacts } from "./screens.ts";
import { type CaseAnswers, caseAnswers, type GivenAnswers, sealAnswers } from "./sealed-answers.ts";

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

/**
 * Takes the next case number of the year. Call it outside the transaction that files the case, or other reports would wait for that
 * transaction. A number whose case is not filed stays unused.
 */
export async function takeNumber(sql: Sql, now: Date): Promise<string> {
  const year = localTimeOf(now).year;
  const [row] = await sql.rows<{ last: number }>(
    `WITH ${relaxedCommit}
     INSERT INTO "CaseCount" AS c (year, last)
     SELECT $1::int, 1
     FROM relaxed
     ON CONFLICT (year) DO UPDATE SET last = c.last + 1
     RETURNING last`,
    [year],
  );
  if (row === undefined) throw new Error("The upsert of CaseCount returned no row.");
  return `${year}-${String(row.last).padStart(6, "0")}`;
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
  const { number, draftId, personId, kind, regionId, districtId, languages, review, overLimit = false } = facts;
  const nameSealed = vault.seal(applicantCell(number), name);
  const phoneSealed = phone === null ? null : vault.seal(phoneCell(number), phone);
  const answers = caseAnswers(given);
  const answersSealed = sealAnswers(vault, number, answers);
  // Every report runs this; with Prisma it would be three statements.
  const [created] = await tx.$queryRaw<{ id: number }[]>`
    WITH made AS (
      INSERT INTO "Case" (number, "draftId", "personId", kind, "regionId", "districtId", languages, review, "overLimit",
        "nameSealed", "phoneSealed", "answersSealed", "filedAt", "storyClosedAt")
      VALUES (${number}, ${draftId}, ${personId}::int, ${kind}::"ConflictKind", ${regionId}, ${districtId}, ${languages}::text[],
        ${review}::boolean, ${overLimit}::boolean, ${nameSealed}::bytea, ${phoneSealed}::bytea, ${answersSealed}::bytea,
        ${now}::timestamptz, ${storyClosedAt}::timestamptz)
      RETURNING id)
    , told AS (UPDATE "StoryPart" s SET "caseId" = made.id FROM made WHERE s."draftId" = ${draftId})
    SELECT id FROM made`;
  if (created === undefined) throw new Error("The insert of the case returned no id.");
  return { ...facts, womanWished: answers.womanWished, id: created.id, status: "WAITING", escalatedAt: null };
}

/**
 * Locks a case until the transaction ends. Every act on a case or on its offers begins with this. The case is always locked before its
 * offers, so that two acts never deadlock, and what is read afterwards includes the changes of the previous act.
 */
export async function lockCase(tx: Db, caseId: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Case" WHERE id = ${caseId}::int FOR UPDATE`;
}

/** The applicant's name, for the mediator who has the case. */
export function openApplicant(vault: Vault, row: { number: string; nameSealed: Uint8Array }): string {
  return vault.open(applicantCell(row.number), row.nameSealed);
}

/** The applicant's phone if they gave it, for the mediator who has the case. */
export function openPhone(vault: Vault, row: { number: string; phoneSealed: Uint8Array | null }): string | null {
  return row.phoneSealed === null ? null : vault.open(phoneCell(row.number), row.phoneSealed);
}

/** A person's cases, newest first. */
export async function casesOf(db: Db, vault: Vault, personId: number): Promise<CaseFacts[]> {
  const cases = await db.case.findMany({
    where: { personId },
    // If it ordered only by id, PostgreSQL without statistics would read everybody's cases.
    orderBy: [{ filedAt: "desc" }, { id: "desc" }],
    take: 10,
    include: {
      mediator: { select: { id: true, nameSealed: true } },
      offers: { where: { status: "OFFERED" }, select: { dueAt: true } },
    },
  });
  return cases.map((row) => ({
    ...row,
    escalated: row.escalatedAt !== null,
    until: row.offers[0]?.dueAt ?? null,
    mediator: row.mediator === null ? null : openName(vault, row.mediator),
  }));
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
