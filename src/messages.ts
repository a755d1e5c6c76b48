import { announcementMessages } from "./announcements/messages.ts";
import { assignmentMessages } from "./assignment/messages.ts";
import { attendanceMessages } from "./attendance/messages.ts";
import { caseMessages } from "./cases/messages.ts";
import { type AnyMessage, defineMessage } from "./chat/message.ts";
import { nextCall } from "./chat/next-call.ts";
import { retractCall } from "./chat/retract-call.ts";
import { composingMessages } from "./composing/messages.ts";
import { numbers } from "./database/array-literals.ts";
import type { Database } from "./database/open.ts";
import type { Vault } from "./database/vault.ts";
import { eventMessages } from "./events/messages.ts";
import type { Language, TextKey, Texts } from "./i18n/texts.ts";
import { intakeMessages } from "./intake/messages.ts";
import type { Operator } from "./people/operator.ts";
import type { Places } from "./places/places.ts";
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
export const setAsideMessage = "chat.setAside";
/** Said when somebody sends so much at once that it is taken up more slowly. */
export const floodMessage = "chat.flood";
/** Said when Telegram does not take an answer of ours. */
export const refusedMessage = "chat.refused";
/** Said when so much of one chat waits that what comes is not kept. */
export const notKeptMessage = "chat.notKept";

/** Everything that is said through the outbox, by name. */
export function createMessages(context: MessagesContext): Record<string, AnyMessage> {
  return {
    ...assignmentMessages(context),
    ...caseMessages(context),
    ...intakeMessages(context),
    ...announcementMessages(context),
    ...eventMessages(context),
    ...composingMessages(context),
    ...attendanceMessages(),
    [setAsideMessage]: sentence("chat:setAside"),
    [floodMessage]: sentence("chat:flood"),
    [refusedMessage]: sentence("chat:refused"),
    [notKeptMessage]: sentence("chat:notKept"),
  };
}

/** Says the same to everybody, once. */
function sentence(key: TextKey): AnyMessage {
  return defineMessage({
    onUnknown: "giveUp",
    load: async (_, subjects) => new Map(subjects.map((subject) => [subject, null])),
    render: (texts) => ({ text: texts.html(key) }),
  });
}

/** Makes a batch of deliveries ready: facts loaded once per message name, words in each recipient's language. */
export async function prepareDeliveries(
  { database: { prisma, sql }, texts, now }: MessagesContext,
  messages: Record<string, AnyMessage>,
  batch: ClaimedDelivery[],
): Promise<Map<string, Prepared>> {
  const people = await sql.rows<{ id: number; language: Language | null; blocked: boolean }>(
    `SELECT id, language, "blockedAt" IS NOT NULL AS blocked
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
      const theirTexts = texts(person?.language ?? "kk");
      if (row.retractedAt !== null) {
        prepared.set(row.id, retractCall(row, { text: theirTexts.html("chat:retracted") }, now()));
      } else if (render === undefined) prepared.set(row.id, { kind: "unknownMessage" });
      else if (person?.blocked === true) prepared.set(row.id, { kind: "skip", why: "blocked" });
      else {
        const said = render(theirTexts, row, row.shownVersion > 0);
        const anew = message?.onUnknown === "resend";
        prepared.set(row.id, said === null ? { kind: "skip", why: "no longer true" } : nextCall(row, said, anew));
      }
    }
  }
  return prepared;
}
