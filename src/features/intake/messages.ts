import { type RenderedMessage, renderMessage } from "../../platform/chat/message.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { firstLanguage } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import type { Places } from "../places/places.ts";
import type { Step } from "./question.ts";
import { questionScreen } from "./question-screen.ts";
import { receivedMessage, tooLongMessage, tooManyMessage } from "./receipts.ts";
import { notKeptText } from "./screens.ts";
import { readStep } from "./steps.ts";

/** What the form says by itself: that an album has arrived. */
export function intakeMessages(context: {
  database: Database;
  vault: Vault;
  places: Places;
  operator: Operator;
}): RenderedMessage[] {
  const { database, vault, places, operator } = context;
  return [
    renderMessage(receivedMessage, {
      onUnknown: "resend",
      load: (_, subjects) => loadSteps(database, vault, subjects),
      render: (texts, step) => questionScreen(texts, places, operator, { ...step, language: texts.language }),
    }),
    notKept(tooLongMessage, (texts) => notKeptText(texts, "tooLong")),
    notKept(tooManyMessage, (texts) => notKeptText(texts, "tooMany")),
  ];

  /** That something was not kept stays true, also of a draft that has moved on. */
  function notKept(message: typeof tooLongMessage, words: (texts: Texts) => string): RenderedMessage {
    return renderMessage(message, {
      onUnknown: "resend",
      async load(_, subjects) {
        const stepOf = await loadSteps(database, vault, subjects);
        return (subject) => stepOf(subject) ?? null;
      },
      render(texts, step) {
        if (step === null) return { text: words(texts) };
        const screen = questionScreen(texts, places, operator, { ...step, language: texts.language });
        return { ...screen, text: `${words(texts)}\n\n${screen.text}` };
      },
    });
  }
}

interface OfDraft {
  draft: string;
}

/** A draft that has moved on meanwhile is not acknowledged. */
async function loadSteps(database: Database, vault: Vault, subjects: OfDraft[]) {
  const drafts = await database.prisma.draft.findMany({
    where: { id: { in: subjects.map(({ draft }) => draft) }, status: "ASKING" },
  });
  const steps = new Map<string, Step>();
  for (const draft of drafts) {
    const step = await readStep(database, vault, draft, firstLanguage);
    if (step.asks === "story") steps.set(draft.id, step);
  }
  return ({ draft }: OfDraft) => steps.get(draft);
}
