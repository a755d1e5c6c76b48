import { homeButton } from "../../platform/chat/home.ts";
import type { Ending } from "../../platform/chat/pending-kind.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import { briefText, reasonLines } from "../assignment/screens.ts";
import { endingButtons } from "../cases/buttons.ts";
import type { Places } from "../places/places.ts";
import { soonScreen } from "../undo/screens.ts";
import { closingButtons } from "./buttons.ts";
import { openCasesButton } from "./mediator-screens.ts";
import type { OpenCase, Page, WaitingClosing } from "./open-cases.ts";

const data = closingButtons.data;

/** The closings that wait for a coordinator. */
export function waitingListScreen(texts: Texts, places: Places, list: Page<WaitingClosing>): Screen {
  const lines = list.rows.map((facts) => closingLines(texts, places, facts));
  return {
    text: [texts.html("closing:waiting.title"), ...orNone(texts, lines, "closing:waiting.none")].join("\n\n"),
    rows: [
      ...list.rows.map(({ number, closing }) => [{ label: `📂 ${number}`, data: data("open", { closing }) }]),
      ...turns(texts, list, "list"),
      [openCasesButton(texts)],
      [homeButton(texts)],
    ],
  };
}

/** The cases that mediators have. */
export function inHandScreen(texts: Texts, places: Places, list: Page<OpenCase>): Screen {
  const lines = list.rows.map((facts) => openLines(texts, places, facts));
  return {
    text: [texts.html("closing:open.title"), ...orNone(texts, lines, "closing:open.none")].join("\n\n"),
    rows: [
      ...list.rows.map(({ id, number }) => [{ label: `📂 ${number}`, data: data("case", { case: id }) }]),
      ...turns(texts, list, "inHand"),
      [waitingButton(texts)],
    ],
  };
}

/** An open case, which a coordinator may close. */
export function openCaseScreen(texts: Texts, places: Places, facts: OpenCase & { mayClose: boolean }): Screen {
  const close = {
    label: texts.plain("closing:close"),
    data: endingButtons.data("closeForMediator", { case: facts.id }),
  };
  return {
    text: openLines(texts, places, facts),
    rows: [...(facts.mayClose ? [[close]] : []), [openCasesButton(texts)]],
  };
}

/** Asks a coordinator to approve a closing. @param opening null when they have opened it themselves */
export function closingToApproveScreen(
  texts: Texts,
  places: Places,
  facts: WaitingClosing,
  opening: "closing:ping" | "closing:reminder" | null,
): Screen {
  const { closing } = facts;
  const button = (label: TextKey, kind: "approve" | "return"): Button => ({
    label: texts.plain(label),
    data: data(kind, { closing }),
  });
  return {
    text: [...(opening === null ? [] : [texts.html(opening)]), closingLines(texts, places, facts)].join("\n"),
    rows: [[button("closing:approve", "approve"), button("closing:return", "return")], [waitingButton(texts)]],
  };
}

/** A request to approve a closing that no longer waits. */
export function overScreen(texts: Texts): Screen {
  return { text: texts.html("closing:waiting.over"), rows: [[waitingButton(texts)]] };
}

/** The case will be closed in a minute. @param act the id of the act that was put off */
export function approvingScreen(texts: Texts, number: string, act: number): Screen {
  return soonScreen(texts, texts.html("closing:approving.soon", { number }), act, [[waitingButton(texts)]]);
}

export function approvalEndedScreen(texts: Texts, number: string, how: Ending): Screen {
  return { text: texts.html(`closing:approving.${how}`, { number }), rows: [[waitingButton(texts)]] };
}

export function returnedDoneScreen(texts: Texts, number: string): Screen {
  return { text: texts.html("closing:returning.done", { number }), rows: [[waitingButton(texts)]] };
}

function waitingButton(texts: Texts): Button {
  return { label: texts.plain("people:home.closings"), data: data("list", { page: 0 }) };
}

function orNone(texts: Texts, lines: string[], none: TextKey): string[] {
  return lines.length === 0 ? [texts.html(none)] : lines;
}

function turns(texts: Texts, { page, more }: Page<unknown>, kind: "list" | "inHand"): Button[][] {
  const turn = (label: TextKey, to: number): Button => ({ label: texts.plain(label), data: data(kind, { page: to }) });
  const row = [
    ...(page > 0 ? [turn("assignment:queue.earlier", page - 1)] : []),
    ...(more ? [turn("assignment:queue.later", page + 1)] : []),
  ];
  return row.length === 0 ? [] : [row];
}

function openLines(texts: Texts, places: Places, facts: OpenCase): string {
  const brief = briefText(texts, places, facts);
  if (facts.mediator === null || facts.assignedAt === null) {
    return texts.html("closing:open.waiting", { brief, filed: dayAndTime(texts, facts.filedAt) });
  }
  const since = dayAndTime(texts, facts.assignedAt);
  return texts.html("closing:open.line", { brief, mediator: facts.mediator, since });
}

function closingLines(texts: Texts, places: Places, facts: WaitingClosing): string {
  const { outcome, people, filedAt, assignedAt, submittedAt } = facts;
  return [
    texts.html("closing:waiting.line", {
      brief: briefText(texts, places, facts),
      outcome: texts.plain(`closing:outcome.${outcome}`),
      people,
      mediator: facts.mediator ?? "",
      filed: dayAndTime(texts, filedAt),
      accepted: assignedAt === null ? "" : dayAndTime(texts, assignedAt),
      submitted: dayAndTime(texts, submittedAt),
    }),
    ...reasonLines(texts, facts.reasons),
  ].join("\n");
}
