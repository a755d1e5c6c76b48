import { expect, test } from "vitest";
import {
  adjectiveStem,
  cutStem,
  inhabitantStem,
  kazakhStems,
  russianStems,
} from "../../src/features/places/reading/endings.ts";
import { fold, wordsOf } from "../../src/features/places/reading/folding.ts";
import { letterMask } from "../../src/features/places/reading/gazetteer.ts";

// What people write as they can: without Kazakh letters, in any Latin draft, in haste.
test.each([
  ["әқһғңөұүуюў", "акгноу"],
  ["яхіыийї", "аки"],
  ["ёэє", "е"],
  ["цщчшсъь", "сшс"],
])("the characters «%s» are compared as «%s»", (written, folded) => {
  expect(fold(written)).toBe(folded);
});

const spellings = [
  "Qaraǵandy Qarağandı Karaganda Qaragandy Караганда",
  "Shymkent Şymkent Symkent S'ymkent Shimkent Шымкент",
  "Zhezqazghan Jezqazğan Žezqazġan Dzhezkazgan Жезқазған",
  "Aqtöbe Aktobe Aqto'be Ақтөбе Актобе",
  "Türkistan Turkestan Túrkistan Түркістан",
  "Oral Ural Орал",
  "Shchuchinsk Schuchinsk Щучинск",
  "Khromtau Hromtaý Хромтау",
  "Yereymentau Ereımentaý Ерейментау",
  "Yubileynoe Юбилейное",
  "Tselinograd Целиноград",
  "Chapayev Çapaev Чапаев",
  "Djambul Zhambyl Джамбул",
  "Ań Añ Aŋ Аң",
  "Ə Ä Á Ә",
  "Íi Ïi Īi Ии",
  "Ėrik Erik Эрик",
  "Винницa Винница",
  "Кapaгaндa Караганда",
  "СЕМЕЙ semey Cемей",
  "Xимик Химик",
  "Й й И",
  "Vozvyshenka Wozvyshenka Возвышенка",
  "Fedorovka Федоровка",
  "İstanbul istanbul",
  "Ақ’кент Ақкент Ақ-кент",
  "Аққкент Акент",
];
test("spellings of a name are compared as these words", () => {
  const folded = spellings.map(
    (line) => `${line}: ${[...new Set(line.split(" ").map((word) => fold(word)))].join(" ")}`,
  );
  expect(`\n${folded.join("\n")}\n`).toMatchInlineSnapshot(`
    "
    Qaraǵandy Qarağandı Karaganda Qaragandy Караганда: караганди караганда
    Shymkent Şymkent Symkent S'ymkent Shimkent Шымкент: шимкент симкент
    Zhezqazghan Jezqazğan Žezqazġan Dzhezkazgan Жезқазған: жезказган жезказан
    Aqtöbe Aktobe Aqto'be Ақтөбе Актобе: актобе
    Türkistan Turkestan Túrkistan Түркістан: туркистан туркестан
    Oral Ural Орал: орал урал
    Shchuchinsk Schuchinsk Щучинск: шушинск
    Khromtau Hromtaý Хромтау: кромтау
    Yereymentau Ereımentaý Ерейментау: ереиментау
    Yubileynoe Юбилейное: убилеиное
    Tselinograd Целиноград: селиноград
    Chapayev Çapaev Чапаев: шапаев
    Djambul Zhambyl Джамбул: жамбул жамбил
    Ań Añ Aŋ Аң: ан
    Ə Ä Á Ә: а
    Íi Ïi Īi Ии: и
    Ėrik Erik Эрик: ерик
    Винницa Винница: виниса
    Кapaгaндa Караганда: караганда
    СЕМЕЙ semey Cемей: семеи
    Xимик Химик: кимик
    Й й И: и
    Vozvyshenka Wozvyshenka Возвышенка: возвишенка уозвишенка
    Fedorovka Федоровка: федоровка
    İstanbul istanbul: истанбул
    Ақ’кент Ақкент Ақ-кент: акент
    Аққкент Акент: акент
    "
  `);
});

const shown = (stems: { stem: string; placeCase: string; isCut: boolean }[]) =>
  stems.map(({ stem, placeCase, isCut }) => `${stem}${isCut ? "-" : ""} ${placeCase}`).join(", ");

test("Kazakh endings say whether somebody is there, comes from there or is of there", () => {
  const words =
    "алмати алматида алматидаги каскеленде атирауда тентекте таразда семеиде шимкентте шимкенте тараздан семеиден казаннан павлодардан алматиданмин актобетен шимкентен " +
    "алматилик алматиликпиз тараздик шимкентик семеилик казалинин тараздин шимкентин алматига таразга шимкентке шимкетке алматимен таразбен шимкентпен " +
    "караганди карагандидамиз абаитан кента да адан оралди уиге каскеленмен кентнен алматин кокшетаудагимиз";
  const lines = words.split(" ").map((word) => `${word}: ${shown(kazakhStems(word))}`);
  expect(`\n${lines.join("\n")}\n`).toMatchInlineSnapshot(`
    "
    алмати: алмати bare
    алматида: алматида bare, алмати in, алматид in
    алматидаги: алматидаги bare, алмати in, алматид in
    каскеленде: каскеленде bare, каскелен in, каскеленд in
    атирауда: атирауда bare, атирау in, атирауд in
    тентекте: тентекте bare, тентек in, тентект in
    таразда: таразда bare, тараз in, таразд in
    семеиде: семеиде bare, семеи in, семеид in
    шимкентте: шимкентте bare, шимкент in, шимкентт in
    шимкенте: шимкенте bare, шимкент in
    тараздан: тараздан bare, тараз from, таразд from
    семеиден: семеиден bare, семеи from, семеид from
    казаннан: казаннан bare, казан from, казанн from
    павлодардан: павлодардан bare, павлодар from, павлодард from
    алматиданмин: алматиданмин bare, алмати from, алматид from
    актобетен: актобетен bare, актобет from
    шимкентен: шимкентен bare, шимкент from
    алматилик: алматилик bare, алмати of
    алматиликпиз: алматиликпиз bare, алмати of
    тараздик: тараздик bare, тараз of
    шимкентик: шимкентик bare, шимкент of
    семеилик: семеилик bare, семеи of
    казалинин: казалинин bare, казали other, казалин other
    тараздин: тараздин bare, тараз other, таразд other
    шимкентин: шимкентин bare, шимкент other
    алматига: алматига bare, алмати other, алматиг other
    таразга: таразга bare, тараз other, таразг other
    шимкентке: шимкентке bare, шимкент other, шимкентк other
    шимкетке: шимкетке bare, шимкет other, шимкетк other
    алматимен: алматимен bare, алмати other, алматим other
    таразбен: таразбен bare
    шимкентпен: шимкентпен bare, шимкент other, шимкентп other
    караганди: караганди bare
    карагандидамиз: карагандидамиз bare, караганди in, карагандид in
    абаитан: абаитан bare, абаит from
    кента: кента bare, кент in
    да: да bare
    адан: адан bare, ад from
    оралди: оралди bare
    уиге: уиге bare, уи other, уиг other
    каскеленмен: каскеленмен bare, каскелен other, каскеленм other
    кентнен: кентнен bare, кентн from
    алматин: алматин bare, алмат other
    кокшетаудагимиз: кокшетаудагимиз bare, кокшетау in, кокшетауд in
    "
  `);
});

test("Russian endings are taken off, and what they replace is missing", () => {
  const words =
    "караганде караганди караганду карагандои семее семеи талгаре талгара талгару талгаром астану астанои экибастузе шетпе аксае аксаи аксу " +
    "степногорске сарани риддером балхашем рудном житикаринском зирановске кентау абаев жанаозенах атирауам зиранах ом";
  const lines = words.split(" ").map((word) => `${word}: ${shown(russianStems(word))}`);
  expect(`\n${lines.join("\n")}\n`).toMatchInlineSnapshot(`
    "
    караганде: караганд in, караганд- in
    караганди: караганд- in
    караганду: караганд other, караганд- other
    карагандои: карагандо- in, караганд- in
    семее: семе in, семе- in
    семеи: семе- in, сем- in
    талгаре: талгар in, талгар- in
    талгара: талгар other, талгар- other
    талгару: талгар other, талгар- other
    талгаром: талгар other, талгар- in
    астану: астан other, астан- other
    астанои: астано- in, астан- in
    экибастузе: экибастуз in, экибастуз- in
    шетпе: шетп in, шетп- in
    аксае: акса in, акса- in
    аксаи: акса- in
    аксу: акс other, акс- other
    степногорске: степногорск in, степногорск- in
    сарани: саран- in
    риддером: риддер other, риддер- in
    балхашем: балхаш other, балхаш- in
    рудном: рудн other, рудн- in
    житикаринском: житикаринск other, житикаринск- in
    зирановске: зирановск in, зирановск- in
    кентау: кента- other
    абаев: аба- other
    жанаозенах: 
    атирауам: атирау- other
    зиранах: 
    ом: 
    "
  `);
});

test("adjectives and inhabitants lead to the stem in -ск", () => {
  const adjectives =
    "талгарскии талгарски талгарского талгарскому талгарским талгарском талгарска талгарскои талгарску талгарское талгарские талгарскими талгарск ск аск актюбинсик немескии ескиктан";
  const inhabitants =
    "карагандинес карагандинеса карагандинеси карагандинси карагандинсев алматинка алматинки алматинку алматинкои атираувес астанес семеичанка тарасес коктанка";
  expect(adjectives.split(" ").map((word) => `${word}: ${adjectiveStem(word)}`)).toMatchInlineSnapshot(`
    [
      "талгарскии: талгарск",
      "талгарски: талгарск",
      "талгарского: талгарск",
      "талгарскому: талгарск",
      "талгарским: талгарск",
      "талгарском: талгарск",
      "талгарска: талгарск",
      "талгарскои: талгарск",
      "талгарску: талгарск",
      "талгарское: талгарск",
      "талгарские: талгарск",
      "талгарскими: талгарск",
      "талгарск: null",
      "ск: null",
      "аск: null",
      "актюбинсик: null",
      "немескии: немеск",
      "ескиктан: null",
    ]
  `);
  expect(inhabitants.split(" ").map((word) => `${word}: ${inhabitantStem(word)}`)).toMatchInlineSnapshot(`
    [
      "карагандинес: карагандинск",
      "карагандинеса: карагандинск",
      "карагандинеси: карагандинск",
      "карагандинси: карагандинск",
      "карагандинсев: карагандинск",
      "алматинка: алматинск",
      "алматинки: алматинск",
      "алматинку: алматинск",
      "алматинкои: алматинск",
      "атираувес: атираувск",
      "астанес: астанск",
      "семеичанка: семеичанск",
      "тарасес: null",
      "коктанка: коктанск",
    ]
  `);
});

test("names that change in Russian have a shorter stem", () => {
  const names =
    "караганда семей сарань алматы шетпе рудный рудное аксай нура шахан житикара жезды ай ая абай боровое заречное кия караой зайсан бия";
  expect(names.split(" ").map((name) => `${name}: ${cutStem(name, fold(name))}`)).toMatchInlineSnapshot(`
    [
      "караганда: караганд",
      "семей: семе",
      "сарань: саран",
      "алматы: null",
      "шетпе: null",
      "рудный: рудн",
      "рудное: рудн",
      "аксай: акса",
      "нура: нур",
      "шахан: null",
      "житикара: житикар",
      "жезды: null",
      "ай: null",
      "ая: null",
      "абай: аба",
      "боровое: боров",
      "заречное: зарешн",
      "кия: null",
      "караой: карао",
      "зайсан: null",
      "бия: null",
    ]
  `);
});

test("a text is divided into words and numbers, with what follows each", () => {
  const texts = [
    "Алматы обл., Іле р-н; 3-үй",
    "г. Тараз - Абай 12а",
    "«Талғар»\nО’Нил",
    "50",
    "семее",
    "Семее.",
    "аудан-ы п-т обл-сы р-нда пр-т д-к",
    "а–б а — б, в",
  ];
  const lines = texts.map(
    (text) =>
      `${text}: ${wordsOf(text)
        .map(({ raw, key, isNumber, then }) => `${raw}/${key}${isNumber ? "#" : ""}/${then}`)
        .join(" ")}`,
  );
  expect(`\n${lines.join("\n")}\n`).toMatchInlineSnapshot(`
    "
    Алматы обл., Іле р-н; 3-үй: алматы/алмати/space обл/обл/dot іле/иле/space рн/рн/break 3/#/space үй/уи/space
    г. Тараз - Абай 12а: г/г/dot тараз/тараз/space абай/абаи/space 12/#/space а/а/space
    «Талғар»
    О’Нил: талғар/талгар/break о’нил/онил/space
    50: 50/#/space
    семее: семее/семеиде/space
    Семее.: семее/семеиде/dot
    аудан-ы п-т обл-сы р-нда пр-т д-к: ауданы/аудани/space пт/пт/space облсы/облси/space р/р/space нда/нда/space прт/прт/space д/д/space к/к/space
    а–б а — б, в: а/а/space б/б/space а/а/break б/б/break в/в/space
    "
  `);
  expect(wordsOf("а ".repeat(100))).toHaveLength(60);
  expect(wordsOf("а б в", 2)).toHaveLength(2);
});

test("words of the same characters have the same mask, and others another", () => {
  expect(letterMask("тараз")).toBe(letterMask("зарат"));
  expect(letterMask("тараз")).not.toBe(letterMask("тарас"));
  expect(letterMask("")).toBe(0);
});
