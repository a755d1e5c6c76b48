import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import { closingFormButtons } from "./buttons.ts";
import { type CaseEnding, outcomes, usualPeople } from "./rules.ts";

const data = closingFormButtons.data;

/** The questions of the form, in order. */
export const questionOrder = ["outcome", "people", "word", "summary"] as const;
export type ClosingQuestion = (typeof questionOrder)[number];

export interface ClosingFormFacts extends Partial<CaseEnding> {
  number: string;
  question: ClosingQuestion;
  /** Whether a coordinator has to approve it. */
  approval: boolean;
}

/** The open question of the form that closes a case. */
export function closingFormScreen(texts: Texts, facts: ClosingFormFacts): Screen {
  const { number, question } = facts;
  const back = { label: texts.plain("chat:back"), data: data("back", {}) };
  const stop = { label: texts.plain("closing:form.stop"), data: data("stop", {}) };
  switch (question) {
    case "outcome": {
      const buttons = outcomes.map(
        (outcome): Button => ({ label: texts.plain(`closing:outcome.${outcome}`), data: data("outcome", { outcome }) }),
      );
      return { text: texts.html("closing:form.outcome", { number }), rows: [...grid(buttons, 2), [stop]] };
    }
    case "people": {
      const buttons = usualPeople.map(
        (people): Button => ({ label: String(people), data: data("people", { people }) }),
      );
      return { text: texts.html("closing:form.people", { number }), rows: [...grid(buttons, 4), [back, stop]] };
    }
    case "word": {
      const skip = { label: texts.plain("closing:form.skip"), data: data("skip", {}) };
      return { text: texts.html("closing:form.word", { number }), rows: [[skip], [back, stop]] };
    }
    case "summary":
      return summary(texts, facts, [back, stop]);
  }
}

function summary(texts: Texts, facts: ClosingFormFacts, below: Button[]): Screen {
  const { number, outcome, people = 0, word = null, approval } = facts;
  const lines = [
    texts.html("closing:form.summary", {
      number,
      outcome: outcome === undefined ? "" : texts.plain(`closing:outcome.${outcome}`),
      people,
    }),
    word === null ? texts.html("closing:form.noWord") : texts.html("closing:form.yourWord", { word }),
    texts.html(approval ? "closing:form.toCoordinator" : "closing:form.soon"),
  ];
  const label: TextKey = approval ? "closing:form.submit" : "closing:form.send";
  return { text: lines.join("\n\n"), rows: [[{ label: texts.plain(label), data: data("send", {}) }], below] };
}
