import { type Kind, kinds } from "../../src/features/cases/kinds.ts";
import { usualRemit } from "../../src/features/cases/remit.ts";
import type { Places } from "../../src/features/places/places.ts";
import { foldWords } from "../../src/platform/chat/understood-words.ts";
import { aboutLanguage, type Language } from "../../src/platform/i18n/languages.ts";
import type { TextKey } from "../../src/platform/i18n/texts.ts";
import type { Town } from "../harness/town.ts";
import { type Hands, handsOf } from "./hands.ts";
import type { Knowledge, Moment, Story } from "./story.ts";

/** How people write yes and no. */
const yes: Record<Language, string> = { kk: "ия", ru: "да", en: "yes" };
const no: Record<Language, string> = { kk: "жок", ru: "нет", en: "no" };

/** A person who answers more often than this is led in a circle. */
const maxAnswers = 60;

export interface Told {
  hands: Hands;
  /** The taps from the button that begins the report to the end. */
  taps: number;
  /** The kind that the bot guessed. */
  guess: Kind | null;
}

/**
 * Tells a story as its person would, from «Start» to a case's number, or to the numbers of help for somebody under 18: reads the newest
 * message, then writes what this person would write, or taps one of its buttons.
 */
export async function tellStory(town: Town, places: Places, story: Story, knows: Knowledge): Promise<Told> {
  const { language, answersTyped } = story;
  const hands = handsOf(town, story);
  const { sees, label, offers, tap, find, write } = hands;
  const untold = [...story.messages];
  const done = new Set<string>();
  let guess: Kind | null = null;
  let tapsBefore = 0;

  /** In order: the first screen that is shown is answered. A complaint stands above the question that it repeats. */
  const screens: [isShown: () => boolean, answer: () => Promise<unknown>][] = [
    [() => sees("people:language.ask"), chooseLanguage],
    [() => sees("chat:mustBeTapped"), tapWhatWasTyped],
    [() => sees("intake:held.ask"), async () => (await writeOn("idle")) || answer("intake:held.begin", yes[language])],
    [() => sees("intake:danger.ask"), sayDanger],
    [() => sees("intake:safety.ask"), waitForSafety],
    [() => sees("intake:name.ask"), () => (story.age === "minor" ? tap(label("intake:adult.no")) : write(story.name))],
    [
      () => sees("intake:consent.title"),
      async () => (await writeOn("consent")) || answer("intake:consent.yes", yes[language]),
    ],
    [() => sees("intake:story.ask") || (offers(label("intake:story.again")) && untold.length > 0), tell],
    [() => offers(label("intake:story.again")), () => answer("intake:story.done")],
    [() => sees("intake:kind.guess") || sees("intake:kind.ask"), chooseKind],
    [() => sees("intake:remit.which"), tick],
    [() => sees("intake:remit.coordinator"), () => answer("intake:remit.yes", yes[language])],
    [() => sees("intake:otherSide.ask"), () => answer("intake:otherSide.no", no[language])],
    [() => sees("intake:region.ask"), () => write(story.place)],
    [() => sees("intake:place.which"), choosePlace],
    [() => sees("intake:district.ask"), () => giveName(districtName(), label("intake:list.more"))],
    [() => sees("intake:languages.which") || sees("intake:languages.ask"), chooseLanguages],
    [() => sees("intake:phone.ask"), givePhone],
    [() => sees("intake:summary.title"), () => answer("intake:summary.send", yes[language])],
    [() => true, async () => (await writeOn("idle")) || answer("people:home.report")],
  ];

  await write("/start");
  for (let answers = 0; answers < maxAnswers; answers += 1) {
    if (sees("cases:filed.title") || sees("intake:adult.minor")) {
      return { hands, taps: hands.taps() - tapsBefore, guess };
    }
    await screens.find(([isShown]) => isShown())?.[1]();
  }
  throw new Error(`Nothing leads on from here:\n${hands.person.history().slice(-3).join("\n…\n")}`);

  async function chooseLanguage(): Promise<void> {
    if (await writeOn("language")) return;
    const { name } = aboutLanguage(language);
    await (answersTyped ? write(name.toLowerCase()) : tap(name));
    tapsBefore = hands.taps();
  }

  async function tapWhatWasTyped(): Promise<void> {
    await find(label("intake:consent.yes"), label("intake:summary.send"));
  }

  function sayDanger(): Promise<void> {
    return knows.inDanger === true
      ? answer("intake:danger.yes", yes[language])
      : answer("intake:danger.no", no[language]);
  }

  async function waitForSafety(): Promise<void> {
    await town.passes(60);
    await tap(label("intake:safety.safe"));
  }

  async function tell(): Promise<void> {
    // What was no story when it was written is told again.
    if (untold.length === 0) untold.push(...story.messages);
    for (const sent of untold.splice(0)) await hands.send(sent);
  }

  async function chooseKind(): Promise<void> {
    guess = kinds.find((kind) => offers(`✅ ${label(`cases:kind.${kind}`)}`)) ?? guess;
    const kind = label(`cases:kind.${knows.kind}`);
    if (answersTyped && guess === knows.kind) return write(yes[language]);
    await giveName(kind, label("intake:kind.others"), label("intake:list.more"));
  }

  /** Ticks what is so, and takes away what the bot has ticked and is not so. */
  async function tick(): Promise<void> {
    const wrong = usualRemit.find((rule) => {
      const isSo = knows.ticks?.includes(rule) === true;
      return offers(`✅ ${label(`intake:remit.option.${rule}`)}`) !== isSo;
    });
    if (wrong !== undefined) return giveName(label(`intake:remit.option.${wrong}`));
    await answer(offers(label("intake:remit.done")) ? "intake:remit.done" : "intake:remit.none");
  }

  async function choosePlace(): Promise<void> {
    const region = places.region(places.district(knows.districtId)?.regionId ?? "")?.name[language] ?? "";
    const mine = [districtName(), region].flatMap((name) => hands.labels().find((shown) => shown.includes(name)) ?? []);
    await tap(mine[0] ?? label("intake:place.other"));
  }

  function districtName(): string {
    return places.district(knows.districtId)?.label[language] ?? "";
  }

  async function chooseLanguages(): Promise<void> {
    const names = places.languages.map(({ code, name }) => ({
      isSpoken: story.speaks.includes(code),
      name: name[language],
    }));
    for (const { name } of names) if (offers(`✅ ${name}`)) done.add(name);
    const spoken = names.find(({ isSpoken, name }) => isSpoken && !done.has(name));
    const wrong = names.find(({ isSpoken, name }) => !isSpoken && offers(`✅ ${name}`));
    const next = spoken ?? wrong;
    if (next === undefined) return answer("intake:languages.done");
    const isThere = offers(next.name) || offers(`✅ ${next.name}`) || answersTyped;
    if (isThere) done.add(next.name);
    await giveName(next.name, label("intake:languages.others"), label("intake:list.more"));
  }

  async function givePhone(): Promise<void> {
    if (story.phone === null || sees("intake:phone.wrong")) return answer("intake:phone.none", no[language]);
    await write(story.phone);
  }

  /** Writes as much as they want to say now. @returns false if there is nothing that they want to say now */
  async function writeOn(moment: Moment): Promise<boolean> {
    const wished = knows.writes ?? (story.writesFirst ? { language: untold.length } : {});
    const count = done.has(moment) ? 0 : (wished[moment] ?? 0);
    done.add(moment);
    for (const sent of untold.splice(0, count)) await hands.send(sent);
    return count > 0;
  }

  /** Taps a button; a person who types writes its words, or others. */
  function answer(key: TextKey, typed = foldWords(label(key))): Promise<void> {
    return answersTyped ? write(typed) : tap(label(key));
  }

  /** Writes a name, or finds it among the buttons. */
  function giveName(name: string, ...lists: string[]): Promise<void> {
    return answersTyped ? write(name) : find(name, ...lists);
  }
}
