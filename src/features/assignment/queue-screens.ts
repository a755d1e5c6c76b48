import { shorten } from "../../platform/chat/cutting.ts";
import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import { endingButtons, noteButtons } from "../cases/buttons.ts";
import type { Asked } from "../danger/call-questions.ts";
import { askedText } from "../danger/call-screens.ts";
import type { Places } from "../places/places.ts";
import { deskOfButton } from "../talks/desk-button.ts";
import { queueButtons, requestButtons } from "./buttons.ts";
import type { Choice } from "./manual-choice.ts";
import type { QueuedCase, QueuePage } from "./queue.ts";
import { type Brief, briefText, reasonLines } from "./screens.ts";

const data = queueButtons.data;

export function queueScreen(texts: Texts, places: Places, { cases, page, more, requests }: QueuePage): Screen {
  const lines = cases.map((caseFacts) => texts.html("assignment:queue.case", facts(texts, places, caseFacts)));
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
      ...(requests === 0
        ? []
        : [
            [
              {
                label: texts.plain("assignment:queue.requests", { count: requests }),
                data: requestButtons.data("list", {}),
              },
            ],
          ]),
      [homeButton(texts)],
    ],
  };
}

export function queuedCaseScreen(texts: Texts, places: Places, caseFacts: QueuedCase): Screen {
  const button = (
    label: TextKey,
    kind: "read" | "suits" | "unsuitable" | "askToCall" | "choose" | "abuse",
  ): Button[] => [{ label: texts.plain(label), data: data(kind, { case: caseFacts.id }) }];
  const readFirst = [
    button("assignment:queue.reading", "read"),
    button("assignment:queue.suits", "suits"),
    button("assignment:queue.unsuitable", "unsuitable"),
  ];
  const decideFirst = isToRead(caseFacts) ? readFirst : [button("assignment:queue.pass", "suits")];
  return {
    text: texts.html("assignment:queue.case", facts(texts, places, caseFacts)),
    rows: [
      ...(caseFacts.review ? decideFirst : [button("assignment:queue.choose", "choose")]),
      ...(caseFacts.overLimit ? [] : [button("danger:call.ask", "askToCall")]),
      [deskOfButton(texts, caseFacts.id)],
      [{ label: texts.plain("casework:notes.button"), data: noteButtons.data("open", { case: caseFacts.id }) }],
      [{ label: texts.plain("closing:close"), data: endingButtons.data("closeForMediator", { case: caseFacts.id }) }],
      button("assignment:queue.abuse", "abuse"),
      back(texts, "list", caseFacts.id),
    ],
  };
}

/** What a coordinator reads who has asked the applicant whether they may be called. */
export function askedScreen(texts: Texts, caseId: number, asked: Asked): Screen {
  return { text: askedText(texts, asked), rows: [back(texts, "case", caseId)] };
}

/** Whether the coordinator may read the story. If the case only waits because the applicant has filed many reports, it stays closed. */
export function isToRead({ review, overLimit }: Pick<QueuedCase, "review" | "overLimit">): boolean {
  return review && !overLimit;
}

export function choicesScreen(texts: Texts, places: Places, caseFacts: Brief, choices: Choice[]): Screen {
  const params = { brief: briefText(texts, places, caseFacts) };
  const label = ({ name, openCases, away }: Choice) =>
    away
      ? texts.plain("assignment:queue.away", { name: shorten(name, 24) })
      : texts.plain("assignment:queue.mediator", { name: shorten(name, 24), cases: openCases });
  return {
    text: texts.html(choices.length === 0 ? "assignment:queue.nobody" : "assignment:queue.mediators", params),
    rows: [
      ...choices.map((choice) => [
        { label: label(choice), data: data("assign", { case: caseFacts.id, mediator: choice.personId }) },
      ]),
      back(texts, "case", caseFacts.id),
    ],
  };
}

/** Asks for confirmation before a case is closed as unsuitable for mediation or as abuse. */
export function closeScreen(texts: Texts, places: Places, brief: Brief, kind: "close" | "closeAbuse"): Screen {
  const question = kind === "close" ? "assignment:queue.closeAsk" : "assignment:queue.abuseAsk";
  return {
    text: texts.html(question, { brief: briefText(texts, places, brief) }),
    rows: [
      back(texts, "case", brief.id),
      [{ label: texts.plain("assignment:queue.closeYes"), data: data(kind, { case: brief.id }) }],
    ],
  };
}

/** The result of a coordinator's act. */
export function doneScreen(
  texts: Texts,
  places: Places,
  caseFacts: Brief,
  done: { kind: "sent" } | { kind: "handed"; until: Date },
): Screen {
  const until = done.kind === "handed" ? dayAndTime(texts, done.until) : "";
  return {
    text: texts.html(`assignment:queue.${done.kind}`, { brief: briefText(texts, places, caseFacts), until }),
    rows: [back(texts, "list", caseFacts.id)],
  };
}

function back(texts: Texts, to: "list" | "case", caseId: number): Button[] {
  return [{ label: texts.plain("chat:back"), data: to === "list" ? data("list", {}) : data("case", { case: caseId }) }];
}

function facts(texts: Texts, places: Places, caseFacts: QueuedCase) {
  return {
    brief: briefText(texts, places, caseFacts),
    filed: dayAndTime(texts, caseFacts.filedAt),
    status: statusOf(texts, caseFacts),
  };
}

function statusOf(texts: Texts, facts: QueuedCase): string {
  const status = waitsFor(texts, facts);
  return facts.minor === true ? `${texts.plain("assignment:minor")}\n${status}` : status;
}

function waitsFor(texts: Texts, { review, overLimit, reasons, escalated, offer }: QueuedCase): string {
  if (review) {
    const status = texts.plain(overLimit ? "assignment:queue.overLimit" : "assignment:queue.review");
    return [...reasonLines(texts, reasons), status].join("\n");
  }
  if (offer !== null) {
    const until = dayAndTime(texts, offer.until);
    return texts.plain("assignment:queue.offered", { mediator: offer.mediator, until });
  }
  return texts.plain(escalated ? "assignment:queue.escalated" : "assignment:queue.waiting");
}
