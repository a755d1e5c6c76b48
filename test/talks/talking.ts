import type { Database } from "../../src/platform/database/open.ts";
import type { Message } from "../../src/playground/wire.ts";
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

/** What stands in somebody's chat, from the bot, after `from` messages. */
function fromBot(
  town: Town,
  reader: Townsperson,
): { id: number; text: string; message: Message; buttons: { text: string }[][] }[] {
  return town.playground.chat(reader.id).messages.filter((message) => message.fromBot);
}

/** The newest message of the bot in a chat that says this. Throws if there is none. */
export function findMessage(town: Town, reader: Townsperson, text: string) {
  const found = fromBot(town, reader).findLast((message) => message.text.includes(text));
  if (found === undefined) throw new Error(`${reader.id} has no message «${text}».`);
  return found;
}
