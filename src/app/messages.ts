import { announcementMessages } from "../features/announcements/messages.ts";
import { assignmentMessages } from "../features/assignment/messages.ts";
import { attendanceMessages } from "../features/attendance/messages.ts";
import { caseMessages } from "../features/cases/messages.ts";
import { caseworkMessages } from "../features/casework/messages.ts";
import { clearanceMessages } from "../features/clearance/messages.ts";
import { closingMessages } from "../features/closing/messages.ts";
import { composingMessages } from "../features/composing/messages.ts";
import { dangerMessages } from "../features/danger/messages.ts";
import { disclosureMessages } from "../features/disclosure/messages.ts";
import { eventMessages } from "../features/events/messages.ts";
import { handoverMessagesOf } from "../features/handover/messages.ts";
import { intakeMessages } from "../features/intake/messages.ts";
import { invitationMessages } from "../features/invitations/messages.ts";
import { meetingMessagesOf } from "../features/meetings/messages.ts";
import type { Operator } from "../features/operator/operator.ts";
import { paperMessages } from "../features/papers/messages.ts";
import { partyMessages } from "../features/parties/messages.ts";
import type { Places } from "../features/places/places.ts";
import { isCovered, waitsForReader } from "../features/quiet/cover.ts";
import { quietMessages } from "../features/quiet/messages.ts";
import { holdUnopened } from "../features/quiet/quiet.ts";
import { openedMessage } from "../features/quiet/screens.ts";
import { endedMessages } from "../features/talks/ended-messages.ts";
import { talkMessages } from "../features/talks/messages.ts";
import { owedMessages } from "../features/talks/owed-messages.ts";
import { type TopicCalls, topicsFor } from "../features/talks/topics.ts";
import { undeliveredMessages } from "../features/talks/undelivered-messages.ts";
import { termMessagesOf } from "../features/terms/messages.ts";
import { undoMessages } from "../features/undo/messages.ts";
import { word } from "../platform/chat/buttons.ts";
import { inTopic, type RenderedMessage, renderMessage, type Spoken } from "../platform/chat/message.ts";
import { nextCall } from "../platform/chat/next-call.ts";
import { retractCall } from "../platform/chat/retract-call.ts";
import type { Database } from "../platform/database/open.ts";
import type { Vault } from "../platform/database/vault.ts";
import { firstLanguage, type Language, storedLanguage } from "../platform/i18n/languages.ts";
import type { TextKey, Texts } from "../platform/i18n/texts.ts";
import { defineMessage, type OccasionMessage } from "../platform/telegram/outbox/outbox-message.ts";
import type { ClaimedDelivery } from "../platform/telegram/outbox/outbox-rows.ts";
import type { Prepared } from "../platform/telegram/outbox/render-deliveries.ts";
import type { Calendar } from "../platform/time/working-time.ts";
import { caseOfMessage } from "./case-of-message.ts";
import { pendingKinds } from "./pending-kinds.ts";
import { findRecipients } from "./recipient-rows.ts";

export interface MessagesContext {
  database: Database;
  vault: Vault;
  places: Places;
  operator: Operator;
  calendar: Calendar;
  adminIds: readonly number[];
  /** The bot's username, for links. */
  username: string;
  now: () => Date;
  texts: (language: Language) => Texts;
  /** Null or missing unless talks have topics. */
  topics?: TopicCalls | null;
}

/** Sent when an update could not be handled and waits for an operator. */
export const setAsideMessage = defineFixedMessage("chat.setAside");
/** Sent when a burst of updates from a person is handled more slowly. */
export const floodMessage = defineFixedMessage("chat.flood");
/** Sent when Telegram refuses our answer. */
export const refusedMessage = defineFixedMessage("chat.refused");
/** Sent when too many updates of a chat are waiting, and new updates are not stored. */
export const notKeptMessage = defineFixedMessage("chat.notKept");

/** All messages of the outbox, by name. */
export function createMessages(context: MessagesContext): Record<string, RenderedMessage> {
  const messages = [
    ...assignmentMessages(context),
    ...caseworkMessages(context),
    ...caseMessages(context),
    ...handoverMessagesOf(context),
    ...paperMessages(context),
    ...invitationMessages(context),
    ...meetingMessagesOf(context),
    ...closingMessages(context),
    ...clearanceMessages(context),
    ...termMessagesOf(context),
    ...disclosureMessages(context),
    ...partyMessages(context),
    ...intakeMessages(context),
    ...announcementMessages(context),
    ...eventMessages(context),
    ...composingMessages(context),
    ...attendanceMessages(),
    ...dangerMessages(context),
    ...talkMessages(context),
    ...endedMessages(context),
    ...owedMessages(context),
    ...undeliveredMessages(context),
    ...undoMessages(pendingKinds, context),
    ...quietMessages(),
    renderFixed(setAsideMessage, "chat:setAside"),
    renderFixed(floodMessage, "chat:flood"),
    renderFixed(refusedMessage, "chat:refused"),
    renderFixed(notKeptMessage, "chat:notKept"),
  ];
  return Object.fromEntries(messages.map((message) => [message.name, message]));
}

/** Defines a message with a fixed text, sent once for each occasion, such as an update or a span of time. */
function defineFixedMessage(name: string): OccasionMessage {
  return defineMessage({ name, subject: { occasion: word }, priority: "urgent" });
}

function renderFixed(message: OccasionMessage, key: TextKey): RenderedMessage {
  return renderMessage(message, {
    onUnknown: "giveUp",
    load: async () => () => null,
    render: (texts) => ({ text: texts.html(key) }),
  });
}

/** Renders a batch of deliveries. Facts are loaded once per message name, and texts are in each recipient's language. */
export async function prepareDeliveries(
  { database: { prisma, sql }, texts, now, topics }: MessagesContext,
  messages: Record<string, RenderedMessage>,
  batch: ClaimedDelivery[],
): Promise<Map<string, Prepared>> {
  const recipients = await findRecipients(
    sql,
    batch.map((row) => row.personId),
  );
  const personOf = new Map(recipients.map((person) => [person.id, person]));
  const isQuiet = (row: ClaimedDelivery) => personOf.get(row.personId)?.quiet === true && isCovered(row.message);
  // The name of a topic says what quiet mode covers.
  const inTopics = topics == null ? [] : batch.filter((row) => !isQuiet(row));
  const topicOf = await topicsFor(sql, caseOfMessage, inTopics);
  const prepared = new Map<string, Prepared>();
  const unopened: ClaimedDelivery[] = [];
  for (const [name, rows] of Map.groupBy(batch, (row) => row.message)) {
    const message = messages[name];
    const render = await message?.prepare(prisma, rows);
    for (const row of rows) {
      const person = personOf.get(row.personId);
      const recipientTexts = texts(storedLanguage(person?.languageCode ?? null) ?? firstLanguage);
      if (row.retractedAt !== null) {
        prepared.set(row.id, retractCall(row, { text: recipientTexts.html("chat:retracted") }, now()));
      } else if (render === undefined) prepared.set(row.id, { kind: "unknownMessage" });
      else if (person?.blocked === true) prepared.set(row.id, { kind: "skip", reason: "blocked" });
      else {
        const spoken = inTopic(render(recipientTexts, row, row.shownVersion > 0), topicOf.get(row.id));
        const call = isQuiet(row)
          ? coveredCall(recipientTexts, row, spoken, now())
          : preparedOf(row, spoken, message?.resendIfDeleted === true);
        if (call.kind === "held") unopened.push(row);
        prepared.set(row.id, call);
      }
    }
  }
  // The deliveries are held here, in one transaction with the notices that stand for them.
  if (unopened.length > 0) await holdUnopened(prisma, unopened, now());
  return prepared;
}

/** The call for a message to somebody who has quiet mode on. What would show something new waits until they open it. */
function coveredCall(texts: Texts, row: ClaimedDelivery, spoken: Spoken, now: Date): Prepared {
  const opened = typeof spoken === "string" ? spoken : { ...spoken, shown: openedMessage(texts, spoken.shown) };
  const call = preparedOf(row, opened, false);
  if (call.kind !== "call") return call;
  if (waitsForReader(call.method, row, now)) return { kind: "held" };
  const isNew = call.method.startsWith("send");
  return isNew ? { ...call, payload: { ...call.payload, disable_notification: true } } : call;
}

/** A subject that cannot be read was written by a newer version, so it is treated as an unknown message. */
function preparedOf(row: ClaimedDelivery, spoken: Spoken, resendIfDeleted: boolean): Prepared {
  if (spoken === "unreadable") return { kind: "unknownMessage" };
  if (spoken === "nothing") return { kind: "skip", reason: "no longer true" };
  return nextCall(row, spoken, resendIfDeleted);
}
