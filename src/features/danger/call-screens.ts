import type { Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { shownPhone } from "../people/phone.ts";
import { callButtons } from "./buttons.ts";
import { type CallFacts, callAnswers } from "./call-facts.ts";
import type { Asked } from "./call-questions.ts";
import type { QuestionMatter } from "./hearers.ts";

/** "Can we call you?", or what the person has answered. Others may read it, so it does not say what it is about. */
export function mayWeCallScreen(texts: Texts, questionId: number, { answer, phone }: CallFacts): Screen {
  if (answer === null) {
    return {
      text: texts.html("danger:call.question"),
      rows: callAnswers.map((choice) => [
        {
          label: texts.plain(`danger:call.answer.${choice}`),
          data: callButtons.data("answer", { question: questionId, answer: choice }),
        },
      ]),
    };
  }
  if (answer !== "yes") return { text: texts.html(`danger:call.told.${answer}`) };
  if (phone === null) return { text: texts.html("danger:call.told.yesWithoutPhone") };
  return { text: texts.html("danger:call.told.yes", { phone: shownPhone(phone) }) };
}

/** Asks for the number of a person who may be called. */
export function numberScreen(texts: Texts): Screen {
  const keyboard = { kind: "shareContact", label: texts.plain("danger:call.share") } as const;
  return { text: texts.html("danger:call.number"), keyboard };
}

/** What somebody who asked a person reads at once. */
export function askedText(texts: Texts, asked: Asked): string {
  if (asked.kind !== "waiting") return texts.html(`danger:call.${asked.kind}`);
  return texts.html("danger:call.waiting", { at: dayAndTime(texts, asked.since) });
}

/** A person's answer for those who asked: what it means for them. */
export function callAnswerScreen(
  texts: Texts,
  about: QuestionMatter["about"],
  { answer, phone, phoneShared }: CallFacts,
): Screen {
  const title =
    "number" in about
      ? texts.html("danger:call.case", { number: about.number })
      : texts.html("danger:call.alarm", { at: dayAndTime(texts, about.at) });
  if (answer !== "yes") return { text: `${title}\n\n${texts.html(`danger:call.heard.${answer ?? "no"}`)}` };
  const shown = phone === null ? "" : shownPhone(phone);
  const key = phoneShared ? "danger:alarm.phone" : "danger:alarm.phoneUnchecked";
  const line = phone === null ? texts.html("danger:call.heard.noPhone") : texts.html(key, { phone: shown });
  return { text: `${title}\n\n${texts.html("danger:call.heard.yes")}\n${line}` };
}
