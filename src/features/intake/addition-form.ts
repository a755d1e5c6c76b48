import type { Update } from "grammy/types";
import type { BotContext } from "../../platform/chat/context.ts";
import {
  createForm,
  enterForm,
  type FormStep,
  type Heard,
  type Outcome,
  type Reply,
} from "../../platform/chat/form.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { addedScreen, withdrawOverScreen } from "../cases/screens.ts";
import { contactText } from "../danger/alarm-screens.ts";
import { addToStory, albumAddedMessage } from "./addition.ts";
import { additionScreen, partAddedScreen, toldScreen } from "./addition-screens.ts";
import { additionButtons } from "./buttons.ts";
import type { StoryMessage } from "./question.ts";
import { readPart } from "./questions/story.ts";
import type { FormContext } from "./report-form.ts";
import { notKeptText } from "./screens.ts";

/** The case to whose story the person adds. */
export interface AdditionStep extends FormStep {
  caseId: number;
  number: string;
  /** The person is another side than the applicant. */
  isOtherSide?: boolean;
}

type Answer = { kind: "done" } | { kind: "part"; part: StoryMessage; album: string | null };

/** The name of the form for `enterForm`. */
export const additionForm = "addition";

/** How long after its first file an album is acknowledged. */
const albumMs = 1200;

/** Adds to the story of an open case, message by message, until the person is done. */
export function createAdditionForm(context: FormContext) {
  const { texts, now } = context;
  return createForm<AdditionStep, Answer>({
    texts,
    questionName: ({ caseId }) => String(caseId),
    screen: additionScreen,
    hear: parseReply,
    save,
    hasNoDraft: true,
  });

  async function save({ step, ctx, texts: stepTexts, outside }: Reply<AdditionStep>, answer: Answer): Promise<Outcome> {
    if (answer.kind === "done") {
      await show(ctx, step.isOtherSide === true ? toldScreen(stepTexts, step) : addedScreen(stepTexts, step));
      return "end";
    }
    const { part, album } = answer;
    const { caseId } = step;
    const added = await outside((acting) =>
      acting.once("addToStory", async (tx) => {
        const updateId = acting.update.update_id;
        const result = await addToStory(tx, context, acting.person.id, { caseId, part, updateId }, now());
        if (result.kind === "added" && album !== null) {
          const notBefore = new Date(now().getTime() + albumMs);
          await enqueue(tx, [albumAddedMessage.to(acting.person.id, { case: caseId, album }, { notBefore })], now());
        }
        return result;
      }),
    );
    switch (added.kind) {
      case "closed":
        await say(ctx, withdrawOverScreen(stepTexts));
        return "end";
      case "tooLong":
      case "tooMany":
        await say(ctx, partAddedScreen(stepTexts, caseId, notKeptText(stepTexts, added.kind)));
        return "wait";
      case "added": {
        const { alarm } = added;
        const isRaised = alarm !== null && alarm.kind === "raised";
        const note = isRaised ? `${stepTexts.html("intake:addition.added")}\n\n${contactText(stepTexts, alarm)}` : null;
        // An album is acknowledged once, by a message of its own.
        if (album === null || isRaised) await say(ctx, partAddedScreen(stepTexts, caseId, note));
        return "wait";
      }
    }
  }
}

/** Asks what the person wants to add to the story of their case. */
export function askForAddition(
  ctx: BotContext,
  { id, number, side }: { id: number; number: string; side: number | null },
): Promise<void> {
  const step = { language: ctx.texts.language, caseId: id, number, isOtherSide: side !== null };
  return enterForm<AdditionStep>(ctx, additionForm, String(id), step);
}

function parseReply(_: AdditionStep, { message, callback_query: tap }: Update, shownAt: ShownAt): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    return additionButtons.read(tap.data) === null ? { kind: "blank" } : { kind: "answer", answer: { kind: "done" } };
  }
  if (message === undefined) return { kind: "blank" };
  const heard = readPart(message);
  if (heard.kind !== "answer") return heard;
  if (heard.answer.kind !== "part") return { kind: "blank" };
  const { part, album } = heard.answer;
  return { kind: "answer", answer: { kind: "part", part, album: album ? (message.media_group_id ?? null) : null } };
}
