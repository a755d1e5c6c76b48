import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMessages } from "../../src/app/messages.ts";
import { loadPlaces } from "../../src/features/places/places.ts";
import { labelWidth, roomForLabel } from "../../src/platform/chat/label-width.ts";
import type { Screen } from "../../src/platform/chat/screen.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { type Language, languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { calendarOf } from "../../src/platform/time/working-time.ts";
import { openTestDatabase } from "../harness/database.ts";
import { allTexts, withoutEmoji } from "../house/catalogue-words.ts";
import { allScreens } from "./all.ts";
import { readable } from "./columns.ts";
import { emojiMeanings } from "./emoji-meanings.ts";
import { mediator, type Stage, secrets, setStage } from "./stage.ts";
import { allKeys, type Watch, watched } from "./watched.ts";

interface Rendered extends Screen {
  name: string;
  language: Language;
}

const texts = createTexts();
const watch: Watch = { said: new Set(), faults: [] };
const rendered: Rendered[] = [];
let database: Database;
let stage: Stage;

beforeAll(async () => {
  database = await openTestDatabase();
  stage = setStage(await loadPlaces(database.prisma));
  const watchedTexts = (language: Language) => watched(texts(language), watch);
  for (const { name, screen } of allScreens(stage, watchedTexts)) {
    for (const language of languages) rendered.push({ name, language, ...screen(watchedTexts(language)) });
  }
});
afterAll(() => database.close());

const labelsOf = ({ rows = [] }: Screen) => rows.flat().map(({ label }) => label);
/** The screens with a fault, and the fault. */
function faults(find: (screen: Rendered) => string[]): string[] {
  return rendered.flatMap((screen) => find(screen).map((fault) => `${screen.language} ${screen.name}: ${fault}`));
}

describe("every screen in every language", () => {
  test("has a text without open placeholders", () => {
    expect(watch.faults).toEqual([]);
    const open = /\{\{|\}\}|undefined|\bnull\b|NaN|\[object/;
    expect(faults(({ text }) => (text.trim() === "" || open.test(text) ? [text] : []))).toEqual([]);
    expect(faults((screen) => labelsOf(screen).filter((label) => label.trim() === "" || open.test(label)))).toEqual([]);
  });

  test("fits a message of Telegram: 4,096 characters", () => {
    expect(faults(({ text }) => (readable(text).length > 4096 ? [`${readable(text).length}`] : []))).toEqual([]);
  });

  test("has buttons with data of at most 64 bytes", () => {
    const long = ({ rows = [] }: Screen) =>
      rows.flat().flatMap((button) => ("data" in button && Buffer.byteLength(button.data) > 64 ? [button.data] : []));
    expect(faults(long)).toEqual([]);
  });

  test("has at most one emoji in each button, and at most three buttons in a row", () => {
    const many = (label: string) => (label.match(/\p{Extended_Pictographic}/gu) ?? []).length > 1;
    expect(faults((screen) => labelsOf(screen).filter(many))).toEqual([]);
    expect(
      faults(({ rows = [] }) => (rows.some((row) => row.length > 3 && !isGrid(row)) ? ["a row too long"] : [])),
    ).toEqual([]);
  });

  test("has the sign of its meaning on each button, and the same sign on buttons with the same words", () => {
    const sign = /\p{Extended_Pictographic}\uFE0F?/u;
    const unknown = (label: string) => !((sign.exec(label)?.[0] ?? "⬅️") in emojiMeanings);
    expect(faults((screen) => labelsOf(screen).filter(unknown))).toEqual([]);
    const signsOf = new Map<string, Set<string>>();
    // The notice of quiet mode has no sign, so that it does not tell what waits.
    for (const { language, ...screen } of rendered.filter(({ name }) => name !== "outbox: quiet.notice")) {
      for (const label of labelsOf(screen).filter((words) => !/^[✅✏]/u.test(words))) {
        const words = `${language} ${label.replace(sign, "").trim()}`;
        const shown = sign.exec(label)?.[0] ?? "";
        signsOf.set(words, (signsOf.get(words) ?? new Set()).add(shown));
      }
    }
    // What is chosen, and what can be changed, has a mark before its words; titles of events have the sign of their state.
    const own = new Set(allTexts.map(({ language, text }) => `${language} ${withoutEmoji(text)}`));
    const various = [...signsOf].filter(([words, shown]) => own.has(words) && !words.endsWith(" ") && shown.size > 1);
    expect(various.map(([words, shown]) => `${words}: ${[...shown].join(" ")}`)).toEqual([]);
  });

  test("writes numbers, months and telephone numbers as its language does", () => {
    const months = "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан";
    const wrong: Record<Language, RegExp> = {
      kk: new RegExp(`\\d\\.\\d+ км|(?:${months}) \\d{4}`),
      ru: /\d\.\d+ км|\d{4} г\./,
      en: /\d,\d km/,
    };
    const phone = /\+7[\d ]{9,}/g;
    const found = ({ language, text, ...screen }: Rendered) => {
      const shown = [text, ...labelsOf({ text, ...screen })].map(readable);
      const phones = shown.flatMap((words) => words.match(phone) ?? []).map((words) => words.trim());
      return [
        ...shown.filter((words) => wrong[language].test(words)),
        ...phones.filter((words) => !/^\+7 \d{3} \d{3} \d{2} \d{2}$/.test(words)),
      ];
    };
    expect(faults(found)).toEqual([]);
  });

  test("says something: a bare line about a case tells nobody why it is there", () => {
    expect(faults(({ text }) => (/^(?:№|No\.) \d{4}-\d+ ·[^\n]*$/.test(text) ? [text] : []))).toEqual([]);
  });

  // The width is estimated; `npm run test:browser` measures it.
  test("has labels that a small phone does not cut", () => {
    // The estimate is up to an eighth wider than the label.
    const tooWide = 9 / 8;
    const cut = ({ rows = [] }: Screen) =>
      rows.flatMap((row) =>
        row
          .map(({ label }) => label)
          .filter((label) => !isGrid(row) && labelWidth(label) > roomForLabel(row.length) * tooWide),
      );
    expect(faults(cut)).toEqual([]);
  });
});

/** The days of a calendar, the hours of a clock, stars: a phone shows seven of them in a row. */
function isGrid(row: { label: string }[]): boolean {
  return row.length <= 7 && row.every(({ label }) => label.length <= 5);
}

test("every text of the catalogues is on a screen", () => {
  expect(allKeys().filter((key) => !watch.said.has(key))).toEqual([]);
});

test("every message of the outbox is among the screens", () => {
  const context = {
    database,
    vault: createVault([randomBytes(32)]),
    places: stage.places,
    operator: stage.operator,
    calendar: calendarOf(stage.operator, []),
    adminIds: [],
    username: "bitimger_bot",
    now: () => stage.now,
    texts,
  };
  const shown = rendered.map(({ name }) => /^outbox: ([\w.]+)/.exec(name)?.[1]);
  // The receipt of an album is the form's question, and the form also says what does not fit.
  const missing = Object.keys(createMessages(context)).filter((name) => !shown.includes(name));
  expect(missing).toEqual(["intake.received", "intake.tooLong", "intake.tooMany"]);
});

/** Messages about a case or an event from which there is nothing to go on to, and why. */
const withoutButton: readonly RegExp[] = [
  // A part of a story, below whose last page are the buttons.
  ...[
    /^outbox: assignment\.storyHead, (to a coordinator|the applicant's own number|no number)$/,
    /^outbox: assignment\.storyPart/,
  ],
  // It takes the writing line away, which leaves no room for buttons (Bot API: a message has a single reply_markup).
  ...[/^outbox: talks\.stopped, stopped$/, /^outbox: talks\.ended, (nobody reads|asked)$/],
  // What staff noted, whose buttons are on the menu above it.
  ...[/^outbox: assignment\.notes/],
  // The line before an album, which the label with its button follows.
  ...[/^outbox: talks\.copy, before an album/],
  // For somebody who acts outside the bot: messages that could not be deleted, a number to call.
  ...[/^outbox: assignment\.remains/, /^outbox: danger\./],
  // What was decided, in the place of the buttons that decided it.
  ...[/^outbox: composing\.approve, (published|over)$/],
];

test("every message about a case or an event has a button that goes on from there", () => {
  const about = rendered.filter(({ name }) => /^outbox: (?!chat\.|intake\.)/.test(name));
  const bare = about.filter(({ rows = [], keyboard }) => rows.length === 0 && keyboard?.kind !== "keys");
  expect(
    [...new Set(bare.map(({ name }) => name))].filter((name) => !withoutButton.some((is) => is.test(name))),
  ).toEqual([]);
  // An exception that is no longer needed leaves the list.
  expect(withoutButton.filter((is) => !bare.some(({ name }) => is.test(name)))).toEqual([]);
});

describe("a ping to staff", () => {
  const pings = () => rendered.filter(({ name }) => /^outbox: assignment\.(ping|reminder|needed)/.test(name));

  test("contains no data of the person and nothing that they told", () => {
    expect(pings().length).toBeGreaterThanOrEqual(5 * languages.length);
    const told = [...Object.values(secrets), ...secrets.name.split(" "), "Болат", "қоршау", "Каскелең", mediator];
    const leaks = pings().filter(({ text }) => told.some((secret) => text.includes(secret)));
    expect(leaks.map(({ name }) => name)).toEqual([]);
  });

  test("fits a lock screen", () => {
    expect(
      pings()
        .filter(({ text }) => readable(text).length > 260)
        .map(({ text }) => text),
    ).toEqual([]);
  });
});
