import { type AnyMessage, defineMessage } from "../chat/message.ts";
import type { Database } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Operator } from "../people/operator.ts";
import type { Places } from "../places/places.ts";
import { questionScreen } from "./questions.ts";
import { fileLimit, storyLimit } from "./rules.ts";
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
    "intake.tooLong": notKept((texts) => texts.html("intake:story.tooLong", { limit: storyLimit })),
    "intake.tooMany": notKept((texts) => texts.html("intake:story.tooMany", { limit: fileLimit })),
  };
}

/** Subjects are drafts; that something was not kept stays true. */
function notKept(words: (texts: Texts) => string): AnyMessage {
  return defineMessage({
    onUnknown: "resend",
    load: async (_, subjects) => new Map(subjects.map((subject) => [subject, null])),
    render: (texts) => ({ text: words(texts) }),
  });
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
