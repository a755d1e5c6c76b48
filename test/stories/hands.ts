import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import type { Sent, Story } from "./story.ts";

const words = createTexts();

/** What a person reads on the bot's newest message, and the buttons there that they can tap. */
export interface Hands {
  person: Townsperson;
  /** How many buttons they have tapped. */
  taps(): number;
  /** Whether the newest message says this. */
  sees(key: TextKey): boolean;
  /** Whether the newest message has a button with this label. */
  offers(label: string): boolean;
  labels(): string[];
  label(key: TextKey): string;
  tap(label: string): Promise<void>;
  /** Taps a button, ticked or not, or the first of these that is there: a list in which it may be. */
  find(label: string, ...lists: string[]): Promise<void>;
  write(text: string): Promise<void>;
  send(sent: Sent): Promise<void>;
}

/** A person of the town, who takes a minute for everything. */
export function handsOf(town: Town, { name, language }: Story): Hands {
  const { playground } = town;
  const person = town.person(name, language);
  let taps = 0;

  function newest() {
    return playground.chat(person.id).messages.findLast(({ fromBot }) => fromBot);
  }

  const hands: Hands = {
    person,
    taps: () => taps,
    sees: (key) => phrase(language, key).test(newest()?.text ?? ""),
    labels: () => (newest()?.buttons ?? []).flat().map(({ text }) => text),
    offers: (label) => hands.labels().includes(label),
    label: (key) => words(language).plain(key),
    async tap(label) {
      const message = newest();
      const button = message?.buttons.flat().find(({ text }) => text === label);
      if (message === undefined || button?.callback_data === undefined) {
        throw new Error(`There is no button «${label}»:\n${person.reads()}\n${hands.labels().join(" | ")}`);
      }
      taps += 1;
      town.jumps(1);
      playground.press(person.id, message.id, button.callback_data);
      await town.settles();
    },
    find: (label, ...lists) => hands.tap([label, `✅ ${label}`, ...lists].find(hands.offers) ?? label),
    async write(text) {
      town.jumps(1);
      await person.writes(text);
    },
    async send(sent) {
      town.jumps(1);
      if ("text" in sent) playground.sendText(person.id, sent.text);
      else if ("voice" in sent) playground.sendVoice(person.id, { duration: sent.voice });
      else playground.sendPhoto(person.id, sent.photo === "" ? {} : { caption: sent.photo });
      await town.settles();
    },
  };
  return hands;
}
