import { setTimeout as sleep } from "node:timers/promises";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import type { Playground } from "../../src/playground/server.ts";
import { openTalks } from "../harness/open-talks.ts";
import type { Chance } from "../walk/random.ts";
import { buttonsOf } from "../walk/watch.ts";
import type { Storage } from "./storage.ts";

/** What was said in talks, in counts that must be zero. */
export interface BrokenTalks {
  /** Messages that neither reached the other side nor were told to their authors as not delivered. */
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
  /** A mediator and the citizen of the same talk, with whom a day may do what it wants. */
  victims: { citizen: number; mediator: number };
  /** Lets a mediator with two talks choose the first of them. Resolves when the bot has said who reads from now on. */
  choose(): Promise<void>;
  /** Lets that mediator write into the chosen talk. */
  writeToChosen(): void;
  /** How many messages their authors were told about as not delivered. */
  told(): number;
  /** What has become of everything that they wrote, once everything is delivered. */
  broken(): BrokenTalks;
}

const pairs = 12;
const firstCitizen = 700_000;
const firstMediator = 710_000;
const pauseMs = 250;
/** Nobody writes on while this many of their messages wait: a process that dies every other second would never catch up. */
const maxWaiting = 20;
const all = Array.from({ length: pairs }, (_, at) => at);
const citizens = all.map((at) => firstCitizen + at);
const mediators = all.map((at) => firstMediator + at);
/** This mediator has two talks, and answers in the first. */
const chooser = 720_000;
const [chosen, other] = [721_000, 721_001];

/** Who should read what somebody writes. */
const partnerOf = new Map<number, number>([
  ...citizens.map((id, at) => [id, firstMediator + at] as const),
  ...mediators.map((id, at) => [id, firstCitizen + at] as const),
  [chooser, chosen],
  [chosen, chooser],
  [other, chooser],
]);

const { html } = createTexts()("kk");
const notDelivered = new Set([
  html("talks:undelivered.staff.blocked"),
  html("talks:undelivered.staff.other"),
  html("talks:undelivered.unreachable"),
  html("talks:undelivered.notYet"),
]);

/** Gives the talkers their cases, before the bot starts. */
export async function fillTalks(storage: Storage, now: Date): Promise<void> {
  const database = await storage.open();
  await openTalks(database, [...citizens, chosen, other], [...mediators, chooser, chooser], now);
  await database.close();
}

/** Starts citizens and mediators who write to each other without waiting for answers, each message with a number of its own. */
export function startTalkers(playground: Playground, chance: Chance): Talkers {
  /** The ids of what everybody has written, in order. */
  const written = new Map<number, number[]>();
  const { arrivals, told, settled } = listen(playground);
  let isOpen = true;
  for (const id of partnerOf.keys()) {
    playground.addPerson({ id, firstName: "Тілеу", languageCode: "kk", role: "citizen" });
    // Telegram lets a bot write only to people who have written to it.
    playground.sendText(id, "/start");
  }
  const write = (id: number) => {
    if (playground.chat(id).blocked) return;
    const before = written.get(id) ?? [];
    const { message_id: messageId } = playground.sendText(id, `әңгіме ${id} сөз ${before.length + 1}.`);
    written.set(id, [...before, messageId]);
  };
  const goOn = async (id: number) => {
    while (isOpen) {
      await sleep(pauseMs + chance.below(8 * pauseMs), undefined, { ref: false });
      const waiting = (written.get(id)?.length ?? 0) - (settled.get(id)?.size ?? 0);
      if (isOpen && waiting < maxWaiting) write(id);
    }
  };
  for (const id of [...citizens, ...mediators]) void goOn(id);

  /** The numbers of what this reader has of what somebody wrote, in the order of arrival, each once. */
  function heard(reader: number, author: number): number[] {
    const numbers = arrivals.flatMap((copy) => (copy.reader === reader && copy.author === author ? [copy.number] : []));
    return [...new Set(numbers)];
  }

  return {
    close: () => {
      isOpen = false;
    },
    victims: { citizen: firstCitizen, mediator: firstMediator },
    async choose() {
      write(chosen);
      write(other);
      const labelOf = (author: number) => arrivals.find((copy) => copy.reader === chooser && copy.author === author);
      while (labelOf(chosen) === undefined || labelOf(other) === undefined) await sleep(100);
      // What arrives in the second of the choice ends it.
      await sleep(2000);
      const copy = labelOf(chosen);
      const said = playground.chat(chooser).messages.length;
      if (copy !== undefined) playground.press(chooser, copy.messageId, copy.label);
      while (playground.chat(chooser).messages.length === said) await sleep(100);
    },
    writeToChosen: () => write(chooser),
    told: () =>
      [...written].reduce((sum, [id, own]) => sum + own.filter((message) => told.has(`${id} ${message}`)).length, 0),
    broken() {
      const found = { ...noTalks };
      for (const [author, partner] of partnerOf) {
        const arrived = heard(partner, author);
        found.saidLost += (written.get(author) ?? []).filter(
          (messageId, at) => !arrived.includes(at + 1) && !told.has(`${author} ${messageId}`),
        ).length;
        found.saidDisordered += arrived.filter((number, at) => number < (arrived[at - 1] ?? 0)).length;
        found.saidElsewhere += arrivals.filter((copy) => copy.author === author && copy.reader !== partner).length;
      }
      const said = [...written.values()].reduce((sum, own) => sum + own.length, 0);
      return { ...found, silentTalks: said < citizens.length + mediators.length ? 1 : 0 };
    },
  };
}

/** Waits until what was said has arrived, or its authors know that it has not: a job tells them every minute. */
export async function everythingSaid(talkers: Talkers): Promise<void> {
  for (let seconds = 0; seconds < 90 && talkers.broken().saidLost > 0; seconds += 1) await sleep(1000);
}

interface Arrival {
  reader: number;
  author: number;
  number: number;
  messageId: number;
  /** The data of the button that names the talk. */
  label: string;
}

interface Heard {
  arrivals: readonly Arrival[];
  /** The own messages of which talkers were told that they did not arrive: "chat message". */
  told: ReadonlySet<string>;
  /** For each author, which messages have arrived or were told about. */
  settled: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Notes what reaches people of what talkers write, and which of their own messages they are told about. */
function listen(playground: Playground): Heard {
  const arrivals: Arrival[] = [];
  const told = new Set<string>();
  const settled = new Map<number, Set<string>>();
  const settle = (author: number, what: string) => {
    settled.set(author, (settled.get(author) ?? new Set()).add(what));
  };
  playground.onCall(({ ok, method, params, result }) => {
    if (!ok || !method.startsWith("send")) return;
    const [reader, text] = [Number(params.chat_id), String(params.text ?? "")];
    const found = /^әңгіме (\d+) сөз (\d+)\.$/.exec(text);
    const replyTo = (params.reply_parameters as { message_id?: number } | undefined)?.message_id;
    if (notDelivered.has(text)) {
      told.add(`${reader} ${replyTo}`);
      settle(reader, `message ${replyTo}`);
    }
    if (found === null) return;
    settle(Number(found[1]), `number ${found[2]}`);
    const label = buttonsOf(params)[0]?.callback_data ?? "";
    const messageId = (result as { message_id: number }).message_id;
    arrivals.push({ reader, author: Number(found[1]), number: Number(found[2]), messageId, label });
  });
  return { arrivals, told, settled };
}
