import type { PrismaClient } from "../../platform/database/generated/client.ts";
import { localTimeOf } from "../../platform/time/local-time.ts";
import type { OwnHolidays } from "../../platform/time/working-time.ts";
import { type Finding, trouble, warning, well } from "./check.ts";

/** A year with fewer days off is not loaded yet: Kazakhstan has more than a dozen a year. */
const minDaysOff = 8;

/** Whether the holidays of this year and the next are known, since deadlines depend on them. */
export async function holidays(prisma: PrismaClient, own: OwnHolidays, now: Date): Promise<Finding> {
  const rows = await prisma.holiday.findMany({ select: { date: true } });
  return holidaysLoaded([...rows.map(({ date }) => date), ...own.off], now);
}

/** @param dates local dates, "2026-12-16" */
export function holidaysLoaded(dates: readonly string[], now: Date): Finding {
  const { year } = localTimeOf(now);
  const perYear = Map.groupBy(new Set(dates), (date) => Number(date.slice(0, 4)));
  const loaded = (wanted: number) => (perYear.get(wanted)?.length ?? 0) >= minDaysOff;
  const missing = loaded(year) ? year + 1 : year;
  const todo =
    `Name the days off of ${missing} in the operator's file ("holidays": {"off": ["${missing}-01-01", …]}), ` +
    "or install a version of Bitimger that has them, and restart the bot.";
  if (!loaded(year)) return trouble(`those of ${year} are not loaded: deadlines may fall on days off`, todo);
  if (!loaded(year + 1)) return warning(`those of ${year + 1} are not loaded yet`, todo);
  const last = Math.max(...[...perYear.keys()].filter(loaded));
  return well(`loaded up to ${last}; the operator's file names the days that the government moves`);
}
