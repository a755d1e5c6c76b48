import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Language, languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { parseHtml } from "../../src/playground/html.ts";
import { pseudoCatalogues } from "../harness/pseudo-language.ts";
import { allScreens } from "../screens/all.ts";
import { openSmallPhone, type SmallPhone } from "./small-phone.ts";

const pseudo = vi.hoisted(() => ({ on: false }));

vi.mock("../../src/platform/i18n/catalogues.ts", async (load) => {
  const real = await load<typeof import("../../src/platform/i18n/catalogues.ts")>();
  const read = () => (pseudo.on ? pseudoCatalogues(real.readCatalogues()) : real.readCatalogues());
  return { ...real, readCatalogues: read };
});

let phone: SmallPhone;
beforeAll(async () => {
  phone = await openSmallPhone(640);
});
afterAll(() => phone?.close());

/** What is there to be read rather than decided: its end, with the buttons, is what the phone shows. */
const content = [
  ...[/^about$/, /^event: /, /^events: (a page|my own)$/, /^a published event$/, /^approval of a change$/],
  ...[/^outbox: /, /^composing: (card|preview|submitted event)/, /^cases: /, /^figures /, /^filed: in danger$/],
  ...[/^queue: /, /^subscription: with every setting$/],
  // Lists of a coordinator, in pages, and what ends a case.
  ...[/^closings: /, /^open cases: /, /^closed: /],
  // The words that the party was sent, word for word.
  /^talk: opening words sent$/,
  // The person's own answers, and the numbers to call.
  ...[/^form: summary/, /^form left: no consent$/, /^danger: every kind$/, /^minor: a party has said it$/],
  // The points of a document and what each side has answered; where points are read, four on a page.
  ...[/^papers: all$/, /^my papers$/, /^paper: (points|empty|open|refused|told|confirmed|signed|void)/],
  // What the invited person reads before they decide, the facts of a case in danger, and the numbers to call.
  ...[/^invitee: landing, /, /^clearance: (to decide|asked again), /, /^paper: send\?$/],
  // What the applicant wrote.
  /^request: APPLICANT_ASKS$/,
];
/** Lists that are not in pages yet. This list only shrinks. */
const notYet = [
  ...[/^home: /, /^rooms: /, /^invite: /, /^duty: fields$/, /^events: region filter$/, /^subscription: which/],
  ...[/^composing: asks/, /^composing: submit/],
];
/** What fits in our languages: a text or a label that is 40 % longer is a translator's to shorten. */
const onlyOurs = [
  /^work: give back\?$/,
  /^form: languages/,
  /^form: verdict/,
  /^form: remit, suggested$/,
  /^a person is wanted/,
  ...[/^close: /, /^my cases: a full page$/, /^rating: rated$/, /^quiet: (on|off)$/],
  ...[/^form: safety$/, /^ready answer: which$/, /^card: of a case that was proposed$/],
  ...[/^meeting: answered$/, /^invitation: made$/, /^invitee: safety$/, /^my cases: another side, assigned$/],
  ...[/^term: unfit$/, /^term ended: to a party without a mediator$/, /^clearance: on the cards$/],
];

interface Height {
  name: string;
  /** How high the message with its buttons is, and how high the room between the header and the text field. */
  needs: number;
  has: number;
}

/** The heights of all screens with buttons, as the page shows them. */
async function heightsOf(language: Language): Promise<Height[]> {
  const texts = createTexts();
  const messages = allScreens(phone.stage, texts).flatMap(({ name, screen }) => {
    const { text, rows = [], picture } = screen(texts(language));
    if (rows.length === 0 || picture !== undefined) return [];
    const buttons = rows.map((row) => row.map(({ label }) => ({ text: label, callback_data: "x" })));
    return [
      { name, message: { id: 9, fromBot: true, date: 0, ...parseHtml(text), reactions: [], buttons, message: {} } },
    ];
  });
  const draw = `(async (messages) => {
    const { messageBubble } = await import(new URL("page/message.js", location.href).href);
    const log = document.querySelector(".log");
    const style = getComputedStyle(log);
    const has = log.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    return messages.map(({ name, message }) => {
      const bubble = messageBubble(message, {});
      log.replaceChildren(bubble);
      return { name, needs: Math.ceil(bubble.getBoundingClientRect().height), has };
    });
  })(${JSON.stringify(messages)})`;
  return (await phone.page.evaluate(draw)) as Height[];
}

/** The same in a language whose words are 40 % longer. */
async function longerHeightsOf(language: Language): Promise<Height[]> {
  pseudo.on = true;
  try {
    return await heightsOf(language);
  } finally {
    pseudo.on = false;
  }
}

function tooHigh(heights: readonly Height[], exceptions: readonly RegExp[]): string[] {
  return highOnes(heights)
    .filter(({ name }) => !exceptions.some((pattern) => pattern.test(name)))
    .map(({ name, needs, has }) => `${name}: ${needs} of ${has}`);
}

function highOnes(heights: readonly Height[]): Height[] {
  return heights.filter(({ needs, has }) => needs > has);
}

test.each(languages)("every question and decision fits a phone of 360 × 640 in %s", async (language) => {
  const heights = await heightsOf(language);
  expect(heights.length).toBeGreaterThan(150);
  expect(tooHigh(heights, [...content, ...notYet])).toEqual([]);
});

test.each(languages)("and in a language whose words are 40 % longer than in %s", async (language) => {
  expect(tooHigh(await longerHeightsOf(language), [...content, ...notYet, ...onlyOurs])).toEqual([]);
});

test("an exception that no language needs any longer leaves its list", async () => {
  const high: Height[] = [];
  for (const language of languages) high.push(...highOnes(await longerHeightsOf(language)));
  const idle = [...notYet, ...onlyOurs].filter((pattern) => !high.some(({ name }) => pattern.test(name)));
  expect(idle).toEqual([]);
});
