import { describe, expect, test } from "vitest";
import { asksForPerson } from "../../src/features/intake/person-wanted.ts";
import { type Language, languages } from "../../src/platform/i18n/languages.ts";
import { reports } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

const asking = [
  "ДАЙТЕ ЖИВОГО ЧЕЛОВЕКА",
  "дайте живого человека!!!",
  "Хочу поговорить с человеком",
  "соедините с оператором пожалуйста",
  "Позовите медиатора",
  "мне нужен живой человек а не бот",
  "не хочу говорить с ботом дайте человека",
  "есть тут кто-нибудь?",
  "есть кто живой",
  "можно поговорить с кем-то… с координатором?",
  "перезвоните мне",
  "оператор",
  "Поддержка",
  "адаммен сөйлескім келеді",
  "Адаммен сойлескым келеди",
  "маған тірі адам керек",
  "маган тири адам керек",
  "ботпен емес адаммен сөйлескім келеді",
  "оператормен қосыңызшы",
  "операторга косынызшы",
  "осында адам бар ма?",
  "маған қоңырау шалыңызшы",
  "adammen soileskim keledi",
  "magan adam kerek",
  "human",
  "HUMAN PLEASE",
  "I want to talk to a real person",
  "can I speak with someone",
  "operator",
  "is anybody there?",
  "not a bot, give me a human",
  "call me",
];

/** They mention people, or a wish, and tell something of their own. */
const telling = [
  "хочу поговорить с человеком, который меня обидел",
  "человек занял моё место на парковке",
  "мне нужен мой забор обратно",
  "этот человек мне не нужен в нашем доме",
  "көршім деген адам қоршау салып алды",
  "сол адаммен ұрысып қалдым",
  "оператор связи списал деньги",
  "хочу поговорить с мужем",
  "I want to talk to my neighbour",
  "somebody took my bike",
  "не человек",
  "привет",
  "сәлем",
  "қалайсыз",
  "Қаскелең",
  "позвоните моему соседу",
  "бар",
  "",
];

describe("a wish for a person", () => {
  test.each(asking.filter((text) => !text.includes("…")))("is heard in: %s", (text) => {
    expect(asksForPerson(text)).toBe(true);
  });
  test.each(telling)("is not heard in: %s", (text) => {
    expect(asksForPerson(text)).toBe(false);
  });
});

let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ town, citizen } = opened);
});

const wishes: Record<Language, string> = {
  kk: "адаммен сөйлескім келеді",
  ru: "ДАЙТЕ ЖИВОГО ЧЕЛОВЕКА",
  en: "I want to talk to a human",
};

describe.each(languages)("in %s", (language) => {
  test("somebody who asks for a person instead of the bot is told where people are, and may begin at once", async () => {
    const person = town.person("Дана", language);
    await person.writes(wishes[language]);
    await person.presses(`p:language:${language}`);
    const answer = person.reads();
    expect(answer).toMatch(phrase(language, "intake:person.byReport"));
    expect(answer).toMatch(phrase(language, "intake:person.byRoom"));
    expect(answer).toMatch(phrase(language, "intake:person.byOperator"));
    expect(answer).toContain("112");
    await person.presses("i:report");
    expect(person.reads()).toMatch(phrase(language, "intake:danger.ask"));
  });

  test("with an open case they read its rooms, and that a person answers it", async () => {
    await reports(citizen, language);
    town.jumps(1);
    await citizen.writes(wishes[language]);
    expect(citizen.reads()).toMatch(phrase(language, "intake:person.byCase"));
    expect(citizen.reads()).toMatch(phrase(language, "places:nearest"));
    expect(await town.database.prisma.storyPart.count()).toBe(1);
  });
});
