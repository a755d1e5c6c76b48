import { fold, type Word } from "./folding.ts";

/** The kind of place that a word such as «ауданы», «г.» or "region" announces. */
export type PlaceType = "region" | "district" | "city" | "village";

// The patterns match folded words. Type words follow the name in Kazakh («Талғар ауданы»), or stand on either side of it in Russian and English.
const TYPE_PATTERNS: readonly (readonly [PlaceType, RegExp])[] = [
  ["region", /^(облис.*|област.*|обл|облси|облт|облти|регион|регионе)$/],
  ["district", /^(аудан.*|ауд|раион.*|рн[аеу]?|рон[аеу]?|дистрикт)$/],
  ["city", /^(кала(си.*|да|дан|лик)?|город(а|е|у|ом)?|гор|г[дк]?|сити|товн|к)$/],
  [
    "village",
    /^(ауил(и.*|да|дан)?|сел[оаеу]|селом|посел.*|пос|пгт|кент(и.*)?|аул[ае]?|вилаге|деревн.*|станси.*|с|п|а)$/,
  ],
];

/** A single letter is an abbreviation only before a full stop: «с» also means "from" and «а» also means "but". */
const ONLY_BEFORE_A_STOP = new Set(["с", "п", "а", "к"]);

/** The kind of place that a word announces, or null. */
export function placeType({ key, raw, then }: Word): PlaceType | null {
  if (ONLY_BEFORE_A_STOP.has(key) && then !== "dot") return null;
  // «Ғ.» is the initial of a first name; «г.» is a city.
  if (raw === "ғ") return null;
  return TYPE_PATTERNS.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

/** Kazakh type words have a possessive ending and belong to the name before them, never to the name after them. */
export function followsItsName(key: string): boolean {
  return /^(облиси|аудани|каласи|ауили|кенти)/.test(key);
}

/** Without the possessive ending the word may be a common noun: «үлкен қалада» means "in a big town". */
export function mayBeCommonNoun(key: string): boolean {
  return /^(кала|ауил|аудан)(да|дан|ан)?$/.test(key);
}

const folded = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).map(fold).filter(Boolean));

/** Words that say that the speaker lives somewhere. */
export const LIVING = folded(`тұрамын тұрам тұрамыз турамыз тұрады тұрып тұратын тұрғынымын тұрғыны жатырмын тұрғынмын
  живу живем живём живет живёт жил жила проживаю проживаем проживает житель жительница жители родом прописан прописана
  live lives living reside resident turam turamyn turamiz turamyz`);

/** Words before a place in Russian and English. */
export const BEFORE_PLACE = folded("в во из под около возле недалеко рядом близ near in from at around outside");

/** Prepositions that say where somebody comes from. */
export const FROM = folded("из from");

/** These words say that something is near the place next to them. */
export const NEAR = folded(
  "возле около рядом недалеко близ near қасында қасындағы жанында жанындағы маңында маңындағы жақын",
);

/** Words that may surround a place without adding a meaning. */
export const FILLERS: ReadonlySet<string> = new Set([
  ...LIVING,
  ...BEFORE_PLACE,
  ...NEAR,
  ...folded(`мен біз менің біздің мына осы қазір жерде жақта жақтан болып боламын келдім келемін жазып отырмын
    отырмыз отырған тұрақты туған туып өскен я мы у нас меня мой моя наш наша адрес сейчас это сам сама с со от на по не
    г здесь тут далеко недалеко же пишу пишем вам нахожусь находимся казахстан казахстана казахстане қазақстан қазақстанда рк
    республика республикасы kazakhstan kz i m im am we are a an the of my is our to village city it it's мекенжайым мекен-жайым
    округ округі ауылдық сельский пригород`),
]);

/** Names that are also common replies. They mean a place only if another word says so. */
export const REPLIES = folded("жақсы");

/** Common words that resemble a name but are never read as its misspelling. */
export const COMMON =
  folded(`көрші көршім көршіммен көршімен көршіміз көршілер туралы келесі алмады алмайды қарсы қарым қарыз қалады болады
  керек кейін басқа басқалар басқаларға арасында арасы арадан шаруа талап тарап тарих жарты жанжал жасайды саған маған оған сонда қанша бірақ
  үшін жалақы төлем ақша сұрақ мәселе балам баласы қызым ұлым анам әкем апам ағам інім шаршадым қиын жаман
  карта картон долина минерал караул семья сестра брат мама папа ребенок деньги долг забор шум драка ссора спор`);

/** Words, as written, that fold to a place's name, with or without an ending: "lion", "compared to". */
export const ALSO_WORDS: ReadonlySet<string> = new Set([
  "арыстан",
  "нұрсұлтан",
  "нурсултан",
  "nursultan",
  "қарағанда",
  "чили",
  "chili",
  "махать",
  "акула",
  "рядом",
]);

/** Words that only look like a place's name after folding: «семьёй» is not «Семей». */
export const NEVER_PLACE = /^(семь|семей(н[^і]|ств|к))/;

/** The name before such a word belongs to a street, or something is named after it; it is not a place. */
export const STREET_AFTER = /^(коше(си.*)?|данг?ил(и.*)?|булвар(и.*)?|туиги|атиндаги)$/;
/** The name after such a word is not a place either. */
export const STREET_BEFORE =
  /^(ул|улис[аеуи]|проспекте?|пр|прт|просп|мкрн?|микрораион.*|булвар|переулок|пер|шосе|жк|имени|им|стреет|авенуе)$/;

/** A surname or a patronymic, as written: the word next to it names a person. */
export const SURNAME = /.{2}(ов|ев|ова|ева|ұлы|улы|қызы|кызы|ович|евич|овна|евна|ov|ev|ova|eva|uly|kyzy)$/;

/** The name of a quarter may stand before or after this word: «Самал мкр», «мкр Самал». */
export const IS_QUARTER = /^(мкрн?|микрораион.*)$/;

/** The speaker names a person, not a place. */
export const NAMING = folded("атым атымыз жөнім есімім фамилиям зовут имя фамилия name");

/** Places outside the country that are often named, and the country's own name. They are never read as the misspelling of another place. */
export const FOREIGN =
  folded(`москва питер петербург россия рф новосибирск омск томск барнаул самара саратов саранск оренбург
  орск челябинск курган тюмень екатеринбург уфа казань астрахань волгоград краснодар сочи красноярск иркутск кемерово бийск
  рубцовск горно-алтайск тобольск магнитогорск ижевск пермь тольятти ростов владивосток якутск бишкек ош токмок каракол
  кыргызстан киргизия қырғызстан джалал-абад нарын балыкчи кара-балта ташкент тошкент самарканд бухара ургенч нукус чирчик
  наманган андижан фергана коканд хива термез навои джизак гулистан узбекистан өзбекстан каракалпакстан душанбе худжанд
  таджикистан ашхабад туркменистан туркмения баку азербайджан тбилиси грузия ереван армения киев харьков украина одесса
  минск беларусь белоруссия польша варшава германия берлин мюнхен гамбург лондон англия париж франция рим италия мадрид
  испания прага вена стамбул анкара анталья түркия турция дубай пекин шанхай китай қытай урумчи үрімжі кульджа құлжа
  монголия моңғолия баян-өлгий улан-батор сеул корея токио япония дели индия америка сша ақш нью-йорк канада израиль иран
  moscow russia london berlin paris istanbul turkey dubai bishkek tashkent china usa america germany europe европа
  мәскеу ташкенттен ресей`);
