import { type Fragment, rawSql, sql } from "../database/sql.ts";
import type { EventKind, ProgrammeTag } from "../subscriptions/event-kinds.ts";
import { wantsToHear } from "../subscriptions/subscription-filter.ts";

/** Whom something concerns. Empty regions: the whole country. */
export interface Audience {
  kind: EventKind;
  regions: readonly string[];
  tags: readonly ProgrammeTag[];
}

const wants = rawSql(wantsToHear({ now: "a.now", kind: "a.kind", regions: "a.regions", tags: "a.tags" }));

/** Who wants to hear of it, now: what follows the SELECT of `"Subscription" s`, its `"Person" p` and the audience `a`. */
export function listeners({ kind, regions, tags }: Audience, now: Date): Fragment {
  return sql`FROM "Subscription" s JOIN "Person" p ON p.id = s."personId"
    CROSS JOIN (SELECT ${kind}::text::"EventKind" AS kind, ${[...regions]}::text[] AS regions,
      ${[...tags]}::text[]::"ProgrammeTag"[] AS tags, ${now}::timestamptz AS now) a
    WHERE p."blockedAt" IS NULL AND ${wants}`;
}
