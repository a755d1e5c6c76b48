import type { JobTools } from "../../platform/database/due-rows.ts";
import { firstLanguage, type Language, storedLanguage } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { CallOutcome } from "../../platform/telegram/api-answer.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { topicMessage } from "./notices.ts";
import { findTalks, type TalkRow } from "./talk-rows.ts";
import { claimTopics, closeTopics, type DueTopic, planTopics } from "./topic-rows.ts";
import { topicName } from "./topic-screens.ts";
import { type TopicStep, topicStep } from "./topic-step.ts";
import type { TopicCalls } from "./topics.ts";

export interface TopicJobsContext {
  texts: (language: Language) => Texts;
  /** Null or missing unless the operator wants topics and Telegram offers them. */
  topics?: TopicCalls | null;
}

/** How many talks are looked at in one run, and how many topics are made: the deliveries need Telegram's pace too. */
const plannedAtOnce = 100;
const madeAtOnce = 20;
/** How long a topic that a process has claimed is its own. */
const leaseMs = minuteMs;

/**
 * Makes the topics of talks where the operator wants them, and names them again when their talk closes: topics of private chats cannot be
 * closed (Bot API closeForumTopic). Until a topic is there, and where Telegram makes none, what is said goes into the chat itself.
 */
export async function keepTopics({ prisma, log }: JobTools, context: TopicJobsContext, now: Date): Promise<void> {
  const { topics } = context;
  if (topics == null) return;
  await planTopics(prisma, now, plannedAtOnce);
  await closeTopics(prisma, now);
  const due = await claimTopics(prisma, now, new Date(now.getTime() + leaseMs), madeAtOnce);
  const talks = await findTalks(
    prisma,
    due.map(({ talkId }) => talkId),
  );
  for (const topic of due) {
    const talk = talks.get(topic.talkId);
    if (talk !== undefined) await keepTopic({ prisma, log }, { ...context, topics }, topic, talk, now);
  }
}

async function keepTopic(
  { prisma, log }: Pick<JobTools, "prisma" | "log">,
  { texts, topics }: TopicJobsContext & { topics: TopicCalls },
  { talkId, personId, topicId }: DueTopic,
  talk: TalkRow,
  now: Date,
): Promise<void> {
  const isOver = topicId === null && !talk.isOpen;
  const step = isOver ? doneStep : topicStep(topicId, await call());
  if (step.kind === "again" && step.isOff) {
    const todo = "switch topics in private chats on in @BotFather's mini app, or remove TALK_TOPICS";
    log.error({ todo }, "private chats with the bot have no topics any longer");
  }
  await prisma.$transaction(async (tx) => {
    if (step.kind !== "made") return void (await store({ dueAt: dueAtAfter(step, now) }));
    await store({ topicId: step.topicId, createdAt: now, dueAt: null });
    await enqueue(tx, [topicMessage.to(personId, { talk: talkId, topic: step.topicId }, { notBefore: now })], now);

    async function store(data: { topicId?: number; createdAt?: Date; dueAt: Date | null }): Promise<void> {
      await tx.talkTopic.update({ where: { talkId_personId: { talkId, personId } }, data });
    }
  });

  async function call(): Promise<CallOutcome> {
    const { telegramId, languageCode } = await prisma.person.findUniqueOrThrow({ where: { id: personId } });
    const as = personId === talk.partyId ? "PARTY" : "MEDIATOR";
    const language = storedLanguage(languageCode) ?? firstLanguage;
    const payload = { chat_id: Number(telegramId), name: topicName(texts(language), { ...talk, as }, talk.isOpen) };
    if (topicId === null) return topics.call("createForumTopic", payload);
    return topics.call("editForumTopic", { ...payload, message_thread_id: topicId });
  }
}

const doneStep: TopicStep = { kind: "done" };

function dueAtAfter(step: TopicStep, now: Date): Date | null {
  return step.kind === "again" ? new Date(now.getTime() + step.afterMs) : null;
}
