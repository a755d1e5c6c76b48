import type { EventFields } from "../features/events/fields.ts";

interface DemoEvent {
  inDays: number;
  /** The local hour at which the event begins. An event of today begins at the next suitable hour instead. */
  hour: number;
  /** The duration in hours. */
  hours: number;
  /** How many of the playground's people are registered. */
  guests?: number;
  stages?: { afterDays: number; words: string }[];
  facts: Partial<EventFields>;
}

const sampleKk = "Бұл – сынақ алаңындағы үлгі іс-шара.";
const sampleRu = "Это пример мероприятия для пробной площадки.";
const sampleEn = "This is a sample event of the playground.";
const assembly = {
  organisersKk: "Қазақстан халқы Ассамблеясы, «Қоғамдық келісім» РММ",
  organisersRu: "Ассамблея народа Казахстана, РГУ «Қоғамдық келісім»",
  languages: ["kk", "ru"],
};

/** Modelled on five newspaper articles about such events. */
export const demoEvents: readonly DemoEvent[] = [
  {
    inDays: 0,
    hour: 15,
    hours: 2,
    guests: 2,
    facts: {
      ...assembly,
      kind: "SEMINAR",
      titleKk: "Қоғамдық медиаторларға арналған тегін семинар",
      titleRu: "Бесплатный семинар для общественных медиаторов",
      textKk: `Келіссөзді қалай бастау керек, ашулы адаммен қалай сөйлескен жөн – тәжірибелі медиаторлар мысалмен көрсетеді.\n\n${sampleKk}`,
      textRu: `С чего начать переговоры и как говорить с рассерженным человеком: опытные медиаторы покажут на примерах.\n\n${sampleRu}`,
      venue: "PLACE",
      roomId: "almaty-republican",
      regions: ["KZ-75"],
      places: 20,
    },
  },
  {
    inDays: 1,
    hour: 11,
    hours: 3,
    guests: 1,
    facts: {
      ...assembly,
      kind: "OPEN_DAY",
      titleKk: "Медиация кабинетінің ашық есік күні",
      titleRu: "День открытых дверей кабинета медиации",
      textKk: `Кабинетке келіп, медиатормен танысыңыз, сұрағыңызды қойыңыз. Бәрі тегін.\n\n${sampleKk}`,
      textRu: `Приходите, познакомьтесь с медиаторами, задайте свой вопрос. Всё бесплатно.\n\n${sampleRu}`,
      venue: "PLACE",
      roomId: "astana",
      regions: ["KZ-71"],
      tags: ["FAMILY"],
      places: 2,
    },
  },
  {
    inDays: 3,
    hour: 10,
    hours: 7,
    facts: {
      ...assembly,
      kind: "CONFERENCE",
      titleKk: "Әлеуметтік және этносаралық қақтығыстар: медиация мүмкіндіктері",
      titleRu: "Социальные и межэтнические конфликты: возможности медиации",
      titleEn: "Social and interethnic conflicts: what mediation can do",
      textKk: `Халықаралық ғылыми конференция. Қазақстан, Қырғызстан, Өзбекстан және Болгария ғалымдары мен медиаторлары тәжірибе алмасады. Соңында ұсынымдар қабылданады.\n\n${sampleKk}`,
      textRu: `Международная научная конференция. Учёные и медиаторы Казахстана, Кыргызстана, Узбекистана и Болгарии поделятся опытом. В завершение примут рекомендации.\n\n${sampleRu}`,
      textEn: `An international scientific conference. Scholars and mediators from Kazakhstan, Kyrgyzstan, Uzbekistan and Bulgaria share what they have learnt, and adopt recommendations.\n\n${sampleEn}`,
      venue: "HYBRID",
      roomId: "astana",
      link: "https://example.org/conference",
      agendaKk:
        "10:00 Ашылуы\n11:00 Қақтығысты ерте байқау және онлайн-медиация\n14:00 Жастар мен отбасы\n16:00 Ұсынымдар",
      agendaRu:
        "10:00 Открытие\n11:00 Раннее выявление конфликтов и онлайн-медиация\n14:00 Молодёжь и семья\n16:00 Рекомендации",
      languages: ["kk", "ru", "en"],
      tags: ["ETHNO", "YOUTH"],
      places: 150,
    },
  },
  {
    inDays: 6,
    hour: 15,
    hours: 3,
    guests: 3,
    facts: {
      ...assembly,
      kind: "CONFERENCE",
      titleKk: "Достық үйіндегі интеракция конференциясы",
      titleRu: "Конференция-интеракция в Доме дружбы",
      textKk: `Этномедиаторлардың жұмысын қалай жетілдіреміз? Үш алаңда талқылап, ой бөлісеміз.\n\n${sampleKk}`,
      textRu: `Как сделать работу этномедиаторов лучше? Обсудим на трёх площадках.\n\n${sampleRu}`,
      venue: "PLACE",
      roomId: "almaty-republican",
      agendaKk: "1. Этномедиация және кәсіби келіссөз\n2. Тіл – татулық тірегі\n3. Жастар және келісім",
      agendaRu: "1. Этномедиация и профессиональные переговоры\n2. Язык как опора согласия\n3. Молодёжь и согласие",
      regions: ["KZ-75"],
      tags: ["ETHNO", "LANGUAGE", "YOUTH"],
      places: 3,
    },
  },
  {
    inDays: 9,
    hour: 11,
    hours: 2,
    facts: {
      ...assembly,
      kind: "COUNCIL_SITTING",
      titleKk: "Республикалық Медиация кеңесінің отырысы",
      titleRu: "Заседание республиканского Совета медиации",
      textKk: `Өңірлердегі медиация кабинеттерінің басшылары жыл қорытындысын айтады. Отырысты кез келген адам онлайн көре алады.\n\n${sampleKk}`,
      textRu: `Руководители кабинетов медиации в регионах подведут итоги года. Смотреть онлайн может каждый.\n\n${sampleRu}`,
      venue: "ONLINE",
      link: "https://example.org/council",
      agendaKk: "1. Кабинеттердің жұмысы\n2. Этномедиаторларға қойылатын талаптар\n3. Оқу бағдарламасы",
      agendaRu: "1. Работа кабинетов\n2. Требования к этномедиаторам\n3. Учебная программа",
    },
  },
  {
    inDays: 14,
    hour: 14,
    hours: 2,
    facts: {
      ...assembly,
      kind: "FORUM",
      titleKk: "Алматы облысы медиаторларының кездесуі",
      titleRu: "Встреча медиаторов Алматинской области",
      textKk: `«Ана медиациясы», мектеп медиациясы, «Елдесу және татуласу» жобасы: он айда не істелді, алда не күтіп тұр.\n\n${sampleKk}`,
      textRu: `«Ана медиациясы», школьная медиация, проект «Елдесу және татуласу»: что сделано за десять месяцев и что впереди.\n\n${sampleRu}`,
      venue: "PLACE",
      roomId: "unknown-19",
      regions: ["KZ-19"],
      tags: ["RECONCILIATION", "ANA", "SCHOOL"],
      places: 60,
    },
  },
  {
    inDays: 20,
    hour: 10,
    hours: 7 * 24 + 6,
    stages: [
      { afterDays: 0, words: "Алматы" },
      { afterDays: 2, words: "Талдықорған" },
      { afterDays: 4, words: "Өскемен / Усть-Каменогорск" },
      { afterDays: 7, words: "Астана" },
    ],
    facts: {
      ...assembly,
      kind: "CARAVAN",
      titleKk: "Халықаралық бейбітшілік және келісім керуені: дөңгелек үстел",
      titleRu: "Международный караван мира и согласия: круглый стол",
      textKk: `Керуен Алматыдан шығады: этносаралық және конфессияаралық татулық туралы дөңгелек үстел өтеді, әр қалада – кездесу мен концерт.\n\n${sampleKk}`,
      textRu: `Караван выходит из Алматы: круглый стол о межэтническом и межконфессиональном согласии, в каждом городе – встреча и концерт.\n\n${sampleRu}`,
      organisersKk: "«Бейбітшілік және келісім» қоры, Қазақстан халқы Ассамблеясы",
      organisersRu: "Фонд «Бейбітшілік және келісім», Ассамблея народа Казахстана",
      venue: "PLACE",
      roomId: "almaty-republican",
      regions: ["KZ-75", "KZ-33", "KZ-63", "KZ-71"],
      tags: ["RECONCILIATION", "ETHNO"],
    },
  },
];
