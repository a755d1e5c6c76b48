import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { mayAct } from "../cases/rules.ts";
import { findActors } from "../people/actors.ts";
import { loadNames } from "./mediator-names.ts";
import { memberOf } from "./members.ts";
import { undeliveredMessage, unreachableMessage } from "./notices.ts";
import { findTalks } from "./talk-rows.ts";
import { type Cause, causeOf } from "./undelivered.ts";
import { findFailedCopies } from "./undelivered-rows.ts";
import { type UndeliveredFacts, undeliveredScreen, unreachableScreen } from "./undelivered-screens.ts";

export interface UndeliveredContext {
  vault: Vault;
  adminIds: readonly number[];
}

/** What is said about messages that did not arrive. */
export function undeliveredMessages(context: UndeliveredContext): RenderedMessage[] {
  return [
    renderPersonally(undeliveredMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadUndelivered(db, context, deliveries),
      render: (texts, facts, changed) => (changed ? null : undeliveredScreen(texts, facts)),
    }),
    renderPersonally(unreachableMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadUnreachable(db, context, deliveries),
      render: (texts, facts, changed) => (changed ? null : unreachableScreen(texts, facts)),
    }),
  ];
}

async function loadUndelivered(
  db: Db,
  { vault, adminIds }: UndeliveredContext,
  deliveries: Addressed<{ message: string }>[],
) {
  const ids = deliveries.map(({ subject }) => subject.message);
  const rows = await db.talkMessage.findMany({
    where: { id: { in: ids }, undeliveredAt: { not: null } },
    select: { id: true, talkId: true, authorId: true, messageId: true },
  });
  const talks = await findTalks(db, [...new Set(rows.flatMap(({ talkId }) => talkId ?? []))]);
  const people = await findActors(db, [...new Set(rows.map(({ authorId }) => authorId))], adminIds);
  const failed = await findFailedCopies(db, ids);
  const holders = [...talks.values()].map(({ state }) => ({ mediatorId: state.mediatorId }));
  const nameOf = await loadNames(db, vault, holders);
  return ({ subject, personId }: Addressed<{ message: string }>): UndeliveredFacts | undefined => {
    const row = rows.find(({ id, authorId }) => id === subject.message && authorId === personId);
    const [talk, author] = [talks.get(row?.talkId ?? 0), people.get(personId)];
    if (row === undefined || talk === undefined || author === undefined) return undefined;
    const causes = failed.filter(({ message }) => message === row.id).map(causeOf);
    const cause = causes[0] ?? "other";
    const { kind, partyId, isOpen, state } = talk;
    const about = { message: row.id, replyTo: row.messageId };
    if (personId !== partyId) {
      // Who has the case no longer does not learn who has blocked the bot.
      return { ...about, reader: "STAFF", cause: memberOf(author, talk) === null ? "other" : cause };
    }
    const party = { ...about, reader: "PARTY", case: state.id } as const;
    if (kind === "CAUCUS" && !isOpen && state.status !== "CLOSED") {
      return { ...party, kind: "moved", mediator: state.mediatorId === null ? null : nameOf(state) };
    }
    if (kind === "CAUCUS" && isLost(cause)) return { ...party, kind: "unreachable" };
    return { ...party, kind: cause === "voice" && isOpen ? "voice" : "notYet" };
  };
}

function isLost(cause: Cause): boolean {
  return cause === "blocked" || cause === "deactivated";
}

async function loadUnreachable(
  db: Db,
  { vault, adminIds }: UndeliveredContext,
  deliveries: Addressed<{ talk: number }>[],
) {
  const talks = await findTalks(db, [...new Set(deliveries.map(({ subject }) => subject.talk))]);
  const people = await findActors(db, [...new Set(deliveries.map(({ personId }) => personId))], adminIds);
  const nameOf = await loadNames(db, vault, [...talks.values()]);
  return ({ subject, personId }: Addressed<{ talk: number }>) => {
    const [talk, person] = [talks.get(subject.talk), people.get(personId)];
    if (talk === undefined || person === undefined || !talk.isOpen) return undefined;
    const facts = { case: talk.state.id, number: talk.number, mediator: nameOf(talk) };
    return mayAct(person, "answerDesk", talk.state) ? facts : undefined;
  };
}
