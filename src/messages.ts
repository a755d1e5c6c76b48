import { announcementMessages } from "./announcements/messages.ts";
import { assignmentMessages } from "./assignment/messages.ts";
import { attendanceMessages } from "./attendance/messages.ts";
import { caseMessages } from "./cases/messages.ts";
import { word } from "./chat/buttons.ts";
import { type RenderedMessage, renderMessage, type Spoken } from "./chat/message.ts";
import { nextCall } from "./chat/next-call.ts";
import { retractCall } from "./chat/retract-call.ts";
import { composingMessages } from "./composing/messages.ts";
import { numbers } from "./database/array-literals.ts";
import type { Database } from "./database/open.ts";
import type { Vault } from "./database/vault.ts";
import { eventMessages } from "./events/messages.ts";
import { firstLanguage, type Language, storedLanguage } from "./i18n/languages.ts";
import type { TextKey, Texts } from "./i18n/texts.ts";
import { intakeMessages } from "./intake/messages.ts";
import type { Operator } from "./operator/operator.ts";
import type { Places } from "./places/places.ts";
import { defineMessage, type OccasionMessage } from "./telegram/outbox-message.ts";
import type { ClaimedDelivery } from "./telegram/outbox-rows.ts";
import type { Prepared } from "./telegram/prepare.ts";

export interface MessagesContext {
  database: Database;
  vault: Vault;
  places: Places;
  operator: Operator;
  adminIds: readonly number[];
  /** The bot's own, for links. */
  username: string;
  now: () => Date;
  texts: (language: Language) => Texts;
}

/** Said when an update could not be handled and waits for an operator. */
export const setAsideMessage = sentence("chat.setAside");
/** Said when somebody sends so much at once that it is taken up more slowly. */
export const floodMessage = sentence("chat.flood");
/** Said when Telegram does not take an answer of ours. */
export const refusedMessage = sentence("chat.refused");
/** Said when so much of one chat waits that what comes is not kept. */
export const notKeptMessage = sentence("chat.notKept");

/** Everything that is said through the outbox, by name. */
export function createMessages(context: MessagesContext): Record<string, RenderedMessage> {
  const messages = [
    ...assignmentMessages(context),
    ...caseMessages(context),
    ...intakeMessages(context),
    ...announcementMessages(context),
    ...eventMessages(context),
    ...composingMessages(context),
    ...attendanceMessages(),
    sayAlike(setAsideMessage, "chat:setAside"),
    sayAlike(floodMessage, "chat:flood"),
    sayAlike(refusedMessage, "chat:refused"),
    sayAlike(notKeptMessage, "chat:notKept"),
  ];
  return Object.fromEntries(messages.map((message) => [message.name, message]));
}

/** The same words to everybody, once on each occasion: an update, a span of time. */
function sentence(name: string): OccasionMessage {
  return defineMessage({ name, subject: { occasion: word }, priority: "urgent" });
}

function sayAlike(message: OccasionMessage, key: TextKey): RenderedMessage {
  return renderMessage(message, {
    onUnknown: "giveUp",
    load: async () => () => null,
    render: (texts) => ({ text: texts.html(key) }),
  });
}

/** Makes a batch of deliveries ready: facts loaded once per message name, words in each recipient's language. */
export async function prepareDeliveries(
  { database: { prisma, sql }, texts, now }: MessagesContext,
  messages: Record<string, RenderedMessage>,
  batch: ClaimedDelivery[],
): Promise<Map<string, Prepared>> {
  const people = await sql.rows<{ id: number; languageCode: string | null; blocked: boolean }>(
    `SELECT id, "languageCode", "blockedAt" IS NOT NULL AS blocked
     FROM "Person"
     WHERE id = ANY ($1::int[])`,
    [numbers(batch.map((row) => row.personId))],
  );
  const personOf = new Map(people.map((person) => [person.id, person]));
  const prepared = new Map<string, Prepared>();
  for (const [name, rows] of Map.groupBy(batch, (row) => row.message)) {
    const message = messages[name];
    const render = await message?.prepare(prisma, rows);
    for (const row of rows) {
      const person = personOf.get(row.personId);
      const theirTexts = texts(storedLanguage(person?.languageCode ?? null) ?? firstLanguage);
      if (row.retractedAt !== null) {
        prepared.set(row.id, retractCall(row, { text: theirTexts.html("chat:retracted") }, now()));
      } else if (render === undefined) prepared.set(row.id, { kind: "unknownMessage" });
      else if (person?.blocked === true) prepared.set(row.id, { kind: "skip", why: "blocked" });
      else prepared.set(row.id, preparedOf(row, render(theirTexts, row, row.shownVersion > 0), message?.onUnknown));
    }
  }
  return prepared;
}

/** A subject that cannot be read was written by a newer version, as a message that is not known. */
function preparedOf(
  row: ClaimedDelivery,
  spoken: Spoken,
  onUnknown: RenderedMessage["onUnknown"] | undefined,
): Prepared {
  if (spoken === "unreadable") return { kind: "unknownMessage" };
  if (spoken === "nothing") return { kind: "skip", why: "no longer true" };
  return nextCall(row, spoken, onUnknown === "resend");
}
