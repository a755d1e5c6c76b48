import { setTimeout as sleep } from "node:timers/promises";
import type { Playground } from "../../src/playground/server.ts";
import { openTalks } from "../harness/open-talks.ts";
import type { Chance } from "../walk/random.ts";
import type { Storage } from "./storage.ts";

/** What was said in talks, in counts that must be zero. */
export interface BrokenTalks {
  /** Messages that never reached the other side. */
  saidLost: number;
  /** Messages that reached somebody else. */
  saidElsewhere: number;
  /** Messages that arrived after a later message of the same author. */
  saidDisordered: number;
  /** 1 if fewer messages were written than people talk: then the other counts mean nothing. */
  silentTalks: number;
}

export const noTalks: BrokenTalks = { saidLost: 0, saidElsewhere: 0, saidDisordered: 0, silentTalks: 0 };

export interface Talkers {
  /** Stops them from writing. */
  close(): void;
  /** What has become of everything that they wrote, once everything is delivered. */
  broken(): BrokenTalks;
}

const pairs = 12;
const firstCitizen = 700_000;
const firstMediator = 710_000;
const pauseMs = 250;
const all = Array.from({ length: pairs }, (_, at) => at);
const citizens = all.map((at) => firstCitizen + at);
const mediators = all.map((at) => firstMediator + at);

/** Gives the talkers their cases, before the bot starts. */
export async function fillTalks(storage: Storage, now: Date): Promise<void> {
  const database = await storage.open();
  await openTalks(database, citizens, mediators, now);
  await database.close();
}

/** Starts citizens and mediators who write to each other without waiting for answers, each message with a number of its own. */
export function startTalkers(playground: Playground, chance: Chance): Talkers {
  const written = new Map<number, number>();
  let isOpen = true;
  for (const id of [...citizens, ...mediators]) {
    playground.addPerson({ id, firstName: "Тілеу", languageCode: "kk", role: "citizen" });
    // Telegram lets a bot write only to people who have written to it.
    playground.sendText(id, "/start");
  }
  const write = async (id: number) => {
    while (isOpen) {
      await sleep(pauseMs + chance.below(8 * pauseMs), undefined, { ref: false });
      if (!isOpen) return;
      const next = (written.get(id) ?? 0) + 1;
      written.set(id, next);
      playground.sendText(id, `әңгіме ${id} сөз ${next}.`);
    }
  };
  for (const id of [...citizens, ...mediators]) void write(id);

  /** The numbers of what this reader has of what somebody wrote, in the order of arrival, each once. */
  function heard(reader: number, author: number): number[] {
    const numbers = playground.chat(reader).messages.flatMap(({ fromBot, text }) => {
      const found = fromBot ? /^әңгіме (\d+) сөз (\d+)\.$/.exec(text) : null;
      return found !== null && Number(found[1]) === author ? [Number(found[2])] : [];
    });
    return [...new Set(numbers)];
  }

  return {
    close: () => {
      isOpen = false;
    },
    broken() {
      const found = { ...noTalks };
      const people = [...citizens, ...mediators];
      for (const author of people) {
        const partner =
          author < firstMediator ? author + firstMediator - firstCitizen : author - firstMediator + firstCitizen;
        const arrived = heard(partner, author);
        found.saidLost += (written.get(author) ?? 0) - arrived.length;
        found.saidDisordered += arrived.filter((number, at) => number < (arrived[at - 1] ?? 0)).length;
        found.saidElsewhere += people
          .filter((reader) => reader !== partner)
          .reduce((sum, reader) => sum + heard(reader, author).length, 0);
      }
      const said = [...written.values()].reduce((sum, count) => sum + count, 0);
      return { ...found, silentTalks: said < people.length ? 1 : 0 };
    },
  };
}
