/** What «Do it for me» writes. */
export const announceExamples = {
  titleKk: "Көршілер арасындағы татулық",
  titleRu: "Мир между соседями",
  textKk:
    "Қоршау, шу, ортақ аула: дауды сотсыз қалай шешуге болады? Дөңгелек үстелде медиаторлар өз тәжірибесін айтып, сұрақтарға жауап береді.",
  textRu:
    "Забор, шум, общий двор: как помириться без суда? За круглым столом медиаторы поделятся опытом и ответят на вопросы.",
  place: "Алматы, Құрманғазы көшесі, 40",
  tomorrow: { kk: "ертең {at}", ru: "завтра {at}", en: "tomorrow {at}" },
};

/** Each in Kazakh, Russian and English. */
export const announceTexts = {
  "announce.title": ["Дөңгелек үстел туралы хабарлау", "Объявить круглый стол", "Announce a round table"],
  "announce.elsewhere": [
    "Танысыңыз: {name}, редактор. Іс-шараларды /compose арқылы дайындайды.",
    "Знакомьтесь: {name}, редактор. Мероприятия готовят по команде /compose.",
    "Meet {name}, an editor. Events are prepared with /compose.",
  ],
  "announce.list": ["Жаңасын бастайық.", "Начнём новое.", "Let us begin a new one."],
  "announce.form": [
    "Атауы, мәтіні, уақыты мен орны сұралады. Форма өзі толады.",
    "Название, текст, время и место. Форма заполнится сама.",
    "Title, text, time and place. The form fills itself in.",
  ],
  "announce.card": [
    "Жіберейік: екінші адам мақұлдауы керек.",
    "Отправим: одобрить должен второй человек.",
    "Let us send it: a second person must approve it.",
  ],
  "announce.preview": [
    "Жазылушы дәл осылай көреді. Өзіңізге жіберіп көруге де болады.",
    "Подписчик увидит это именно так. Можно отправить и себе.",
    "This is what subscribers will see. You can also send it to yourself.",
  ],
  "announce.confirm": [
    "Хабарландыруды неше адам алатыны көрініп тұр.",
    "Видно, сколько людей это получит.",
    "You see how many people will get it.",
  ],
  "announce.asked": [
    "Енді кезек екінші редакторда: {name}. Хабар келмесе, сағатты ілгері жылжытыңыз.",
    "Очередь за вторым редактором: {name}. Если тихо, переведите часы вперёд.",
    "Now it is the second editor's turn: {name}. If it stays quiet, put the clock forward.",
  ],
  "announce.look": [
    "Екінші редакторға хабар келді: {name}.",
    "Второму редактору пришло сообщение: {name}.",
    "The second editor has a message: {name}.",
  ],
  "announce.approve": [
    "Қайтаруға да, мақұлдауға да болады.",
    "Можно вернуть или одобрить.",
    "Send it back or approve it.",
  ],
  "announce.spread": [
    "Жазылушыларға тарап жатыр. Келмесе, сағатты ілгері жылжытыңыз.",
    "Расходится подписчикам. Если не приходит, переведите часы вперёд.",
    "It is on its way to subscribers. If it stays quiet, put the clock forward.",
  ],
  "announce.news": [
    "Хабарландыру келді: {name}. Барайық.",
    "Объявление пришло: {name}. Пойдём.",
    "The announcement has come to {name}. Let us go.",
  ],
  "announce.consent": [
    "Аты-жөні кіреберістегі тізімге керек, сондықтан келісім сұралады.",
    "Имя нужно для списка у входа, поэтому спрашивают согласие.",
    "The name goes on the list at the door, so consent is asked for.",
  ],
  "announce.ticket": [
    "Орын алынды. Билетті ашайық.",
    "Место за вами. Откроем билет.",
    "The place is taken. Let us open the ticket.",
  ],
  "announce.day": [
    "Билетте QR-код бар. Іс-шара – ертең: сағатты бір күн жылжытайық.",
    "В билете QR-код. Мероприятие завтра: переведём часы на день.",
    "The ticket has a QR code. The event is tomorrow: let a day pass.",
  ],
  "announce.code": [
    "Кіреберісте билеттің қысқа кодын редактор жазады: {name}.",
    "У входа редактор пишет короткий код билета: {name}.",
    "At the door the editor types the ticket's short code: {name}.",
  ],
  "announce.checked": [
    "Болды! Келген адам белгіленді.",
    "Готово! Участник отмечен.",
    "That is it! The guest is checked in.",
  ],
};
