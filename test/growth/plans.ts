import pg from "pg";
import type { Statement } from "./statements.ts";

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: Node[];
}

/** How PostgreSQL has found what a statement asks for. */
export interface Plan {
  text: string;
  /** Rows that were looked at in tables and indexes. */
  rows: number;
  /** Tables that were read from end to end. */
  scanned: string[];
  indexes: string[];
}

/** Runs each statement in a transaction that is taken back. One that cannot run on these rows is left out. */
export async function explain(url: string, statements: readonly Statement[]): Promise<Plan[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const plans: Plan[] = [];
  for (const { text, values } of statements) {
    await client.query("BEGIN; SET LOCAL jit = off; SET LOCAL statement_timeout = '60s'");
    try {
      const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: Node }] }>(
        `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
        values,
      );
      const nodes = flatten(rows[0]?.["QUERY PLAN"][0].Plan);
      plans.push({
        text: text.replaceAll(/\s+/g, " ").trim(),
        rows: nodes.reduce((sum, node) => sum + rowsOf(node), 0),
        scanned: nodes.flatMap((node) => (node["Node Type"] === "Seq Scan" ? [node["Relation Name"] ?? "?"] : [])),
        indexes: [...new Set(nodes.flatMap((node) => node["Index Name"] ?? []))],
      });
    } catch (error) {
      plans.push({
        text: `${text.replaceAll(/\s+/g, " ").trim()} -- ${String(error)}`,
        rows: 0,
        scanned: [],
        indexes: ["!"],
      });
    } finally {
      await client.query("ROLLBACK");
    }
  }
  await client.end();
  return plans;
}

function flatten(node: Node | undefined): Node[] {
  return node === undefined ? [] : [node, ...(node.Plans ?? []).flatMap(flatten)];
}

/** Of nodes that read tables or indexes; the others only pass on. */
function rowsOf(node: Node): number {
  if (!/Scan$/.test(node["Node Type"]) || /^(CTE|Subquery|Function|Values|WorkTable)/.test(node["Node Type"])) return 0;
  const removed = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return (node["Actual Rows"] + removed) * node["Actual Loops"];
}
