import type { Update } from "grammy/types";
import { createForm, type FormStep, type Heard, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { type Screen, say, show } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { casesButton, questionScreen, reopenedScreen, unaskedScreen, wordsScreen } from "./applicant-screens.ts";
import { returnClosing } from "./approval.ts";
import { overScreen, returnedDoneScreen } from "./approval-screens.ts";
import { returnButtons, wordsButtons } from "./buttons.ts";
import type { ClosingFormContext } from "./closing-form.ts";
import { addWords } from "./held.ts";
import { reopen } from "./reopen.ts";
import { maxWordLength } from "./rules.ts";

// Forms with one question, which is answered in words.

/** What the words are for, and the id of the case or the closing. */
export interface WordsStep extends FormStep {
  about: "reopen" | "held" | "return";
  id: number;
  number: string;
}

type Answer = { kind: "words"; text: string; messageId: number } | { kind: "stop" };

/** The name of the form in which an applicant writes why a case is opened again, or a few words beside an answer. */
export const wordsForm = "closingWords";
/** The name of the form in which a coordinator writes why a closing is returned. */
export const returnForm = "closingReturn";

/** Asks for the words, and does what they are for. */
export function createWordsForm(context: ClosingFormContext) {
  const { vault, texts, now } = context;
  return createForm<WordsStep, Answer>({
    texts,
    questionName: ({ about }) => about,
    screen,
    hear: parseReply,
    save,
    hasNoDraft: true,
  });

  async function save(reply: Reply<WordsStep>, answer: Answer): Promise<Outcome> {
    const { step, ctx, texts: words } = reply;
    if (answer.kind === "stop") await show(ctx, unchangedScreen(words, step));
    else await say(ctx, await act(reply, answer));
    return "end";
  }

  async function act(
    { step, texts: words, outside }: Reply<WordsStep>,
    given: Answer & { kind: "words" },
  ): Promise<Screen> {
    const { about, id, number } = step;
    const { text, messageId } = given;
    switch (about) {
      case "reopen": {
        const reopened = await outside(({ once, person, update }) =>
          once("reopen", (tx) =>
            reopen(tx, context, person.id, id, { text, updateId: update.update_id, messageId }, now()),
          ),
        );
        return reopenedScreen(words, reopened);
      }
      case "held": {
        const asked = await outside(({ once, person }) =>
          once("heldWords", (tx) => addWords(tx, vault, person.id, id, text)),
        );
        return asked === null ? unaskedScreen(words) : questionScreen(words, asked);
      }
      case "return": {
        const returned = await outside(({ once, person }) =>
          once("returnClosing", (tx) => returnClosing(tx, vault, person, id, text, now())),
        );
        return returned.kind === "over" ? overScreen(words) : returnedDoneScreen(words, number);
      }
    }
  }
}

function screen(texts: Texts, { about, number }: WordsStep): Screen {
  if (about !== "return") return wordsScreen(texts, about, number);
  const stop = { label: texts.plain("chat:back"), data: returnButtons.data("stop", {}) };
  return { text: texts.html("closing:returning.ask", { number }), rows: [[stop]] };
}

/** Nothing was written: everything stays as it was. */
function unchangedScreen(texts: Texts, { about }: WordsStep): Screen {
  const text = texts.html("undo:unchanged");
  return about === "return" ? { ...overScreen(texts), text } : { text, rows: [[casesButton(texts)]] };
}

function parseReply(_: WordsStep, { message, callback_query: tap }: Update, shownAt: ShownAt): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    const isStop = [wordsButtons, returnButtons].some((buttons) => buttons.read(tap.data ?? "") !== null);
    return isStop ? { kind: "answer", answer: { kind: "stop" } } : { kind: "blank" };
  }
  const text = message?.text?.trim() ?? "";
  if (message === undefined || text === "") return { kind: "misfit", say: "closing:form.onlyText" };
  if (text.length > maxWordLength) {
    return { kind: "misfit", say: "closing:form.tooLong", params: { limit: maxWordLength, length: text.length } };
  }
  return { kind: "answer", answer: { kind: "words", text, messageId: message.message_id } };
}
