import { inColumns } from "./languages.js";
import { announceTexts } from "./tour-announce-texts.js";
import { talkTexts } from "./tour-talk-texts.js";

/** What «Do it for me» writes, in the language of the chat. */
export const examples = {
  kk: {
    name: "Айгүл Серікова",
    story:
      "Көршіміз екі үйдің арасындағы қоршауды біздің жаққа қарай жылжытып қойды. Айтсақ, ашуланады. Балаларымыз бірге ойнап жүр, сотқа жетпей татуласқымыз келеді.",
    place: "Мен Қаскелеңде тұрамын",
  },
  ru: {
    name: "Айгуль Серикова",
    story:
      "Сосед передвинул забор между нашими домами на нашу сторону. Просим вернуть – сердится. Дети дружат, хотим помириться без суда.",
    place: "Я живу в Каскелене",
  },
  en: {
    name: "Aigul Serikova",
    story:
      "Our neighbour has moved the fence between our houses onto our side. When we ask, he gets angry. Our children are friends; we would like to make peace without a court.",
    place: "I live in Kaskelen",
  },
};

/** Each in Kazakh, Russian and English. */
const TEXTS = {
  ...announceTexts,
  ...talkTexts,
  "any.welcome": ["Бір минутта көріп шығыңыз", "Посмотрите за минуту", "See it in a minute"],
  "any.invitation": [
    "Мұндағы бот – нағыз бот, ал адамдар, Telegram және оператор ойдан шығарылған. Бұл компьютерден сыртқа ештеңе шықпайды. Неден бастайық?",
    "Бот здесь настоящий, а люди, Telegram и оператор – вымышленные. Ничего не уходит с этого компьютера. С чего начнём?",
    "The bot is real; the people, Telegram and the operator are made up. Nothing leaves this computer. Where shall we begin?",
  ],
  "any.open": ["Алдымен телефонын ашыңыз.", "Сначала откройте телефон.", "First open the phone."],

  "report.title": ["Дау туралы айту", "Рассказать о конфликте", "Report a conflict"],
  "report.start": [
    "Танысыңыз: {name}. Көршісімен қоршауға таласып қалған.",
    "Знакомьтесь: {name}. С соседом не поделили забор.",
    "Meet {name}: a quarrel with a neighbour over a fence.",
  ],
  "report.elsewhere": [
    "Форма осы жерде жоқ. Басты беттен бастайық.",
    "Здесь формы нет. Начнём с главного экрана.",
    "There is no form here. Let us begin at the first screen.",
  ],
  "report.language": [
    "Бот үш тілде сөйлейді. Бірін таңдаңыз.",
    "Бот говорит на трёх языках. Выберите любой.",
    "The bot speaks three languages. Choose one.",
  ],
  "report.home": ["Дау туралы айтып көрейік.", "Расскажем о конфликте.", "Let us report a conflict."],
  "report.danger": [
    "Алдымен қауіпсіздік. Бұл жолы қауіп жоқ.",
    "Сначала безопасность. Здесь опасности нет.",
    "Safety first. Here nobody is in danger.",
  ],
  "report.safety": [
    "Мұндайда бот нөмірлерді көрсетіп, адам аман болғанша күтеді.",
    "В таком случае бот показывает номера и ждёт, пока человек не окажется в безопасности.",
    "In that case the bot shows the numbers and waits until the person is safe.",
  ],
  "report.name": ["Аты-жөні келісімге керек.", "Имя нужно для согласия.", "The name is for the consent."],
  "report.consent": [
    "Келісім бермейінше оқиға жазылмайды.",
    "Без согласия рассказ не записывают.",
    "Without consent no story is taken.",
  ],
  "report.story": [
    "Не болғанын жазуға да, дауыспен айтуға да болады.",
    "Рассказать можно словами или голосом.",
    "Tell it in words or by voice.",
  ],
  "report.storyMore": [
    "Тағы қосуға болады. Біткен соң – «Болды».",
    "Можно добавить ещё. Закончили – «Готово».",
    "More can be added. “Done” ends it.",
  ],
  "report.kind": [
    "Тағы үш қысқа сұрақ: дау түрі, заң, екінші тарап.",
    "Ещё три коротких вопроса: вид конфликта, закон, другая сторона.",
    "Three more short questions: the kind, the law, the other side.",
  ],
  "report.verdict": [
    "Бот себебін айтты. Адам қаласа, үйлестіруші бәрібір қарайды.",
    "Бот объяснил почему. Если человек хочет, координатор всё равно посмотрит.",
    "The bot has said why. If the person wishes, a coordinator looks at it all the same.",
  ],
  "report.region": [
    "Жерді қатемен де, латынша да жазуға болады.",
    "Место можно написать и с ошибкой, и латиницей.",
    "Write the place any way you like, even misspelt.",
  ],
  "report.district": ["Енді ауданды таңдаңыз.", "Теперь выберите район.", "Now choose the district."],
  "report.place": [
    "Бот қалай түсінгенін көрсетіп, дұрыс-бұрысын сұрайды.",
    "Бот показывает, как понял, и спрашивает, так ли это.",
    "The bot shows what it has understood and asks whether it is right.",
  ],
  "report.languages": [
    "Чаттың тілі белгіленіп тұр, басқасын да қосуға болады.",
    "Язык чата уже отмечен, можно добавить другие.",
    "The language of the chat is ticked; others can be added.",
  ],
  "report.kill": [
    "Ботты дәл осы жерде тоқтатып көрейік.",
    "Остановим бота прямо сейчас.",
    "Let us stop the bot right here.",
  ],
  "report.phoneAfterKill": [
    "Жауап жетті: форма тоқтаған жерінен жалғасты.",
    "Ответ дошёл: форма продолжилась с того же места.",
    "The answer has arrived: the form goes on where it stopped.",
  ],
  "report.phone": [
    "Телефон міндетті емес. Оны өтінішті алған медиатор ғана көреді.",
    "Телефон необязателен. Его увидит только тот, кто ведёт обращение.",
    "A phone is optional. Only the mediator who has the case sees it.",
  ],
  "report.summary": [
    "Бәрін өзгертуге болады. Жіберейік.",
    "Любой ответ можно изменить. Отправим.",
    "Each answer can be changed. Let us send it.",
  ],
  "report.openCase": [
    "Осындай өтініш бұрын берілген екен. Қосуға да, жаңасын ашуға да болады.",
    "Такое обращение уже есть. Можно добавить к нему или открыть новое.",
    "There is such a request already: add to it, or open a new one.",
  ],
  "report.filed": [
    "Міне, өтініштің нөмірі. Енді медиатор болып көріңіз.",
    "Вот номер обращения. Теперь побудьте медиатором.",
    "Here is the number of the request. Now be the mediator.",
  ],

  "mediator.title": ["Медиатор болып көру", "Побыть медиатором", "Be the mediator"],
  "mediator.noCase": [
    "Өтініш әлі жоқ. {citizen} бере қойсын: форма өзі толады.",
    "Обращений пока нет. Пусть {citizen} подаст: форма заполнится сама.",
    "There is no request yet. Let {citizen} file one: the form fills itself in.",
  ],
  "mediator.filing": [
    "{citizen} форманы толтырып жатыр…",
    "{citizen} заполняет форму…",
    "{citizen} is filling in the form…",
  ],
  "mediator.waiting": [
    "Медиатор іздеп жатырмыз. Түнде ешкімді мазаламаймыз: хабар келмесе, сағатты ілгері жылжытыңыз.",
    "Ищем медиатора. Ночью никого не беспокоим: если тихо, переведите часы вперёд.",
    "We are looking for a mediator. At night nobody is disturbed: if it stays quiet, put the clock forward.",
  ],
  "mediator.passed": [
    "Бос медиатор табылмады, енді үйлестіруші таңдайды: оның телефонынан /queue жіберіңіз.",
    "Свободного медиатора не нашлось, выбирает координатор: отправьте с его телефона /queue.",
    "No mediator was free, so the coordinator chooses: send /queue from their phone.",
  ],
  "mediator.offer": [
    "Ұсыныс келді: {name}. Мұнда оқиға да, аты-жөні де жоқ.",
    "Пришло предложение: {name}. В нём ни рассказа, ни имени.",
    "{name} has the offer. It shows neither the story nor the name.",
  ],
  "mediator.accepted": [
    "Қабылдады, енді оқиға мен аты-жөні ашылды: {name}.",
    "Принято, теперь рассказ и имя открыты: {name}.",
    "Accepted: now {name} sees the story and the name.",
  ],
  "mediator.told": [
    "Дәл осы сәтте өтініш беруші кім көмектесетінін оқыды.",
    "В ту же секунду заявитель прочёл, кто поможет.",
    "At the same moment the applicant reads who will help.",
  ],
  "mediator.work": [
    "Медиатор істерін /work арқылы көреді.",
    "Свои дела медиатор видит по команде /work.",
    "A mediator sees their cases with /work.",
  ],
  "mediator.worked": [
    "Болды! Енді сағатты жылжытып, ботты тоқтатып көріңіз.",
    "Готово! Теперь переведите часы или остановите бота.",
    "That is it! Now put the clock forward, or stop the bot.",
  ],
  "trouble.dead": [
    "Бот өшіп тұр. Бәрібір жауап беріңіз.",
    "Бот не работает. Всё равно ответьте.",
    "The bot is down. Answer anyway.",
  ],
  "trouble.deadWaits": [
    "Жауап Telegram-да күтіп тұр. Ботты қайта қосыңыз.",
    "Ответ ждёт в Telegram. Запустите бота снова.",
    "Telegram keeps the answer. Start the bot again.",
  ],
  "trouble.starting": [
    "Бот іске қосылып жатыр, бірер секунд…",
    "Бот запускается, пара секунд…",
    "The bot is starting, a second or two…",
  ],
  "trouble.cut": [
    "Telegram өшірулі. Жазылған сөз екі жақта да күтіп тұр: байланысты қайтарыңыз.",
    "Telegram отключён. Написанное ждёт с обеих сторон: верните связь.",
    "Telegram is cut off. What was written waits on both sides: restore the connection.",
  ],
};

/**
 * A text of a tour. All tours have the same texts for what goes wrong.
 * @param {string} key @param {Record<string, string>} [values]
 */
export function tourText(key, values = {}) {
  const words = TEXTS[key] ?? TEXTS[key.replace(/^\w+/, "trouble")] ?? [key, key, key];
  return inColumns(words).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
