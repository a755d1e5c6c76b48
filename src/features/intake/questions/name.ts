import { readName, shownName } from "../../../platform/chat/names.ts";
import { readYesNo } from "../../../platform/chat/understood-words.ts";
import { answerButtons } from "../buttons.ts";
import { answer, button, misfit, type Question, save } from "../question.ts";

/**
 * The name of somebody who is 18 or older. Younger people are asked for nothing: one tap shows them who helps. The button of the consent
 * says the age again.
 */
export const name: Question<"name"> = {
  id: "name",
  isAnswered: (report) => report.name !== null,
  screen: ({ texts }) => ({
    text: `${texts.html("intake:name.age")}\n\n${texts.html("intake:name.ask")}`,
    rows: [[button(texts, "intake:adult.no", answerButtons.data("adult", { answer: "no" }))]],
  }),
  parseTap: (tap) => (tap.kind === "adult" && tap.answer === "no" ? answer({ kind: "end", how: "minor" }) : null),
  parse: ({ text }) => {
    if (text === undefined) return misfit("intake:text");
    const read = readYesNo(text) === null ? readName(text) : null;
    return read === null ? misfit("intake:name.wrong") : save({ name: read, adult: true });
  },
  // The consent names the person, so a new name asks for it again.
  cleared: { name: null, consentedAt: null },
  summary: {
    line: ({ texts, step }) => texts.html("intake:summary.name", { value: shownName(step.report.name) }),
    change: "intake:summary.changeName",
  },
};
