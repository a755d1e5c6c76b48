import type { FormStep } from "../../platform/chat/form.ts";
import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import { shortDay } from "../../platform/i18n/dates.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import { addDays, type LocalDay, momentOf } from "../../platform/time/local-day.ts";
import { dateButtons } from "./buttons.ts";
import { dayText } from "./day-text.ts";

/** The open question for a date. It is stored with the conversation, and nothing else keeps it. */
export interface DateStep extends FormStep {
  /**
   * The date of the contract, and whether it was before the request; the date that a body set; the new last day, and whether the parties are
   * to be asked.
   */
  question: "contract" | "before" | "body" | "until" | "confirm";
  caseId: number;
  number: string;
  /** The day on which the case was filed. */
  filed: LocalDay;
  /** The term that stood there when the question was asked. */
  known: number | null;
  contractDay?: LocalDay;
  /** The day that was given and is asked about. */
  day?: LocalDay;
  /** Between which days the term can be extended. */
  limits?: { lastDay: LocalDay; latest: LocalDay };
  /** How many sides take part through the bot. */
  sides?: number;
}

const data = dateButtons.data;

/** The open question for a date. */
export function dateScreen(texts: Texts, step: DateStep): Screen {
  const { question, caseId, number, filed, day, limits } = step;
  const button = (label: TextKey, kind: "today" | "sure" | "other" | "send"): Button => ({
    label: texts.plain(label),
    data: data(kind, {}),
  });
  const stop = { label: texts.plain("terms:form.stop"), data: data("stop", { case: caseId }) };
  const given = day === undefined ? "" : dayText(texts, day);
  switch (question) {
    case "contract":
      return {
        text: texts.html("terms:form.contract", { number }),
        rows: [[button("terms:form.today", "today")], [stop]],
      };
    case "before":
      return {
        text: texts.html("terms:form.before", { number, day: given, filed: dayText(texts, filed) }),
        rows: [[button("terms:form.other", "other"), button("terms:form.sure", "sure")], [stop]],
      };
    case "body":
      return { text: texts.html("terms:form.body", { number }), rows: [[stop]] };
    case "until": {
      const { lastDay, latest } = limits ?? { lastDay: filed, latest: filed };
      const params = { number, last: dayText(texts, lastDay), latest: dayText(texts, latest) };
      const days = offeredDays(lastDay, latest).map((offered) => ({
        label: shortDay(texts, momentOf(offered, 0)),
        data: data("day", { day: offered }),
      }));
      return { text: texts.html("terms:form.until", params), rows: [...grid(days, 3), [stop]] };
    }
    case "confirm": {
      const lines = [
        texts.html("terms:form.newDay", { number, day: given }),
        ...((step.sides ?? 2) < 2 ? [texts.html("terms:form.oneSide")] : []),
        texts.html("terms:form.confirm"),
      ];
      return {
        text: lines.join("\n\n"),
        rows: [[button("terms:form.other", "other"), button("terms:form.send", "send")], [stop]],
      };
    }
  }
}

/** A week and two weeks later, and the latest day that the law allows. */
function offeredDays(lastDay: LocalDay, latest: LocalDay): LocalDay[] {
  const days = [addDays(lastDay, 7), addDays(lastDay, 14), latest].filter((day) => day <= latest);
  return [...new Set(days)];
}
