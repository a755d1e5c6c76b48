import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { EndingScreen, PendingKind } from "../../platform/chat/pending-kind.ts";
import type { Db } from "../../platform/database/open.ts";
import { endedMessage } from "./notices.ts";

/** Renders how an act that was put off has ended. An act that has not ended, or was taken back, needs no words. */
export function undoMessages<Words>(kinds: readonly PendingKind<never, Words>[], words: Words): RenderedMessage[] {
  return [
    renderPersonally(endedMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadEndings(db, kinds, words, deliveries),
      render: (texts, { screen, isDone }) => screen(texts, isDone ? "done" : "refused"),
    }),
  ];
}

type Ended = Addressed<{ act: number }>;

async function loadEndings<Words>(
  db: Db,
  kinds: readonly PendingKind<never, Words>[],
  words: Words,
  deliveries: readonly Ended[],
) {
  const acts = deliveries.map(({ subject }) => subject.act);
  const rows = await db.pendingAct.findMany({ where: { id: { in: acts }, outcome: { in: ["DONE", "REFUSED"] } } });
  const facts = new Map<number, { screen: EndingScreen; isDone: boolean; personId: number }>();
  for (const { id, kind: name, subject, personId, outcome } of rows) {
    const kind = kinds.find((candidate) => candidate.name === name);
    const screen = await kind?.ending(db, words, personId, subject);
    if (screen !== undefined) facts.set(id, { screen, isDone: outcome === "DONE", personId });
  }
  return ({ subject, personId }: Ended) => {
    const found = facts.get(subject.act);
    return found?.personId === personId ? found : undefined;
  };
}
