import type { Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { LocalDay } from "../../platform/time/local-day.ts";
import { caseButtons } from "../cases/buttons.ts";
import { dayText } from "./day-text.ts";

export interface EndedFacts {
  caseId: number;
  number: string;
  lastDay: LocalDay;
  hasMediator: boolean;
  inDanger: boolean;
}

/**
 * Tells a party that the term is over, and what they can do. Where somebody is in danger, the message says only that there is news: others may
 * see the phone.
 */
export function endedScreen(texts: Texts, { caseId, number, lastDay, hasMediator, inDanger }: EndedFacts): Screen {
  const open = { label: texts.plain("handover:party.open"), data: caseButtons.data("case", { case: caseId }) };
  if (inDanger) return { text: texts.html("closing:closed.news"), rows: [[open]] };
  const lines = [
    texts.html("terms:ended.told", { number, day: dayText(texts, lastDay) }),
    texts.html(hasMediator ? "terms:ended.mediator" : "terms:ended.coordinator"),
    texts.html("terms:ended.next"),
  ];
  return { text: lines.join("\n\n"), rows: [[open]] };
}
