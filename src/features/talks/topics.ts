import type { Database, Sql } from "../../platform/database/open.ts";
import type { Transport } from "../../platform/telegram/transport.ts";
import { messageNotices, talkNotices } from "./notices.ts";
import type { CaseOfMessage } from "./situation.ts";
import { findBoundTalk, findTalksOf, findTopics } from "./topic-rows.ts";

/** Calls Telegram about topics. */
export type TopicCalls = Pick<Transport, "call">;

export interface TopicsContext {
  database: Database;
  /** Null or missing unless the operator wants topics and Telegram offers them. */
  topics?: TopicCalls | null;
}

/**
 * The talk to whose topic a message belongs; null if it is in none, or in a topic that the bot does not know. It counts also where the
 * operator has switched topics off since: a person who writes there sees the talk's name above.
 */
export async function boundTalkOf(
  { database }: Pick<TopicsContext, "database">,
  personId: number,
  message: { is_topic_message?: boolean; message_thread_id?: number } | undefined,
): Promise<number | null> {
  const topicId = message?.is_topic_message === true ? message.message_thread_id : undefined;
  return topicId === undefined ? null : findBoundTalk(database.sql, personId, topicId);
}

/** A delivery, as far as it decides where it goes. */
interface Addressed {
  id: string;
  personId: number;
  message: string;
  subject: string;
}

/**
 * The topics into which deliveries go, by the delivery's id. What is said in a talk, or about it, goes into its topic; what else is said about a
 * case goes into the topic of a talk about it that is open to the person.
 */
export async function topicsFor(
  pool: Sql,
  caseOf: CaseOfMessage,
  deliveries: readonly Addressed[],
): Promise<Map<string, number>> {
  if (deliveries.length === 0) return new Map();
  const topics = Map.groupBy(
    await findTopics(pool, [...new Set(deliveries.map(({ personId }) => personId))]),
    (topic) => topic.personId,
  );
  const concerned = deliveries.filter(({ personId }) => topics.has(personId));
  if (concerned.length === 0) return new Map();
  const talkOf = await findTalksOf(
    pool,
    concerned.flatMap((delivery) => readMessage(delivery) ?? []),
  );
  const found = new Map<string, number>();
  for (const delivery of concerned) {
    const own = topics.get(delivery.personId) ?? [];
    const message = readMessage(delivery);
    const talk = message === null ? readTalk(delivery) : (talkOf.get(message) ?? null);
    const caseId = message === null && talk === null ? await caseOf(pool, delivery) : null;
    const topic = own.find(({ talkId, caseId: about, isOpen }) =>
      talk === null ? isOpen && about === caseId : talkId === talk,
    );
    if (topic !== undefined) found.set(delivery.id, topic.topicId);
  }
  return found;
}

function readMessage({ message, subject }: Addressed): string | null {
  return messageNotices.find(({ name }) => name === message)?.read(subject)?.message ?? null;
}

function readTalk({ message, subject }: Addressed): number | null {
  return talkNotices.find(({ name }) => name === message)?.read(subject)?.talk ?? null;
}
