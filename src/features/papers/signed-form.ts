import type { Update } from "grammy/types";
import { createForm, type FormStep, type Heard, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { say } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { PaperKind } from "../../platform/database/generated/client.ts";
import { signedFormButtons } from "./buttons.ts";
import type { PapersContext } from "./context.ts";
import { printedDay } from "./paper-blocks.ts";
import { askDayScreen, goneScreen, recordedScreen } from "./screens.ts";
import { recordSignature } from "./signatures.ts";
import { dayAgo, readSignedDay } from "./signed-day.ts";

/** The version whose paper was signed. */
export interface SignedStep extends FormStep {
  versionId: number;
  caseId: number;
  kind: PaperKind;
  number: string;
}

type Answer = { kind: "ago"; ago: number } | { kind: "text"; text: string } | { kind: "stop" };

/** The name of the form. */
export const signedForm = "paperSigned";

const maxDaysAgo = 1;

/** Asks the mediator on which day all have signed the paper, and records it. */
export function createSignedForm({ vault, texts, now }: PapersContext) {
  return createForm<SignedStep, Answer>({
    texts,
    questionName: ({ versionId }) => String(versionId),
    screen: askDayScreen,
    hear: parseDay,
    save,
    hasNoDraft: true,
  });

  async function save({ step, texts: words, ctx, outside }: Reply<SignedStep>, answer: Answer): Promise<Outcome> {
    const { versionId } = step;
    // The tap's own handler shows the document.
    if (answer.kind === "stop") return "next";
    const day = await outside(() =>
      answer.kind === "ago" ? dayAgo(answer.ago, now()) : readSignedDay(answer.text, now()),
    );
    if (day === null) return { complaint: words.html("papers:signed.noDay") };
    const recorded = await outside(({ person, once }) =>
      once("recordSignature", (tx) => recordSignature(tx, vault, person, { version: versionId, day }, now())),
    );
    switch (recorded.kind) {
      case "wrongDay":
        return { complaint: words.html("papers:signed.wrongDay", { from: printedDay(recorded.from) }) };
      case "gone":
        await say(ctx, goneScreen(words));
        return "end";
      case "notConfirmed":
        await say(ctx, recordedScreen(words, step, recorded));
        return "end";
      case "recorded":
        await say(ctx, recordedScreen(words, step, { kind: "recorded", day }));
        return "end";
    }
  }
}

function parseDay(_: SignedStep, { message, callback_query: tap }: Update, shownAt: ShownAt): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    const tapped = signedFormButtons.read(tap.data);
    if (tapped === null) return { kind: "blank" };
    if (tapped.kind === "stop") return { kind: "answer", answer: { kind: "stop" } };
    return tapped.ago > maxDaysAgo ? { kind: "stale" } : { kind: "answer", answer: { kind: "ago", ago: tapped.ago } };
  }
  const text = message?.text?.trim() ?? "";
  if (text === "") return { kind: "misfit", say: "papers:signed.noDay" };
  return { kind: "answer", answer: { kind: "text", text } };
}
