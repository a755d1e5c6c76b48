import type { YesNoData } from "../../platform/chat/understood-words.ts";
import { answerButtons } from "./buttons.ts";
import { pageOf } from "./pages.ts";
import type { Step } from "./question.ts";

/** What yes and no mean at questions whose buttons say neither. */
export function yesNoOf({ asks, guess, parts, report }: Step): YesNoData {
  switch (asks) {
    case "consent":
      return consent;
    case "story":
      // «Would you like to add anything?»
      return parts === 0 ? {} : { no: answerButtons.data("story", { answer: "done" }) };
    case "kind":
      return guess === null ? {} : { yes: answerButtons.data("kind", { conflict: guess }) };
    case "remit":
      return report.remit.length > 0 ? {} : { no: answerButtons.data("remitDone", {}) };
    case "phone":
      return {
        yes: answerButtons.data("phone", { answer: "share" }),
        no: answerButtons.data("phone", { answer: "none" }),
      };
    case "summary":
      return { yes: answerButtons.data("send", {}) };
    default:
      return {};
  }
}

/** The questions with a list behind a button that nothing but a tap answers. Where a text is an answer, it is read as such. */
const tappedLists: readonly string[] = ["kind", "remit", "languages", "summary"];
/** Further pages are the same as the last one. */
const pages = [0, 1, 2, 3];

/** The step with the other pages of its list: who writes what is behind «Others» means that button. */
export function otherPages(step: Step): Step[] {
  if (!tappedLists.includes(step.asks)) return [];
  const others = pages.filter((page) => page !== pageOf(step));
  return others.map((page) => ({ ...step, report: { ...step.report, page: { question: step.asks, page } } }));
}

const consent = {
  yes: answerButtons.data("consent", { answer: "yes" }),
  no: answerButtons.data("consent", { answer: "no" }),
};

/** Whether a button consents, sends or deletes: typed words do not. */
export function mustBeTapped(data: string): boolean {
  const tap = answerButtons.read(data);
  switch (tap?.kind) {
    case "consent":
    case "send":
    case "openCase":
      return true;
    case "adult":
      return tap.answer === "no";
    case "story":
      return tap.answer === "again";
    case "verdict":
      return tap.answer === "no";
    default:
      return false;
  }
}
