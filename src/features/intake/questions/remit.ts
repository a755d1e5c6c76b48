import type { Button } from "../../../platform/chat/screen.ts";
import type { Texts } from "../../../platform/i18n/texts.ts";
import { judgeRemit, type RemitId, remitIds, usualRemit } from "../../cases/remit.ts";
import { answerButtons } from "../buttons.ts";
import { onPage, pageOf } from "../pages.ts";
import { button, type Question, save, ticked, toggle } from "../question.ts";

const rareRemit = remitIds.filter((rule) => !usualRemit.includes(rule));

/** Whether mediation may take the matter: what concerns somebody's safety and the usual reasons first, the others behind a button. */
export const remit: Question<"remit"> = {
  id: "remit",
  isAnswered: ({ remitDone }) => remitDone,
  screen: ({ texts, step }) => {
    const chosen = step.report.remit;
    const option = (rule: RemitId): Button[] => [
      {
        label: ticked(chosen.includes(rule), texts.plain(`intake:remit.option.${rule}`)),
        data: answerButtons.data("remit", { rule }),
      },
    ];
    const last = chosen.length === 0 ? "intake:remit.none" : "intake:remit.done";
    const done = [button(texts, last, answerButtons.data("remitDone", {}))];
    const text =
      step.suggestsRemit === true
        ? `${texts.html("intake:remit.suggested")}\n${texts.html("intake:remit.which")}`
        : texts.html("intake:remit.ask");
    if (pageOf(step) > 0)
      return { text, rows: [...onPage(texts, step, rareRemit.map(option), { rowsOnPage: 3 }), done] };
    const others = {
      label: ticked(
        rareRemit.some((rule) => chosen.includes(rule)),
        texts.plain("intake:remit.others"),
      ),
      data: answerButtons.data("page", { of: "remit", page: 1 }),
    };
    return { text, rows: [...usualRemit.map(option), [others], done] };
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
