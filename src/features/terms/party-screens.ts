import type { Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { LocalDay } from "../../platform/time/local-day.ts";
import { caseButtons } from "../cases/buttons.ts";
import { dayText } from "./day-text.ts";

/**
 * Tells a party that the term is over, and what they can do. Where somebody is in danger, the message says only that there is news: others may
 * see the phone.
 */
export function endedScreen(
  texts: Texts,
  { caseId, number, lastDay, inDanger }: { caseId: number; number: string; lastDay: LocalDay; inDanger: boolean },
): Screen {
  const open = { label: texts.plain("handover:party.open"), data: caseButtons.data("case", { case: caseId }) };
  const text = inDanger
    ? texts.html("closing:closed.news")
    : texts.html("terms:ended", { number, day: dayText(texts, lastDay) });
  return { text, rows: [[open]] };
}
