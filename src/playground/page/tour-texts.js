import { inColumns } from "./languages.js";
import { announceTexts } from "./tour-announce-texts.js";

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
  "any.welcome": ["Екі минутта көріп шығыңыз", "Посмотрите за две минуты", "See it in two minutes"],
  "any.invitation": [
    "Мұнда нағыз бот жұмыс істейді, ал адамдар мен Telegram – ойдан шығарылған. Ештеңе бұл компьютерден сыртқа шықпайды. Неден бастайық?",
    "Бот здесь настоящий, а люди и Telegram – выдуманные. Ничего не уходит с этого компьютера. С чего начнём?",
    "The bot is real; the people and Telegram are made up. Nothing leaves this computer. Where shall we begin?",
  ],
  "any.open": ["Алдымен телефонын ашыңыз.", "Сначала откройте телефон.", "First open the phone."],

  "report.title": ["Дау туралы айту", "Рассказать о конфликте", "Report a conflict"],
  "report.start": [
    "Танысыңыз: {name}. Көршісімен қоршауға бола ренжісіп қалған. Телефонында – бот.",
    "Знакомьтесь: {name}. С соседом не поделили забор. В телефоне – бот.",
    "Meet {name}, who has fallen out with a neighbour over a fence. The bot is on the phone.",
  ],
  "report.elsewhere": [
    "Форма осы жерде жоқ. Басты беттен бастайық.",
    "Здесь формы нет. Начнём с главного экрана.",
    "There is no form here. Let us begin at the first screen.",
  ],
  "report.language": [
    "Бот үш тілде сөйлейді, үшеуінде де бәрі бар. Өзіңізге ыңғайлысын таңдаңыз.",
    "Бот говорит на трёх языках, и на каждом есть всё. Выберите любой.",
    "The bot speaks three languages, and each has everything. Choose one.",
  ],
  "report.home": [
    "Мұнда кабинет табуға да, өтініштің жайын көруге де болады. Біз дауды айтып көрейік.",
    "Здесь можно найти кабинет медиации и узнать, что с обращением. Мы расскажем о конфликте.",
    "Here you can find a mediation room or see how a request stands. We will report a conflict.",
  ],
  "report.danger": [
    "Алдымен қауіпсіздік: қауіп болса, бот шұғыл нөмірлерді береді. Бізде қауіп жоқ.",
    "Сначала безопасность: если кому-то грозит беда, бот даёт номера помощи. У нас опасности нет.",
    "Safety comes first: if there is danger, the bot gives the numbers to call. Here nobody is in danger.",
  ],
  "report.safety": [
    "Мұндайда бот нөмірлерді көрсетіп, адам аман болғанша күтеді.",
    "В таком случае бот показывает номера и ждёт, пока человек не окажется в безопасности.",
    "In that case the bot shows the numbers and waits until the person is safe.",
  ],
  "report.name": [
    "Жасы 18-ге толмаған адамнан оқиға сұралмайды: бот 111 нөмірін, кімге баруға болатынын айтады. Аты-жөні келісімге керек, дерекқорға шифрланып жазылады.",
    "Тех, кому нет 18, о случившемся не спрашивают: бот называет номер 111 и тех, кто поможет. Имя нужно для согласия, в базу его пишут зашифрованным.",
    "Nobody under 18 is asked for the story: the bot names 111 and the people who can help. The name is for the consent. It is encrypted before it is stored.",
  ],
  "report.consent": [
    "Келісім бермейінше оқиға жазылмайды. Кім, не үшін, қанша уақыт сақтайды, кімге береді – бәрі бір бетте.",
    "Без согласия рассказ не записывают. Кто, зачем, сколько хранит и кому передаёт – всё на одном экране.",
    "Without consent no story is taken. Who keeps it, why, for how long and who gets it: all on one screen.",
  ],
  "report.story": [
    "Не болғанын сөзбен не дауыспен айтуға, сурет қосуға болады. Дайын мысал бар. Айтылған сөз шифрланып сақталады.",
    "Рассказать можно словами, голосом, с фото. Пример уже готов. Рассказ хранится зашифрованным.",
    "Tell it in words, by voice, with photos. An example is ready. The story is encrypted before it is stored.",
  ],
  "report.storyMore": [
    "Тағы жазуға болады: бәрі бір оқиғаға жиналады. Біткен соң – «Болды».",
    "Можно добавить ещё: всё соберётся в один рассказ. Закончили – «Готово».",
    "More can be added: it all becomes one story. “Done” ends it.",
  ],
  "report.kind": [
    "Дау түрін бот айтылған сөзден шамалады. Бұл – тек болжам, шешетін – адам.",
    "Вид конфликта бот угадал по словам. Это лишь догадка, решает человек.",
    "The bot has guessed the kind from the words. It is only a guess: the person decides.",
  ],
  "report.remit": [
    "Кейбір дауға заң бойынша медиация қолданылмайды. Бірін белгілесеңіз, бот себебін айтады. Бізде ондай жоқ.",
    "Не всякий конфликт закон разрешает решать медиацией. Отметите что-то – бот объяснит почему. У нас такого нет.",
    "The law keeps some matters from mediation. Tick one, and the bot explains why. Here none applies.",
  ],
  "report.verdict": [
    "Бот себебін айтты. Адам қаласа, үйлестіруші бәрібір қарайды.",
    "Бот объяснил почему. Если человек хочет, координатор всё равно посмотрит.",
    "The bot has said why. If the person wishes, a coordinator looks at it all the same.",
  ],
  "report.otherSide": [
    "Медиацияға екі тарап та өз еркімен келеді. Медиатор бастамас бұрын екінші тараптың хабары бар-жоғын біледі.",
    "В медиации обе стороны участвуют по своей воле. Медиатор заранее знает, в курсе ли другая сторона.",
    "Both sides come to mediation of their own will. The mediator knows beforehand whether the other side has heard of it.",
  ],
  "report.region": [
    "Жерді қалай жазса да түсінеді: қатемен де, латынша да. Мысалы: «{place}».",
    "Место можно написать как угодно: с ошибкой, латиницей. Например: «{place}».",
    "Write the place any way you like: misspelt, in Latin letters, in a sentence. For example: “{place}”.",
  ],
  "report.district": ["Енді ауданды таңдаңыз.", "Теперь выберите район.", "Now choose the district."],
  "report.place": [
    "Бот қалай түсінгенін көрсетіп, дұрыс-бұрысын сұрайды.",
    "Бот показывает, как понял, и спрашивает, так ли это.",
    "The bot shows what it has understood and asks whether it is right.",
  ],
  "report.languages": [
    "19 тілдің қайсысында сөйлесе алады? Чаттың тілі белгіленіп тұр. Сөйлесу түрін қаласа ғана таңдайды.",
    "На каком из 19 языков удобно говорить? Язык чата уже отмечен. Как говорить – по желанию.",
    "Which of 19 languages suit the person? The language of the chat is ticked. How to talk is chosen only by those who wish.",
  ],
  "report.kill": [
    "Сынап көрейік: боттың процесін дәл осы жерде тоқтатыңыз. Форма жоғалып кете ме?",
    "Проверка на прочность: убейте процесс бота прямо сейчас. Пропадёт ли форма?",
    "Let us test it: kill the bot's process right here. Is the form lost?",
  ],
  "report.phoneAfterKill": [
    "Көрдіңіз бе? Бот өшіп тұрғанда берілген жауап жетті, форма тоқтаған жерінен жалғасты.",
    "Видите? Бот не работал, но ответ дошёл, и форма продолжилась с того же места.",
    "You see? The answer given while the bot was down has arrived, and the form continued where it stopped.",
  ],
  "report.phone": [
    "Телефон міндетті емес. Берсе, оны тек өтінішті алған медиатор көреді.",
    "Телефон необязателен. Если дать, его увидит только тот, кто ведёт обращение.",
    "A phone number is optional. Only the mediator who has the case would see it.",
  ],
  "report.summary": [
    "Бәрі бір бетте, кез келген жауапты өзгертуге болады. Жіберейік.",
    "Всё на одном экране, любой ответ можно изменить. Отправим.",
    "All on one screen, and each answer can be changed. Let us send it.",
  ],
  "report.openCase": [
    "Осындай өтініш бұрын берілген екен. Қосуға да, жаңасын ашуға да болады.",
    "Такое обращение уже есть. Можно добавить к нему или открыть новое.",
    "There is such a request already: add to it, or open a new one.",
  ],
  "report.filed": [
    "Міне, өтініштің нөмірі: онда жеке дерек жоқ. Жауап мерзімі мен ең жақын кабинет те осында. Енді екінші жағынан көріңіз.",
    "Вот номер обращения: личных данных в нём нет. Здесь же срок ответа и ближайший кабинет. Теперь взгляните с другой стороны.",
    "Here is the number of the request, without personal data, the time of the answer and the nearest room. Now see the other side.",
  ],

  "mediator.title": ["Медиатор болып көру", "Побыть медиатором", "Be the mediator"],
  "mediator.noCase": [
    "Медиаторға ұсынатын өтініш әлі жоқ. {citizen} жаңа өтініш берсін: форманы бір өзі, жылдам толтырып шығады.",
    "Предлагать медиатору пока нечего. Пусть {citizen} подаст обращение: вся форма заполнится сама, за несколько секунд.",
    "There is no request to offer yet. Let {citizen} file one: the form fills itself in within seconds.",
  ],
  "mediator.filing": [
    "{citizen} форманы толтырып жатыр…",
    "{citizen} заполняет форму…",
    "{citizen} is filling in the form…",
  ],
  "mediator.waiting": [
    "Өтініш тіркелді, енді медиатор ізделеді. Түнде (21:00–08:00) ешкімді мазаламаймыз: хабар келмесе, сағатты ілгері жылжытыңыз.",
    "Обращение принято, теперь очередь медиатора. Ночью (21:00–08:00) никого не беспокоят: если тихо, переведите часы вперёд.",
    "The request is in; now a mediator is asked. At night (21:00–08:00) nobody is disturbed: if it stays quiet, put the clock forward.",
  ],
  "mediator.passed": [
    "Бұл жолы бос медиатор табылмады, енді үйлестіруші өзі таңдайды: оның телефонынан /queue жіберіп көріңіз.",
    "На этот раз свободного медиатора не нашлось, выбирает координатор: отправьте с его телефона /queue.",
    "No mediator was free this time, so the coordinator chooses one: send /queue from their phone.",
  ],
  "mediator.offer": [
    "Ұсыныс келді: {name}. Мұнда нөмір, дау түрі, аудан, тіл ғана бар: оқиға да, аты-жөні де жоқ. Екі жұмыс сағаты үнсіз өтсе, келесі медиатор сұралады.",
    "Пришло предложение: {name}. В нём номер, вид конфликта, район, язык – ни рассказа, ни имени. Два рабочих часа тишины – и спросят следующего.",
    "The offer has come to {name}: number, kind, district, language; nothing of the story, no name. After two silent working hours the next one is asked.",
  ],
  "mediator.accepted": [
    "Қабылдады – енді ғана оқиға мен аты-жөні ашылды. Оны тек өтінішті алған адам көреді: {name}.",
    "Принято – и только теперь открылись рассказ и имя. Их видит тот, кто взялся за дело: {name}.",
    "Accepted, and only now the story and the name are opened. Only the person who took the case sees them: {name}.",
  ],
  "mediator.told": [
    "Дәл осы сәтте өтініш беруші кім көмектесетінін оқыды.",
    "В ту же секунду заявитель прочёл, кто поможет.",
    "In the same second the applicant reads who will help.",
  ],
  "mediator.work": [
    "Медиатор істерін /work арқылы көреді: ең ұзақ күткені бірінші.",
    "Свои дела медиатор видит по команде /work: дольше всех ждущее – первым.",
    "A mediator sees their cases with /work, those that have waited longest first.",
  ],
  "mediator.worked": [
    "Болды! Енді бас тартып көріңіз, сағатты жылжытыңыз, ботты тоқтатып көріңіз: ештеңе жоғалмайды.",
    "Готово! Теперь попробуйте отказаться, перевести часы, убить процесс: ничего не потеряется.",
    "That is it! Now decline one, move the clock, kill the process: nothing is lost.",
  ],
  "trouble.dead": [
    "Бот өшіп тұр. Бәрібір жауап беріңіз: адамдар мұны білмейді ғой.",
    "Бот не работает. Всё равно ответьте: люди ведь об этом не знают.",
    "The bot is down. Answer all the same: people do not know that.",
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
    "Telegram отключён. Сказанное ждёт с обеих сторон: верните связь.",
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
