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
      text: texts.html("intake:remit.ask"),
      rows: [...options, [button(texts, last, answerButtons.data("remitDone", {}))]],
    };
  },
  parseTap: (tap, { report }) => {
    if (tap.kind === "remit") return save({ remit: toggle(report.remit, tap.rule) });
    return tap.kind === "remitDone" ? save({ remitDone: true }) : null;
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
