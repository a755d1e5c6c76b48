import { readPhone, shownPhone } from "../../people/phone.ts";
import { answerButtons } from "../buttons.ts";
import { answer, button, misfit, type Question, save } from "../question.ts";

export const phone: Question<"phone"> = {
  id: "phone",
  isAnswered: ({ phoneDone }) => phoneDone,
  screen: ({ texts }) => ({
    text: texts.html("intake:phone.ask"),
    rows: [
      [button(texts, "intake:phone.share", answerButtons.data("phone", { answer: "share" }))],
      [button(texts, "intake:phone.none", answerButtons.data("phone", { answer: "none" }))],
    ],
  }),
  parseTap: (tap) => {
    if (tap.kind !== "phone") return null;
    return tap.answer === "share"
      ? answer({ kind: "share", what: "contact" })
      : save({ phone: null, phoneShared: false, phoneDone: true });
  },
  parse: ({ contact, from, text }) => {
    const number = readPhone(contact === undefined ? (text ?? "") : `+${contact.phone_number.replace(/^\+/, "")}`);
    const phoneShared = contact?.user_id !== undefined && contact.user_id === from?.id;
    return number === null ? misfit("intake:phone.wrong") : save({ phone: number, phoneShared, phoneDone: true });
  },
  cleared: { phone: null, phoneShared: false, phoneDone: false },
  summary: {
    line: ({ texts, step }) => {
      const number = step.report.phone;
      return texts.html("intake:summary.phone", { value: number === null ? "—" : shownPhone(number) });
    },
    change: "intake:summary.changePhone",
  },
};
