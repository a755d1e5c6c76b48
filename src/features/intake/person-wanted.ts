import { foldWords } from "../../platform/chat/understood-words.ts";

/** A longer text tells something about a person rather than asks for one. */
const maxWords = 10;

/** Words in the three languages, folded; a star stands for any ending. */
interface WordList {
  whole: ReadonlySet<string>;
  beginnings: readonly string[];
}

/** Whom people ask for when they no longer want to talk with a bot. */
const people = list(`
  адам адаммен адамға адамды адамдармен кісімен біреумен оператор* маман* қызметкер* кеңесші* медиатор* үйлестіруші*
  человек человека человеку человеком люди людьми кто-нибудь кто-то специалист* сотрудник* консультант* менеджер* координатор*
  поддержка поддержку поддержкой
  human humans person someone somebody anyone anybody people operator* agent agents staff mediator* coordinator* support consultant*
  adam adammen adamga adamdy kisimen bireumen maman* qyzmetker* kyzmetker* chelovek chelovekom cheloveka`);

/** What they want of them. */
const wishes = list(`
  сөйлес* тілдес* сөйлей қос* байланыс* хабарлас* шақыр* беріңіз беріңізші бер берші керек қажет бар қоңырау ауыстыр* жалға*
  дайте дай соедините соедини позовите позови переключите переведите свяжите связаться связь хочу хотел хотела хотелось можно нужен нужна нужно
  поговорить говорить пообщаться общаться есть ответьте ответит позвоните перезвоните
  talk speak chat connect need want give get call transfer reach contact there
  soiles* sojles* söyles* kerek qos* kos* bailanys* baylanys* habarlas* shaqyr* shakyr* nuzhen hochu pogovorit dajte daite`);

/** Words that may stand beside both. */
const fillers = list(`
  мен маған мені менің сізбен тірі нағыз нақты шынайы өзі бір келеді келіп келедi тұр еді едім бола болады болама ала аламын аламыз алам
  ма ме ба бе па пе мүмкін мүмкіндік өтінемін өтініш сұраймын бот ботпен робот роботпен емес тікелей бірден қалай осында мұнда осы жерде
  я мне меня с со к на у вас тут здесь ли бы же а не пожалуйста живой живого живому живым живые живыми живая реальный реального реальным реальные
  настоящий настоящего настоящим настоящие бот ботом бота робот роботом робота а прошу как могу напрямую кто сейчас вообще мой
  i to a an the with you me my us is are can could may do does please real live living actual not no bot robot machine would like how directly now any
  chat-bot chatbot let
  magan meni tiri men keledi bola bolady ma ba be emes mne s so zhivoj zhivym zhivogo`);

/** What means the same without naming anybody, folded. */
const phrases = new Set(
  [
    "маған қоңырау шалыңыз",
    "маған қоңырау шалыңызшы",
    "қоңырау шалыңыз",
    "маған хабарласыңыз",
    "маған хабарласыңызшы",
    "позвоните мне",
    "позвоните мне пожалуйста",
    "перезвоните мне",
    "перезвоните",
    "свяжитесь со мной",
    "есть кто живой",
    "есть кто",
    "call me",
    "please call me",
    "call me back",
    "техподдержка",
    "служба поддержки",
    "колл центр",
    "горячая линия",
    "call center",
    "қолдау қызметі",
    "байланыс орталығы",
  ].map(foldWords),
);

/**
 * Whether a text asks for a person instead of the bot, and says nothing else: «ДАЙТЕ ЖИВОГО ЧЕЛОВЕКА», «адаммен сөйлескім келеді»,
 * "operator". A text with any other word has something to tell, and is left to others.
 */
export function asksForPerson(text: string): boolean {
  const folded = foldWords(text);
  const words = folded.split(" ");
  if (folded === "" || words.length > maxWords) return false;
  if (phrases.has(folded)) return true;
  if (!words.some((word) => isIn(people, word))) return false;
  if (!words.every((word) => [people, wishes, fillers].some((known) => isIn(known, word)))) return false;
  // «адам емес» asks for nobody; a person without a wish is a call for that person.
  return words.some((word) => isIn(wishes, word)) || words.every((word) => !isDenial(word));
}

function isDenial(word: string): boolean {
  return word === "емес" || word === "не" || word === "not" || word === "no" || word === "emes";
}

function isIn({ whole, beginnings }: WordList, word: string): boolean {
  return whole.has(word) || beginnings.some((beginning) => word.startsWith(beginning));
}

function list(words: string): WordList {
  const entries = words.trim().split(/\s+/);
  const [starred, plain] = [
    entries.filter((entry) => entry.endsWith("*")),
    entries.filter((entry) => !entry.endsWith("*")),
  ];
  return {
    whole: new Set(plain.flatMap((entry) => foldWords(entry).split(" "))),
    beginnings: starred.map((entry) => foldWords(entry)),
  };
}
