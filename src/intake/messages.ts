import { type AnyMessage, defineMessage } from "../chat/message.ts";
import type { Database } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Operator } from "../people/operator.ts";
import type { Places } from "../places/places.ts";
import { questionScreen } from "./questions.ts";
import { notKeptText } from "./screens.ts";
import { readStep, type Step } from "./steps.ts";

/** What the form says by itself: that an album has arrived. */
export function intakeMessages(context: {
  database: Database;
  vault: Vault;
  places: Places;
  operator: Operator;
}): Record<string, AnyMessage> {
  const { database, vault, places, operator } = context;
  return {
    "intake.received": defineMessage<Step>({
      onUnknown: "resend",
      load: (_, subjects) => loadSteps(database, vault, subjects),
      render: (texts, step) => questionScreen(texts, places, operator, { ...step, language: texts.language }),
    }),
    "intake.tooLong": notKept((texts) => notKeptText(texts, "tooLong")),
    "intake.tooMany": notKept((texts) => notKeptText(texts, "tooMany")),
  };

  /** That something was not kept stays true, also of a draft that has moved on. */
  function notKept(words: (texts: Texts) => string): AnyMessage {
    return defineMessage<Step | null>({
      onUnknown: "resend",
      async load(_, subjects) {
        const steps = await loadSteps(database, vault, subjects);
        return new Map(subjects.map((subject) => [subject, steps.get(subject) ?? null]));
      },
      render(texts, step) {
        if (step === null) return { text: words(texts) };
        const screen = questionScreen(texts, places, operator, { ...step, language: texts.language });
        return { ...screen, text: `${words(texts)}\n\n${screen.text}` };
      },
    });
  }
}

/** Subjects are "draftId/time"; a draft that has moved on meanwhile is not acknowledged. */
async function loadSteps(database: Database, vault: Vault, subjects: string[]): Promise<Map<string, Step>> {
  const drafts = await database.prisma.draft.findMany({
    where: { id: { in: subjects.map((subject) => subject.split("/")[0] ?? "") }, status: "ASKING" },
  });
  const steps = new Map<string, Step>();
  for (const subject of subjects) {
    const draft = drafts.find(({ id }) => subject.startsWith(id));
    if (draft === undefined) continue;
    const step = await readStep(database, vault, draft, "kk");
    if (step.question === "story") steps.set(subject, step);
  }
  return steps;
}
