import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { briefText, reasonLines } from "../assignment/screens.ts";
import type { Places } from "../places/places.ts";
import { decideButtons, refusalButtons } from "./buttons.ts";
import type { ToDecide } from "./found-rounds.ts";

/** What a coordinator decides on. @param isPing whether it comes by itself */
export function toDecideScreen(texts: Texts, places: Places, facts: ToDecide, isPing = false): Screen {
  const { round, brief, reasons, filedAt, assignedAt, askedAt, mediator } = facts;
  const ticked = reasonLines(texts, reasons);
  const dates = {
    mediator,
    filed: dayAndTime(texts, filedAt),
    accepted: assignedAt === null ? "" : dayAndTime(texts, assignedAt),
    asked: dayAndTime(texts, askedAt),
  };
  return {
    text: [
      ...(isPing ? [texts.html("clearance:ping")] : []),
      briefText(texts, places, brief),
      ...(ticked.length === 0 ? [texts.html("clearance:nothingTicked")] : ticked),
      texts.html("clearance:dates", dates),
      "",
      texts.html("clearance:decide.ask"),
    ].join("\n"),
    rows: [
      [{ label: texts.plain("clearance:decide.refuse"), data: decideButtons.data("refuse", { round }) }],
      [{ label: texts.plain("clearance:decide.clear"), data: decideButtons.data("clear", { round }) }],
      [listButton(texts)],
    ],
  };
}

/** What coordinators still have to decide, the oldest first. */
export function toDecideListScreen(texts: Texts, places: Places, waiting: readonly ToDecide[]): Screen {
  const lines = waiting.map(({ brief }) => briefText(texts, places, brief));
  const body = lines.length === 0 ? [texts.html("clearance:list.none")] : lines;
  return {
    text: [texts.html("clearance:list.title"), ...body].join("\n\n"),
    rows: [
      ...waiting.map(({ round, brief: { number } }) => [
        { label: `📂 ${number}`, data: decideButtons.data("open", { round }) },
      ]),
      [homeButton(texts)],
    ],
  };
}

/** Nobody but coordinators sees the list. */
export function forbiddenScreen(texts: Texts): Screen {
  return { text: texts.html("assignment:queue.forbidden"), rows: [[homeButton(texts)]] };
}

/** Asks why, before a coordinator refuses. */
export function refusalScreen(texts: Texts, number: string): Screen {
  return {
    text: texts.html("clearance:refusing.ask", { number }),
    rows: [[{ label: texts.plain("chat:back"), data: refusalButtons.data("stop", {}) }]],
  };
}

/** What became of a decision. */
export function decidedScreen(texts: Texts, number: string, how: "cleared" | "refused"): Screen {
  return { text: texts.html(`clearance:decided.${how}`, { number }), rows: [[listButton(texts)]] };
}

/** There is nothing, or nothing any longer, for this person to decide. */
export function decidedBeforeScreen(texts: Texts): Screen {
  return { text: texts.html("clearance:decide.over"), rows: [[listButton(texts)]] };
}

/** What waits for a coordinator. */
function listButton(texts: Texts): Button {
  return { label: texts.plain("people:home.clearance"), data: decideButtons.data("list", {}) };
}
