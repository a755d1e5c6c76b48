// Passes on overdue offers in a process of its own, which waits for a message before it begins: node passing-on.ts DATABASE_URL NOW
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { escalateOverdue } from "../../../src/features/assignment/jobs.ts";
import { defaultOperator } from "../../../src/features/operator/operator.ts";
import { loadPlaces } from "../../../src/features/places/places.ts";
import { openPostgres } from "../../../src/platform/database/open.ts";
import { createVault } from "../../../src/platform/database/vault.ts";
import { createLogger } from "../../../src/platform/log.ts";
import { calendarOf } from "../../../src/platform/time/working-time.ts";
import { jobTools } from "../../harness/job-tools.ts";

const [url = "", now = ""] = process.argv.slice(2);
const database = await openPostgres(url);
const places = await loadPlaces(database.prisma);
const calendar = calendarOf(defaultOperator, places.holidays);
// The cases of the bench have no sealed answers.
const vault = createVault([randomBytes(32)]);
const context = { vault, places, calendar, operator: defaultOperator, adminIds: [] };
process.send?.("ready");
await once(process, "message");
const handled = await escalateOverdue(jobTools(database, createLogger("warn")), context, new Date(now));
process.send?.({ handled });
await database.close();
process.exit();
