import type { Database } from "../../src/platform/database/open.ts";
import { type Fragment, sql } from "../../src/platform/database/sql.ts";

/** A step of a plan that PostgreSQL has carried out, as EXPLAIN describes it. */
export interface PlanStep {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanStep[];
}

/** Runs a statement and returns the steps of PostgreSQL's plan that read a table. */
export async function stepsOf({ prisma }: Pick<Database, "prisma">, statement: Fragment): Promise<PlanStep[]> {
  const [row] = await prisma.$queryRaw<Explained[]>(sql`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement}`);
  return scansOf(row);
}

/** As `stepsOf`, for a statement that changes something. The change is rolled back. */
export async function stepsRolledBack({ prisma }: Database, text: string, params: unknown[]): Promise<PlanStep[]> {
  const undo = new Error("undo");
  let steps: PlanStep[] = [];
  const explained = prisma.$transaction(
    async (tx) => {
      const rows = await tx.$queryRawUnsafe<Explained[]>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, ...params);
      steps = scansOf(rows[0]);
      throw undo;
    },
    { timeout: 60_000 },
  );
  await explained.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return steps;
}

interface Explained {
  "QUERY PLAN": [{ Plan: PlanStep }];
}

function scansOf(explained: Explained | undefined): PlanStep[] {
  if (explained === undefined) throw new Error("PostgreSQL has no plan for this statement.");
  const all = (step: PlanStep): PlanStep[] => [step, ...(step.Plans ?? []).flatMap(all)];
  return all(explained["QUERY PLAN"][0].Plan).filter((step) => step["Node Type"].includes("Scan"));
}

/** How many rows of a table a plan has read, including those that it filtered out. */
export function rowsRead(steps: readonly PlanStep[], table: string): number {
  return steps
    .filter((step) => step["Relation Name"] === table)
    .reduce(
      (sum, step) => sum + (step["Actual Rows"] + (step["Rows Removed by Filter"] ?? 0)) * step["Actual Loops"],
      0,
    );
}

/** The tables that a plan has read from end to end. */
export function scannedWhole(steps: readonly PlanStep[]): (string | undefined)[] {
  return steps.filter((step) => step["Node Type"].includes("Seq Scan")).map((step) => step["Relation Name"]);
}
