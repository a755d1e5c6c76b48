import { shownName } from "../../../platform/chat/names.ts";
import type { Texts } from "../../../platform/i18n/texts.ts";
import type { Operator } from "../../operator/operator.ts";
import { consentScreen } from "../../people/consent-screen.ts";
import { answerButtons } from "../buttons.ts";
import { draftKeptDays } from "../draft-kept-days.ts";
import { answer, button, type Question } from "../question.ts";

export const consent: Question<"consent"> = {
  id: "consent",
  isAnswered: ({ consentedAt }) => consentedAt !== null,
  screen: ({ texts, operator, step }) => {
    const brief = { months: operator.retentionMonths };
    return consentScreen(
      {
        title: texts.html("intake:consent.title"),
        brief: texts.html("intake:consent.brief", brief),
        whole: consentText(texts, operator, step.report.name ?? ""),
      },
      [
        [button(texts, "intake:consent.yes", answerButtons.data("consent", { answer: "yes" }))],
        [button(texts, "intake:consent.no", answerButtons.data("consent", { answer: "no" }))],
      ],
    );
  },
  parseTap: (tap) => {
    if (tap.kind !== "consent") return null;
    return answer(tap.answer === "yes" ? { kind: "agree" } : { kind: "end", how: "refused" });
  },
  cleared: { consentedAt: null },
};

/** The whole consent, as it is hashed, with the eight elements that law 94-V, art. 8(4) requires. */
export function consentText(texts: Texts, operator: Operator, applicant: string): string {
  return texts.html("intake:consent.body", {
    name: shownName(applicant),
    operator: operator.name[texts.language],
    bin: operator.bin ?? "—",
    months: operator.retentionMonths,
    days: draftKeptDays,
    contact: operator.contact[texts.language],
  });
}
