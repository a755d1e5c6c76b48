import { type Fragment, rawSql, sql } from "../../platform/database/sql.ts";
import type { EventKind, ProgrammeTag } from "../subscriptions/event-kinds.ts";
import { wantsToHear } from "../subscriptions/subscription-filter.ts";

/** The people whom an announcement concerns. An empty list of regions means the whole country. */
export interface Audience {
  kind: EventKind;
  regions: readonly string[];
  tags: readonly ProgrammeTag[];
}

const wants = rawSql(wantsToHear({ now: "a.now", kind: "a.kind", regions: "a.regions", tags: "a.tags" }));

/** The FROM and WHERE clauses that select the subscribers who want to hear of it now: `"Subscription" s`, `"Person" p`, the audience `a`. */
export function audienceOf({ kind, regions, tags }: Audience, now: Date): Fragment {
  return sql`FROM "Subscription" s JOIN "Person" p ON p.id = s."personId"
    CROSS JOIN (SELECT ${kind}::text::"EventKind" AS kind, ${[...regions]}::text[] AS regions,
      ${[...tags]}::text[]::"ProgrammeTag"[] AS tags, ${now}::timestamptz AS now) a
    WHERE p."blockedAt" IS NULL AND ${wants}`;
}
