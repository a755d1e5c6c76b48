import { createForm, type FormStep, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { say } from "../../platform/chat/screen.ts";
import { askForAnother } from "./another-mediator.ts";
import { anotherAnswerScreen, reasonScreen } from "./another-screens.ts";
import { anotherButtons } from "./buttons.ts";
import { hearText, type SummaryFormContext } from "./summary-form.ts";

/** The applicant's case. */
export interface ReasonStep extends FormStep {
  caseId: number;
  number: string;
}

type Answer = { kind: "text"; text: string } | { kind: "stop" };

/** The name of the form for `enterForm`. */
export const reasonForm = "anotherMediator";

/** The maximum length of a reason, in characters. */
const maxReasonLength = 1000;

/** The form asks an applicant why they need another mediator, and passes that on to a coordinator. */
export function createReasonForm(context: SummaryFormContext) {
  const { texts, now } = context;
  return createForm<ReasonStep, Answer>({
    texts,
    questionName: ({ caseId }) => String(caseId),
    screen: reasonScreen,
    hear: (_, update, shownAt) => hearText(update, shownAt, maxReasonLength, isStop),
    save,
    hasNoDraft: true,
  });

  async function save({ step, texts: words, ctx, outside }: Reply<ReasonStep>, answer: Answer): Promise<Outcome> {
    if (answer.kind === "stop") return "next";
    const { caseId, number } = step;
    const way = await outside(({ person, once }) =>
      once("askForAnother", (tx) => askForAnother(tx, context, person.id, { caseId, reason: answer.text }, now())),
    );
    await say(ctx, anotherAnswerScreen(words, { caseId, number }, way.kind === "asked" ? "asked" : "over"));
    return "end";
  }
}

function isStop(data: string): boolean {
  return anotherButtons.read(data)?.kind === "stop";
}
