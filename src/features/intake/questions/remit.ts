import type { Texts } from "../../../platform/i18n/texts.ts";
import { answerButtons } from "../buttons.ts";
import { button, keep, type Question, ticked, toggled } from "../question.ts";
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
    if (tap.kind === "remit") return keep({ remit: toggled(report.remit, tap.rule) });
    return tap.kind === "remitDone" ? keep({ remitDone: true }) : null;
  },
  cleared: { remitDone: false, review: false },
};

/** What helps to know of a matter that mediation takes: a court has it, a bailiff has it. */
export function remitNotes(texts: Texts, chosen: readonly RemitId[]): string[] {
  const verdict = judgeRemit(chosen);
  return verdict.kind === "suitable" ? verdict.notes.map((id) => texts.html(`intake:remit.why.${id}`)) : [];
}
