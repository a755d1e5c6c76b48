import { type RenderedMessage, renderMessage } from "../../platform/chat/message.ts";
import type { Screen } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { firstLanguage } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import type { Places } from "../places/places.ts";
import { albumAddedMessage } from "./addition.ts";
import { partAddedScreen } from "./addition-screens.ts";
import { expiredScreen } from "./held-screens.ts";
import { erasedMessage, expiredMessage } from "./jobs.ts";
import { loadStep } from "./load-step.ts";
import type { Step } from "./question.ts";
import { questionScreen } from "./question-screen.ts";
import { partlyMessage, receivedMessage, tooLongMessage, tooManyMessage } from "./receipts.ts";
import { erasedScreen, notKeptText, partlyText } from "./screens.ts";

/** The messages that the form sends on its own initiative: receipts for the files of an album, and what it has erased. */
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
    renderMessage(partlyMessage, {
      onUnknown: "resend",
      async load(_, subjects) {
        const stepOf = await loadSteps(database, vault, subjects);
        return (subject) => ({ ...subject, step: stepOf(subject) ?? null });
      },
      render: (texts, { step, ...album }) => withQuestion(texts, partlyText(texts, album), step),
    }),
    renderMessage(albumAddedMessage, {
      onUnknown: "resend",
      load: async () => (subject) => subject.case,
      render: (texts, caseId) => partAddedScreen(texts, caseId),
    }),
    renderMessage(erasedMessage, { onUnknown: "giveUp", load: async () => () => null, render: erasedScreen }),
    renderMessage(expiredMessage, { onUnknown: "giveUp", load: async () => () => null, render: expiredScreen }),
  ];

  /** Unlike a receipt, a refusal is sent even if the draft has moved on: the part is still missing. */
  function notKept(message: typeof tooLongMessage, refusal: (texts: Texts) => string): RenderedMessage {
    return renderMessage(message, {
      onUnknown: "resend",
      async load(_, subjects) {
        const stepOf = await loadSteps(database, vault, subjects);
        return (subject) => stepOf(subject) ?? null;
      },
      render: (texts, step) => withQuestion(texts, refusal(texts), step),
    });
  }

  /** A text, and below it the open question if the story is still being told. */
  function withQuestion(texts: Texts, text: string, step: Step | null): Screen {
    if (step === null) return { text };
    const screen = questionScreen(texts, places, operator, { ...step, language: texts.language });
    return { ...screen, text: `${text}\n\n${screen.text}` };
  }
}

interface DraftSubject {
  draft: string;
}

/** The open questions of drafts whose story is still being told. A draft that has moved on gets no receipt. */
async function loadSteps(database: Database, vault: Vault, subjects: DraftSubject[]) {
  const drafts = await database.prisma.draft.findMany({
    where: { id: { in: subjects.map(({ draft }) => draft) }, status: "ASKING" },
  });
  const steps = new Map<string, Step>();
  for (const draft of drafts) {
    const step = await loadStep(database, vault, draft, firstLanguage);
    if (step.asks === "story") steps.set(draft.id, step);
  }
  return ({ draft }: DraftSubject) => steps.get(draft);
}
