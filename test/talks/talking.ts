import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import type { Message } from "../../src/playground/wire.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports } from "../harness/report.ts";
import { openTown, type Town, type TownOptions, type Townsperson } from "../harness/town.ts";

export type Staff = Townsperson & { personId: number };

/** A town in which a mediator, Ерлан, has taken the case of a citizen, Айгүл. */
export interface TalkingTown {
  town: Town;
  citizen: Townsperson;
  mediator: Staff;
}

export async function openTalkingTown(database: Database, options?: TownOptions): Promise<TalkingTown> {
  const town = await openTown(database, options);
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const citizen = town.person("Айгүл");
  await reports(citizen);
  // Otherwise what is written in the same second would belong to the story.
  town.jumps(1);
  await mediator.taps("🤝 Қабылдау");
  return { town, citizen, mediator };
}

/** Another citizen, whose case the mediator takes too. */
export async function joinTown(
  town: Town,
  mediator: Staff,
  name: string,
  more: Parameters<Town["person"]>[2] = {},
): Promise<Townsperson> {
  const citizen = town.person(name, "kk", more);
  await reports(citizen);
  town.jumps(1);
  await mediator.taps("🤝 Қабылдау");
  return citizen;
}

/** What somebody has of what others wrote: the messages of the bot that name their talk, and the files of albums. */
export function copiesOf(town: Town, reader: Townsperson): Message[] {
  return fromBot(town, reader)
    .filter(({ message }) => isCopy(message))
    .map(({ message }) => message);
}

function isCopy({ reply_markup: markup, media_group_id: albumId }: Message): boolean {
  if (albumId !== undefined) return true;
  const [first] = markup !== undefined && "inline_keyboard" in markup ? (markup.inline_keyboard[0] ?? []) : [];
  return first?.callback_data?.startsWith("ta:write") === true;
}

/** What stands in somebody's chat, from the bot, after `from` messages. */
function fromBot(
  town: Town,
  reader: Townsperson,
): { id: number; text: string; message: Message; buttons: { text: string }[][] }[] {
  return town.playground.chat(reader.id).messages.filter((message) => message.fromBot);
}

/** The newest message of the bot in a chat that says this. Throws if no message does. */
export function findMessage(town: Town, reader: Townsperson, text: string) {
  const found = fromBot(town, reader).findLast((message) => message.text.includes(text));
  if (found === undefined) throw new Error(`${reader.id} has no message «${text}».`);
  return found;
}

/**
 * Opens such a town before each test of this file, on a database that only this file uses, and passes them to `use`. The town closes with the
 * test.
 */
export function useTalkingTown(
  use: (opened: TalkingTown & { database: Database }) => void,
  options?: TownOptions,
): void {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => use({ database, ...(await openTalkingTown(database, options)) }));
}
