import { createMessages } from "../../src/app/messages.ts";
import { questions } from "../../src/features/intake/questions.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { readCatalogues } from "../../src/platform/i18n/catalogues.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import type { Town } from "../harness/town.ts";
import type { Hands } from "./hands.ts";
import { buttonsOf, type Happening } from "./watch.ts";

const catalogues = readCatalogues();

/** The button tables as the features declare them. */
export interface DeclaredButtons {
  prefix: string;
  kinds: string[];
}

// Messages that the walk does not cause. chat.setAside would be a fault here; test/intake/bad-input.test.ts covers it. The others are
// sent after a flood of updates (test/telegram/flood.test.ts), after many failed deliveries (test/announcements), after 30 days of silence
// (test/intake/erased.test.ts), when nobody answers (test/talks/owed.test.ts), by the version before, a year after the end of a case
// (test/cases/retention.test.ts), for a story that is long or cannot be removed completely (test/assignment/showings.test.ts), and where
// talks have topics, as in every other walk (test/talks/topics.test.ts).
const elsewhere = [
  "invitations.ask",
  "chat.setAside",
  "chat.refused",
  "chat.flood",
  "chat.notKept",
  "intake.erased",
  "cases.accepted",
  "cases.erasedSoon",
  "intake.tooLong",
  "intake.partly",
  "intake.tooMany",
  "announcements.paused",
  "assignment.storyMore",
  "assignment.remains",
  "talks.topic",
  "talks.unanswered",
];
// Buttons that only the version before shows (test/intake/parse-reply.test.ts, test/handover/giving-back.test.ts); of a long story, of a
// long queue, and of a case that is not a request (test/intake/limits.test.ts); of more cases than fit a page (test/casework/card.test.ts);
// of the end of a case with danger in it (test/closing/afterwards.test.ts); of more talks than are named at once
// (test/talks/asking.test.ts); and of an operator who has a video service (test/meetings/meetings.test.ts).
const pressedElsewhere = [
  "f:formats",
  "w:givenBack",
  "s:more",
  "q:page",
  "q:closeAbuse",
  "k:list",
  "ea:read",
  "ta:more",
  "mt:video",
];

/** What the walk should have reached but did not: buttons, questions in each language, messages of the outbox, commands. */
export async function findUnreached(
  { town, hands }: { town: Town; hands: Hands },
  happenings: readonly Happening[],
  declared: readonly DeclaredButtons[],
): Promise<string[]> {
  const buttons = declared.flatMap(({ prefix, kinds }) => kinds.map((kind) => `${prefix}:${kind}`));
  const asked = questionsAsked(happenings);
  const wanted = questions.flatMap(({ id }) => languages.map((language) => `${id} in ${language}`));
  const sent = await sentMessages(town);
  const written = commandsWritten(happenings);
  return [
    ...buttons
      .filter((kind) => !hands.pressed.has(kind) && !pressedElsewhere.includes(kind))
      .map((kind) => `nobody pressed a button ${kind}`),
    ...wanted.filter((each) => !asked.has(each)).map((each) => `nobody was asked ${each}`),
    ...messageNames(town)
      .filter((name) => !sent.has(name))
      .map((name) => `nobody was sent ${name}`),
    ...Object.keys(catalogues.kk.people.menu)
      .filter((command) => !written.has(command))
      .map((command) => `nobody wrote /${command}`),
  ];
}

function messageNames({ database, vault, service }: Town): string[] {
  const { places, calendar } = service.jobs;
  const context = { database, vault, places, operator: defaultOperator, calendar, texts: createTexts() };
  const messages = createMessages({ ...context, adminIds: [], username: "bitimger_bot", now: () => new Date() });
  return Object.keys(messages).filter((name) => !elsewhere.includes(name));
}

/** The back button tells the question (the first question does not have it), and the stop button tells the language. */
function questionsAsked(happenings: readonly Happening[]): Set<string> {
  const words = createTexts();
  const languageOf = new Map(languages.map((language) => [words(language).plain("chat:stop"), language]));
  const asked = new Set<string>();
  for (const happening of happenings) {
    if (happening.kind !== "call" || !happening.call.ok) continue;
    const buttons = buttonsOf(happening.call.params);
    const language = buttons.map(({ text }) => languageOf.get(text)).find((each) => each !== undefined);
    if (language === undefined) continue;
    const back = buttons.find(({ callback_data: data }) => data?.startsWith("f:back:"))?.callback_data;
    asked.add(`${back?.split(":")[2] ?? "danger"} in ${language}`);
  }
  return asked;
}

async function sentMessages({ database }: Town): Promise<Set<string>> {
  const rows = await database.prisma.delivery.findMany({
    where: { messageId: { not: null } },
    select: { message: true },
  });
  return new Set(rows.map(({ message }) => message));
}

function commandsWritten(happenings: readonly Happening[]): Set<string> {
  const written = new Set<string>();
  for (const happening of happenings) {
    if (happening.kind !== "call" || happening.call.method !== "getUpdates" || !happening.call.ok) continue;
    for (const { message } of happening.call.result as { message?: { text?: string } }[]) {
      const command = /^\/(\w+)/.exec(message?.text ?? "")?.[1];
      if (command !== undefined) written.add(command);
    }
  }
  return written;
}
