import { shorten } from "../chat/cutting.ts";
import { homeButton } from "../chat/home.ts";
import type { Button, Screen } from "../chat/screen.ts";
import { dayAndTime } from "../i18n/dates.ts";
import type { TextKey, Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { queueButtons } from "./buttons.ts";
import type { Choice, QueuedCase, QueuePage } from "./queue.ts";
import { type Brief, brief } from "./screens.ts";

const data = queueButtons.data;

export function queueScreen(texts: Texts, places: Places, { cases, page, more }: QueuePage): Screen {
  const lines = cases.map((one) => texts.html("assignment:queue.case", facts(texts, places, one)));
  const body = lines.length === 0 ? [texts.html("assignment:queue.none")] : lines;
  const turn = (label: TextKey, to: number): Button => ({
    label: texts.plain(label),
    data: data("page", { page: to }),
  });
  const turns = [
    ...(page > 0 ? [turn("assignment:queue.earlier", page - 1)] : []),
    ...(more ? [turn("assignment:queue.later", page + 1)] : []),
  ];
  return {
    text: [texts.html("assignment:queue.title"), ...body].join("\n\n"),
    rows: [
      ...cases.map(({ id, number }) => [{ label: `📂 ${number}`, data: data("case", { case: id }) }]),
      ...(turns.length === 0 ? [] : [turns]),
      [homeButton(texts)],
    ],
  };
}

export function queuedCaseScreen(texts: Texts, places: Places, one: QueuedCase): Screen {
  const button = (label: TextKey, kind: "read" | "suits" | "unsuitable" | "choose" | "abuse"): Button[] => [
    { label: texts.plain(label), data: data(kind, { case: one.id }) },
  ];
  const readFirst = [
    button("assignment:queue.reading", "read"),
    button("assignment:queue.suits", "suits"),
    button("assignment:queue.unsuitable", "unsuitable"),
  ];
  const decideFirst = isToRead(one) ? readFirst : [button("assignment:queue.pass", "suits")];
  return {
    text: texts.html("assignment:queue.case", facts(texts, places, one)),
    rows: [
      ...(one.review ? decideFirst : [button("assignment:queue.choose", "choose")]),
      button("assignment:queue.abuse", "abuse"),
      back(texts, "list", one.id),
    ],
  };
}

/** Whether its applicant wished that a coordinator reads it; one that only waits for being one of many stays closed. */
export function isToRead({ review, overLimit }: Pick<QueuedCase, "review" | "overLimit">): boolean {
  return review && !overLimit;
}

export function choicesScreen(texts: Texts, places: Places, one: Brief, choices: Choice[]): Screen {
  const params = { brief: brief(texts, places, one) };
  const label = ({ name, openCases, away }: Choice) =>
    away
      ? texts.plain("assignment:queue.away", { name: shorten(name, 24) })
      : texts.plain("assignment:queue.mediator", { name: shorten(name, 24), cases: openCases });
  return {
    text: texts.html(choices.length === 0 ? "assignment:queue.nobody" : "assignment:queue.mediators", params),
    rows: [
      ...choices.map((choice) => [
        { label: label(choice), data: data("assign", { case: one.id, mediator: choice.personId }) },
      ]),
      back(texts, "case", one.id),
    ],
  };
}

/** Asks before a case is closed: because mediation cannot take it, or because it is no request at all. */
export function closeScreen(texts: Texts, places: Places, one: Brief, how: "close" | "closeAbuse"): Screen {
  const ask = how === "close" ? "assignment:queue.closeAsk" : "assignment:queue.abuseAsk";
  return {
    text: texts.html(ask, { brief: brief(texts, places, one) }),
    rows: [
      back(texts, "case", one.id),
      [{ label: texts.plain("assignment:queue.closeYes"), data: data(how, { case: one.id }) }],
    ],
  };
}

/** What a coordinator's act has led to. */
export function doneScreen(
  texts: Texts,
  places: Places,
  one: Brief,
  done: { kind: "sent" } | { kind: "closed" } | { kind: "handed"; until: Date },
): Screen {
  const until = done.kind === "handed" ? dayAndTime(texts, done.until) : "";
  return {
    text: texts.html(`assignment:queue.${done.kind}`, { brief: brief(texts, places, one), until }),
    rows: [back(texts, "list", one.id)],
  };
}

function back(texts: Texts, to: "list" | "case", caseId: number): Button[] {
  return [{ label: texts.plain("chat:back"), data: to === "list" ? data("list", {}) : data("case", { case: caseId }) }];
}

function facts(texts: Texts, places: Places, one: QueuedCase) {
  return {
    brief: brief(texts, places, one),
    filed: dayAndTime(texts, one.filedAt),
    status: statusOf(texts, one),
  };
}

function statusOf(texts: Texts, { review, overLimit, escalated, offer }: QueuedCase): string {
  if (review) return texts.plain(overLimit ? "assignment:queue.overLimit" : "assignment:queue.review");
  if (offer !== null) {
    const until = dayAndTime(texts, offer.until);
    return texts.plain("assignment:queue.offered", { mediator: offer.mediator, until });
  }
  return texts.plain(escalated ? "assignment:queue.escalated" : "assignment:queue.waiting");
}
