import { type RenderedMessage, renderMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import { findActors } from "../people/actors.ts";
import type { AlarmContext } from "./alarms.ts";
import { openCall } from "./call-facts.ts";
import { callAnswerScreen, mayWeCallScreen } from "./call-screens.ts";
import { findMatters } from "./hearers.ts";
import { callAnswerMessage, mayWeCallMessage } from "./notices.ts";

/** Renders the question whether a person may be called, and the answer for those who asked. */
export function callMessages(context: AlarmContext): RenderedMessage[] {
  const { vault, adminIds } = context;
  return [
    renderMessage(mayWeCallMessage, {
      onUnknown: "resend",
      async load(db, subjects) {
        const questions = await findQuestions(db, subjects);
        return ({ question: id }) => {
          const found = questions.get(id);
          return found === undefined ? undefined : { id, facts: openCall(vault, found) };
        };
      },
      render: (texts, { id, facts }) => mayWeCallScreen(texts, id, facts),
    }),
    renderPersonally(callAnswerMessage, {
      onUnknown: "resend",
      async load(db, deliveries) {
        const questions = await findQuestions(
          db,
          deliveries.map(({ subject }) => subject),
        );
        const readers = await findActors(
          db,
          deliveries.map(({ personId }) => personId),
          adminIds,
        );
        const known = await findMatters(db, context, [...questions.values()]);
        // Somebody whose role has ended since is told nothing.
        return ({ subject, personId }) => {
          const [found, matter, reader] = [
            questions.get(subject.question),
            known.get(subject.question),
            readers.get(personId),
          ];
          if (found === undefined || matter === undefined || reader === undefined) return undefined;
          return matter.mayHear(reader) ? { about: matter.about, facts: openCall(vault, found) } : undefined;
        };
      },
      render: (texts, { about, facts }) => callAnswerScreen(texts, about, facts),
    }),
  ];
}

async function findQuestions(db: Db, subjects: readonly { question: number }[]) {
  const ids = subjects.map(({ question }) => question);
  const questions = await db.callQuestion.findMany({ where: { id: { in: ids } } });
  return new Map(questions.map((question) => [question.id, question]));
}
