import type { Texts } from "../../../platform/i18n/texts.ts";
import { answerButtons } from "../buttons.ts";
import { button, type Question, save, ticked, toggle } from "../question.ts";
import { judgeRemit, type RemitId, remitIds } from "../remit.ts";

export const remit: Question<"remit"> = {
  id: "remit",
  isAnswered: ({ remitDone }) => remitDone,
  screen: ({ texts, step }) => {
    const chosen = step.report.remit;
    const options = remitIds.map((rule) => [
      {
        label: ticked(chosen.includes(rule), texts.plain(`intake:remit.option.${rule}`)),
        data: answerButtons.data("remit", { rule }),
      },
    ]);
    const last = chosen.length === 0 ? "intake:remit.none" : "intake:remit.done";
    return {
      text:
        step.suggestsRemit === true
          ? `${texts.html("intake:remit.suggested")}\n\n${texts.html("intake:remit.ask")}`
          : texts.html("intake:remit.ask"),
      rows: [...options, [button(texts, last, answerButtons.data("remitDone", {}))]],
    };
  },
  parseTap: (tap, { report, suggestsRemit }) => {
    if (tap.kind === "remit") return save({ remit: toggle(report.remit, tap.rule), remitTouched: true });
    if (tap.kind !== "remitDone") return null;
    // What was suggested becomes the person's answer by this tap.
    return save(suggestsRemit === true ? { remit: report.remit, remitDone: true } : { remitDone: true });
  },
  cleared: { remitDone: false, review: false },
  summary: {
    line: ({ texts, step }) => {
      const chosen = step.report.remit.map((rule) => texts.plain(`intake:remit.option.${rule}`));
      const value = chosen.length === 0 ? texts.plain("intake:summary.noRemit") : chosen.join("; ");
      return texts.html("intake:summary.remit", { value });
    },
    change: "intake:summary.changeRemit",
  },
};

/** Useful notes on a matter that mediation can take: for example, that it is before a court or with a bailiff. */
export function remitNotes(texts: Texts, chosen: readonly RemitId[]): string[] {
  const verdict = judgeRemit(chosen);
  return verdict.kind === "suitable" ? verdict.notes.map((id) => texts.html(`intake:remit.why.${id}`)) : [];
}
