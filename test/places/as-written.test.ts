import { beforeAll, describe, expect, test } from "vitest";
import { buildGazetteer, type Gazetteer } from "../../src/features/places/reading/gazetteer.ts";
import { readPlace, tellsMoreThanPlace } from "../../src/features/places/reading/reading.ts";
import { readGazetteerData } from "../../src/features/places/seed.ts";

let gazetteer: Gazetteer;
beforeAll(async () => {
  gazetteer = buildGazetteer(await readGazetteerData());
});

/** The kind of a reading and the Kazakh names of its places: "found Талғар", "choice Ақтөбе қаласы, Ақтау". */
function read(text: string): string {
  const reading = readPlace(gazetteer, text);
  const places = reading.kind === "found" ? [reading.place] : reading.kind === "choice" ? reading.places : [];
  return `${reading.kind} ${places.map(({ name }) => name.kk).join(", ")}`.trim();
}

const abai = "Абай облысы, Абай, Абай ауданы, Абай ауданы, Абай, Абай";

describe("a street is no place, and the town beside it is", () => {
  test.each([
    ["ул. Абай Талғар", "found Талғар"],
    ["ул. Абай Тобыл", "found Тобыл"],
    ["ул. Төле би Форт-Шевченко", "found Форт-Шевченко"],
    ["ул. Сәтбаев, Есік", "choice Есік"],
    ["Есік, Сәтбаев көшесі 5", "choice Есік"],
    ["Сатпаева мкр, Абай", `choice ${abai}`],
    ["5 мкр Талғар", "found Талғар"],
    ["43 ул. Достык Алматы", "choice Алматы қаласы, Алматы облысы, Алматы ауданы"],
    ["дом 43, ул. Достык, Алматы", "choice Алматы қаласы, Алматы облысы, Алматы ауданы"],
    ["Абай, Тараз 3", `choice ${abai}`],
    ["Тараз, мкр, Абай", "choice Тараз қаласы, Абай облысы, Абай, Абай ауданы, Абай ауданы, Абай"],
    // A street may have two names, and a village's name does not end it.
    ["ул. Астана Меркі", "none"],
    ["Меркі Астана көшесі", "none"],
    ["Абай Толе би көшесі, Талғар", "choice Абай облысы, Талғар, Абай, Абай ауданы, Абай ауданы, Абай"],
    ["Толе би Ленина көшесі, Тараз", "found Тараз қаласы"],
    ["улицы Абай Талғар", "choice Абай облысы, Талғар, Абай, Абай ауданы, Абай ауданы, Абай"],
  ])("%s: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("the kind of a place, and what stands between two names", () => {
  test.each([
    ["Казыбек би район, Қарағанды", "found Қарағанды қаласы"],
    // A region that lost a part in 2022.
    ["ВКО, Аягоз", "found Аягөз"],
    ["Восточно-Казахстанская область, Абайский район", "found Абай ауданы"],
    ["Алматы облысы, Ақсу ауданы", "found Ақсу ауданы"],
    ["Толгарский район", "found Талғар ауданы"],
    ["Сараңский район", "none"],
    ["қала, Есік", "choice Есік"],
    ["region Taraz", "choice Жамбыл облысы"],
    ["Petropavl, Samal district", "found Петропавл қаласы"],
    ["Тараз district, Abai", "choice Тараз қаласы, Абай облысы, Абай, Абай ауданы, Абай ауданы, Абай"],
    ["Абай. Тараз", "choice Абай облысы, Тараз қаласы, Абай, Абай ауданы, Абай ауданы, Абай"],
    ["Қонаев. Қызылорда", "choice Қонаев қаласы, Қызылорда қаласы"],
    ["Т. Рысқұлов", "found Тұрар Рысқұлов ауданы"],
    ["возле Тараза, Абай", `choice ${abai}`],
    ["недалеко от Аксая, Кокшетау", "found Көкшетау қаласы"],
  ])("%s: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("a name that is too short, or also an ordinary word, is no place by itself", () => {
  test.each([
    ["Шудан келдім", "choice Шу"],
    ["Шулық", "none"],
    ["ЗКОда тұрамын", "none"],
    ["Жақсыдан келдім", "none"],
    ["тұрамын Жақсы көршім жақсы", "none"],
    ["семейка", "none"],
    ["Түркиядан", "none"],
    ["Меня зовут Асхат, живу в Абае", "none"],
    ["талгарцы", "choice Талғар"],
    ["павлодарцы", "choice Павлодар облысы, Павлодар ауданы"],
  ])("%s: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("a misspelt name is found where the words around it say that it is a place, and otherwise offered", () => {
  test.each([
    ["Тағларда тұрамын", "found Талғар"],
    ["Ескіде тұрамын", "choice Есік"],
    ["Достықда тұрамын", "choice Достық"],
    ["живу в Қосоанае", "choice Қостанай қаласы"],
    ["Сеемй қаласы", "choice Семей қаласы"],
    ["Бороивое қаласы", "choice Бурабай"],
    ["Шахинск", "choice Шахтинск қаласы, Макинск"],
    ["Ақтуа", "choice Ақтөбе қаласы, Ақтау қаласы, Ақтау"],
    ["Самалское", "choice Самар"],
    ["Самалский район", "found Самар ауданы"],
    // Too short to guess from.
    ["Еік қаласы", "none"],
    ["в Ақсй", "none"],
    // A word beside a name that is certain is no misspelt name.
    ["Алматы Алматыов", "found Алматы қаласы"],
  ])("%s: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

test.each([
  ["Тараз", false],
  ["Мен Қарағанды облысы Абай ауданында тұрамын", false],
  ["Алматы обл, Іле ауданы, Өтеген батыр кенті, Абай көшесі 3", false],
  ["көршім Таразда шулайды ұйықтатпайды", false],
  ["сосед из Тараза шумит ночью и мешает спать детям", true],
  ["Менің атым Асхат, Абайда көршіммен дауласып жүрмін", true],
])("whether «%s» tells more than a place: %s", (text, more) => {
  expect(tellsMoreThanPlace(gazetteer, text)).toBe(more);
});
