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
  "announce.list": [
    "Нобайлар мен жарияланған іс-шаралар осында. Жаңасын бастайық.",
    "Здесь черновики и всё, что опубликовано. Начнём новое.",
    "Drafts and published events are here. Let us begin a new one.",
  ],
  "announce.kind": [
    "Түрін таңдаңыз: адамдар қай түріне жазылғанына қарай хабар алады.",
    "Выберите вид: по нему люди и подписываются.",
    "Choose the kind: that is what people subscribe to.",
  ],
  "announce.titleKk": [
    "Атауы – алдымен қазақша.",
    "Название – сначала по-казахски.",
    "The title comes first in Kazakh.",
  ],
  "announce.titleRu": ["Енді орысша.", "Теперь по-русски.", "Now in Russian."],
  "announce.textKk": [
    "Мәтіні де екі тілде: әр адам өз тілінде оқиды.",
    "Текст тоже на двух языках: каждый прочтёт на своём.",
    "The text is in two languages, too: everybody reads their own.",
  ],
  "announce.textRu": [
    "Нобай әр жауаптан кейін сақталады: бот өшіп қалса да, жоғалмайды.",
    "Черновик сохраняется после каждого ответа: даже если бот упадёт, ничего не пропадёт.",
    "The draft is saved after each answer: nothing is lost, even if the bot is killed.",
  ],
  "announce.startsAt": [
    "Күнді сөзбен жазуға да, күнтізбеден таңдауға да болады. 31 ақпан десеңіз, бот ондай күн жоқ екенін айтады.",
    "Дату можно написать словами или выбрать в календаре. Про 31 февраля бот скажет, что такого дня нет.",
    "A date can be typed as people say it, or picked from the calendar. For 31 February the bot says that there is no such day.",
  ],
  "announce.endsAt": ["Қашан аяқталады?", "Когда закончится?", "When does it end?"],
  "announce.venue": [
    "Келіп қатысуға, онлайн не екеуін қатар өткізуге болады.",
    "Очно, онлайн или и так и так.",
    "In person, online, or both.",
  ],
  "announce.place": [
    "Мекенжайын жазады, картадан жібереді не кабинетті таңдайды.",
    "Адрес пишут, присылают точку на карте или выбирают кабинет.",
    "Write an address, send a pin, or choose a mediation room.",
  ],
  "announce.regions": [
    "Қай өңірге арналғанын таңдайды. Біздікі – бүкіл елге арналған.",
    "Для каких регионов? Наш – для всей страны.",
    "For which regions? Ours is for the whole country.",
  ],
  "announce.card": [
    "Бәрі бір бетте, әрқайсысын өзгертуге болады. Оқырман қалай көретінін қарайық.",
    "Всё на одном экране, и каждое поле можно изменить. Посмотрим глазами читателя.",
    "All on one card, and each field can be changed. Let us see it as its readers will.",
  ],
  "announce.preview": [
    "Жазылушы дәл осылай көреді, үш тілде. Өзіңізге жіберіп көруге де болады.",
    "Подписчик увидит это именно так, на трёх языках. Можно отправить и себе.",
    "This is what subscribers will see, in three languages. You can also send it to yourself.",
  ],
  "announce.submit": [
    "Жалғыз өзі жариялай алмайды: екінші адам мақұлдауы керек.",
    "Одному опубликовать нельзя: одобрить должен второй человек.",
    "Nobody publishes alone: a second person must approve.",
  ],
  "announce.confirm": [
    "Жібермес бұрын неше адам алатыны көрінеді: тілі мен өңірі бойынша.",
    "Перед отправкой видно, сколько людей это получит: по языкам и регионам.",
    "Before it is sent you see how many people will get it, by language and region.",
  ],
  "announce.asked": [
    "Нобай жіберілді, енді кезек екінші редакторда: {name}. Түнде (21:00–09:00) мазаламаймыз: хабар келмесе, сағатты ілгері жылжытыңыз.",
    "Отправлено, очередь за вторым редактором: {name}. Ночью (21:00–09:00) не беспокоим: если тихо, переведите часы вперёд.",
    "It is sent; now it is the second editor's turn: {name}. At night (21:00–09:00) nobody is disturbed: if it stays quiet, put the clock forward.",
  ],
  "announce.look": [
    "Екінші редакторға хабар келді: {name}. Алдымен қарап шығады.",
    "Второму редактору пришло сообщение: {name}. Сначала надо посмотреть.",
    "The second editor has a message: {name}. The first step is to look at it.",
  ],
  "announce.approve": [
    "Қайтаруға да, мақұлдауға да болады. Екі адам қатар басса, біреуінікі ғана есептеледі.",
    "Можно вернуть или одобрить. Нажмут двое сразу – засчитается одно нажатие.",
    "Send it back, or approve. If two people press at once, only one press counts.",
  ],
  "announce.spread": [
    "Мақұлданды, хабарландыру жазылушыларға тарап жатыр: {name} – солардың бірі. Келмесе, сағатты ілгері жылжытыңыз.",
    "Одобрено, объявление расходится подписчикам; один из них – {name}. Если не приходит, переведите часы вперёд.",
    "Approved; the announcement is on its way to the subscribers; {name} is one of them. If it does not come, put the clock forward.",
  ],
  "announce.news": [
    "Хабарландыру келді: {name}. Жазылымнан бас тартатын батырма да осында: бір рет бассаңыз, енді келмейді. Ал біз барамыз.",
    "Объявление пришло: {name}. Здесь же «Отписаться»: одно нажатие – и больше не придёт. А мы пойдём.",
    "The announcement has come to {name}. “Unsubscribe” is there as well: one tap, and no more will come. But we are going.",
  ],
  "announce.consent": [
    "Аты-жөні кіреберістегі тізімге керек, сондықтан алдымен келісім сұралады.",
    "Имя нужно для списка у входа, поэтому сначала спрашивают согласие.",
    "The name goes on the list at the door, so consent is asked for first.",
  ],
  "announce.ticket": [
    "Орын алынды. Енді билетті ашайық.",
    "Место занято. Откроем билет.",
    "The place is taken. Let us open the ticket.",
  ],
  "announce.day": [
    "Билетте QR-код пен қысқа код бар. Іс-шара – ертең: сағатты бір күн ілгері жылжытайық. Алдын ала еске салу да келеді.",
    "В билете QR-код и короткий код. Мероприятие завтра: переведём часы на день. Придут и напоминания.",
    "The ticket has a QR code and a short one. The event is tomorrow: let a day pass. Reminders will come, too.",
  ],
  "announce.code": [
    "Кіреберісте редактор ({name}) QR-кодты сканерлейді не қысқа кодты жазады.",
    "У входа редактор ({name}) сканирует QR-код или пишет короткий код.",
    "At the door the editor ({name}) scans the QR code, or types the short one.",
  ],
  "announce.checked": [
    "Болды! Келген адам белгіленді, билет екінші рет сканерленсе, бот ескертеді. Кейін баға мен қорытынды да осында жиналады.",
    "Готово! Участник отмечен, о повторном скане бот предупредит. Потом здесь соберутся оценки и итоги.",
    "That is it! The guest is checked in, and the bot warns of a second scan. Ratings and results follow.",
  ],
};
