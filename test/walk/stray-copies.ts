import type { Message } from "grammy/types";
import { copyMessage } from "../../src/features/talks/notices.ts";
import { openShows } from "../../src/features/talks/talk-content.ts";
import { type Disclosure, lookTwice } from "../../src/platform/chat/second-look.ts";
import type { Town } from "../harness/town.ts";
import type { Secrets } from "./secrets.ts";
import type { Happening } from "./watch.ts";

/** What a message of a talk is, as the database has it in the end. */
interface Said {
  author: number;
  members: readonly number[];
  agreed: readonly Disclosure[];
}

/** Nobody is asked about these for the copy: it never shows them. */
const neverShown: readonly Disclosure["kind"][] = ["forwarded", "foreignQuote", "profileMention"];

/** What a recording is called that is sent as a file instead, and what stands in the place of a file that was taken back. */
const ownNames = ["voice.ogg", "video.mp4", "removed.txt", "removed.png"];

/** Finds copies outside their talk, and copies that show something to which their author has not agreed. */
export async function findStrayCopies(
  town: Town,
  secrets: Secrets,
  happenings: readonly Happening[],
): Promise<string[]> {
  const saidOf = await saidByCopy(town);
  const ids = new Set((await town.database.prisma.person.findMany()).map(({ telegramId }) => String(telegramId)));
  return happenings.flatMap((happening) => {
    if (happening.kind !== "call" || !happening.call.ok || happening.call.method === "getUpdates") return [];
    const reader = Number(happening.call.params.chat_id);
    return messagesIn(happening.call.result).flatMap((message) => {
      const said = saidOf.get(`${reader}/${message.message_id}`);
      return said === undefined ? [] : faultsOf(message, said, reader, secrets, ids);
    });
  });
}

function faultsOf(message: Message, said: Said, reader: number, secrets: Secrets, ids: ReadonlySet<string>): string[] {
  const { author, members, agreed } = said;
  const words = `${message.text ?? ""} ${message.caption ?? ""} ${JSON.stringify(message.entities ?? message.caption_entities ?? [])}`;
  const faults: string[] = [];
  if (reader === author || !members.includes(reader)) faults.push("is outside its talk");
  for (const { mark, owner } of secrets.find(words)) if (owner !== author) faults.push(`holds ${mark} of ${owner}`);
  // An @name is looked at below: its author may have agreed to it.
  const withoutNames = words.replaceAll(/@\w+/g, "");
  for (const number of withoutNames.match(/(?<!\d)\d{4}(?!\d)/g) ?? [])
    if (ids.has(number)) faults.push(`holds the id ${number}`);
  for (const disclosure of lookTwice(message)) {
    const { kind } = disclosure;
    if (kind === "fileName" && ownNames.includes(disclosure.name ?? "")) continue;
    const isAgreed = !neverShown.includes(kind) && agreed.some((shown) => shown.kind === kind);
    if (!isAgreed) faults.push(`shows ${kind} though its author did not agree`);
  }
  return faults.map(
    (fault) => `the copy ${message.message_id} of what ${author} wrote to ${reader} ${fault}: ${words}`,
  );
}

function messagesIn(result: unknown): Message[] {
  return [result]
    .flat()
    .filter((each): each is Message => typeof each === "object" && each !== null && "message_id" in each);
}

/** What was said, by reader and message id of each of its copies. */
async function saidByCopy({ database: { prisma }, vault, service }: Town): Promise<Map<string, Said>> {
  const people = await prisma.person.findMany({ include: { staff: true } });
  const telegramIdOf = new Map(people.map(({ id, telegramId }) => [id, Number(telegramId)]));
  const ofDesks = people
    .filter(({ staff }) => staff.some(({ role }) => role === "COORDINATOR"))
    .map(({ telegramId }) => Number(telegramId));
  const messages = await prisma.talkMessage.findMany({ include: { talk: { include: { party: true } } } });
  const saidOf = new Map(
    messages.flatMap(({ id, authorId, showsSealed, talk }): [string, Said][] => {
      if (talk === null) return [];
      const others =
        talk.kind === "DESK" ? [...ofDesks, ...service.jobs.adminIds] : [telegramIdOf.get(talk.mediatorId ?? 0) ?? 0];
      const members = [telegramIdOf.get(talk.party.personId) ?? 0, ...others];
      return [
        [id, { author: telegramIdOf.get(authorId) ?? 0, members, agreed: openShows(vault, { id, showsSealed }) }],
      ];
    }),
  );
  const copies = await prisma.delivery.findMany({ where: { message: copyMessage.name, messageId: { not: null } } });
  return new Map(
    copies.flatMap(({ personId, subject, messageId, messageIds }) => {
      const said = saidOf.get(subject);
      const shown = [messageId, ...messageIds].filter((each) => each !== null);
      return said === undefined ? [] : shown.map((each) => [`${telegramIdOf.get(personId)}/${each}`, said] as const);
    }),
  );
}
