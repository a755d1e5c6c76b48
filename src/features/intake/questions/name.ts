import { misfit, type Question, save } from "../question.ts";
import { readName } from "../rules.ts";

export const name: Question<"name"> = {
  id: "name",
  isAnswered: (report) => report.name !== null,
  screen: ({ texts }) => ({ text: texts.html("intake:name.ask"), rows: [] }),
  parse: ({ text }) => {
    if (text === undefined) return misfit("intake:text");
    const read = readName(text);
    return read === null ? misfit("intake:name.wrong") : save({ name: read });
  },
  // The consent names the person, so a new name asks for it again.
  cleared: { name: null, consentedAt: null },
  summary: {
    line: ({ texts, step }) => texts.html("intake:summary.name", { value: step.report.name ?? "" }),
    change: "intake:summary.changeName",
  },
};
