import type { Screen } from "../../platform/chat/screen.ts";
import { fullMoment } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { meetingFormButtons } from "./buttons.ts";

/** What the questions about a new proposal show. */
export interface ProposalFacts {
  number: string;
  asks: "link" | "times";
  /** The times so far, in milliseconds. */
  times: readonly number[];
  /** Which of them are on a day on which nobody works. */
  daysOff: readonly number[];
}

/** Asks for a link, or for the next time. */
export function proposalScreen(texts: Texts, { number, asks, times, daysOff }: ProposalFacts): Screen {
  const stop = { label: texts.plain("meetings:button.stop"), data: meetingFormButtons.data("stop", {}) };
  if (asks === "link") return { text: texts.html("meetings:ask.link", { number }), rows: [[stop]] };
  if (times.length === 0) return { text: texts.html("meetings:ask.times", { number }), rows: [[stop]] };
  const send = { label: texts.plain("meetings:button.propose"), data: meetingFormButtons.data("send", {}) };
  const lines = times.map((time, index) => {
    const key = daysOff.includes(time) ? "meetings:timeOff" : "meetings:time";
    return texts.html(key, { number: index + 1, at: fullMoment(texts, new Date(time)) });
  });
  return { text: [lines.join("\n"), texts.html("meetings:ask.more", { number })].join("\n\n"), rows: [[send], [stop]] };
}
