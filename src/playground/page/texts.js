import { store, stored } from "./stored.js";

const TEXTS = {
  playground: ["сынақ алаңы", "пробная площадка", "playground"],
  clock: ["Қазақстан уақыты", "Время Казахстана", "Time in Kazakhstan"],
  hour: ["+1 сағат", "+1 час", "+1 hour"],
  day: ["+1 күн", "+1 день", "+1 day"],
  settings: ["Уақыт, түс және тіл", "Время, цвета и язык", "Time, colours and language"],
  dark: ["Қараңғы түс", "Тёмные цвета", "Dark colours"],
  light: ["Ашық түс", "Светлые цвета", "Light colours"],
  addPerson: ["Адам қосу", "Добавить человека", "Add a person"],
  addPersonWhy: [
    "Жаңа азаматтың телефоны ашылады. Оны шақыру сілтемесімен медиатор не үйлестіруші етуге болады.",
    "Откроется телефон нового гражданина. По ссылке-приглашению он станет медиатором или координатором.",
    "A new citizen's phone opens. An invitation link makes them a mediator or a coordinator.",
  ],
  add: ["Қосу", "Добавить", "Add"],
  firstName: ["Аты", "Имя", "First name"],
  lastName: ["Тегі (міндетті емес)", "Фамилия (необязательно)", "Last name (optional)"],
  theirLanguage: ["Telegram тілі", "Язык в Telegram", "Their Telegram's language"],
  pinged: ["Жаңа хабарлама: {name}", "Новое сообщение: {name}", "New message: {name}"],
  whatIf: ["Бұзып көріңіз", "А если сломать?", "What if…"],
  nothingLost: ["Ештеңе жоғалмайды", "Ничего не теряется", "Nothing is lost"],
  whatIfIntro: [
    "Ақауды қосыңыз да, чаттарға жаза беріңіз.",
    "Включите поломку и пишите в чаты дальше.",
    "Switch a failure on and go on writing in the chats.",
  ],
  killed: ["Бот кенет өшіп қалса", "Процесс бота убит", "The bot's process is killed"],
  "killed.running": [
    "Бот жұмыс істеп тұр. Ауыстырғыш оны дәл қазір, ісінің ортасында тоқтатады (SIGKILL).",
    "Бот работает. Переключатель убьёт его на полуслове (SIGKILL), что бы он ни делал.",
    "The bot is running. The switch kills it in the middle of whatever it does (SIGKILL).",
  ],
  "killed.starting": ["Бот іске қосылып жатыр…", "Бот запускается…", "The bot is starting…"],
  "killed.down": [
    "Бот өшіп тұр. Жазылғанды Telegram сақтап тұр, бот қосылған соң тоқтаған жерінен жалғастырады.",
    "Бот не работает. Написанное ждёт в Telegram; когда бот поднимется, продолжит с того же места.",
    "The bot is down. What is written waits at Telegram; once started, the bot goes on where it stopped.",
  ],
  "killed.do": ["Процесті тоқтату", "Убить процесс", "Kill the process"],
  "killed.undo": ["Қайта іске қосу", "Запустить снова", "Start it again"],
  telegramDown: ["Telegram істен шықса", "Telegram не работает", "Telegram is down"],
  "telegramDown.whole": [
    "Байланыс бар. Ауыстырғыш бот пен Telegram арасын үзеді: хабарлама келмейді, жауап кетпейді.",
    "Связь есть. Переключатель оборвёт её: к боту ничего не приходит, и от него ничего не уходит.",
    "They are connected. The switch cuts the line: nothing reaches the bot, nothing leaves it.",
  ],
  "telegramDown.cut": [
    "Байланыс үзілді. Бот жауабын сақтап қойды, байланыс қалпына келгенде жібереді.",
    "Связь оборвана. Бот держит ответы у себя и отправит их, когда связь вернётся.",
    "The line is cut. The bot keeps what it has to say and says it when the line is back.",
  ],
  "telegramDown.do": ["Telegram-ды өшіру", "Отключить Telegram", "Cut Telegram off"],
  "telegramDown.undo": ["Telegram-ды қайтару", "Вернуть Telegram", "Telegram is back"],
  botDown: ["Бот өшіп тұр", "Бот убит", "The bot is down"],
  botStarting: ["Бот қосылып жатыр", "Бот запускается", "The bot is starting"],
  telegramOff: ["Telegram істемей тұр", "Telegram не работает", "Telegram is down"],
  waiting: ["Telegram-да күтіп тұр", "ждёт в Telegram", "waiting at Telegram"],
  kills: ["рет тоқтатылды", "раз убит процесс", "times killed"],
  tour: ["Аралап көру", "Экскурсия", "Guided tour"],
  progress: ["Қай жеріне келдік", "Сколько пройдено", "How far we are"],
  doIt: ["Көрсетіп жіберіңіз", "Сделать за меня", "Do it for me"],
  next: ["Әрі қарай", "Дальше", "Next"],
  skip: ["Өткізіп жіберу", "Пропустить", "Skip"],
  endTour: ["Тоқтату", "Закончить", "End the tour"],
  finish: ["Түсінікті", "Понятно", "Done"],
  later: ["Өзім көремін", "Осмотрюсь без подсказок", "I'll look around"],
  lost: ["Байланыс үзілді, қайта қосылуда…", "Связь прервалась, подключаюсь…", "Connection lost, reconnecting…"],
  failed: ["Орындалмады: {words}", "Не получилось: {words}", "That failed: {words}"],
  language: ["Беттің тілі", "Язык страницы", "Language of this page"],
  people: ["Адамдар", "Люди", "People"],
  unread: ["жаңа: {n}", "новых: {n}", "new: {n}"],
  toEnd: ["Соңғы хабарламаға", "К последнему сообщению", "To the latest message"],
  messages: ["Хабарламалар", "Сообщения", "Messages"],
  message: ["Хабарлама", "Сообщение", "Message"],
  send: ["Жіберу", "Отправить", "Send"],
  attach: ["Тіркеу", "Прикрепить", "Attach"],
  commands: ["Командалар", "Команды", "Commands"],
  noCommands: ["Командалар жоқ", "Команд нет", "There are no commands"],
  start: ["Бастау", "Начать", "Start"],
  empty: ["Бұл ботта әлі хабарлама жоқ", "Здесь пока нет сообщений", "No messages here yet"],
  more: ["Чат мәзірі", "Меню чата", "Chat menu"],
  block: ["Ботты бұғаттау", "Заблокировать бота", "Block the bot"],
  unblock: ["Бұғаттан шығару", "Разблокировать бота", "Unblock the bot"],
  blocked: ["Бот бұғатталған", "Бот заблокирован", "The bot is blocked"],
  deactivated: ["Аккаунт жойылған", "Аккаунт удалён", "The account is gone"],
  closePhone: ["Телефонды жабу", "Закрыть телефон", "Close the phone"],
  openAs: ["Басқа адам болып ашу", "Открыть от имени другого", "Open as someone else"],
  newPerson: ["Жаңа адам болып…", "Как новый человек…", "As a new person…"],
  toQuoted: ["Сол хабарламаға өту", "К этому сообщению", "Go to that message"],
  openLink: ["Сілтемені ашу", "Открыть ссылку", "Open a link"],
  linkField: ["t.me сілтемесі немесе start мәні", "Ссылка t.me или значение start", "A t.me link or a start payload"],
  open: ["Ашу", "Открыть", "Open"],
  copyLink: ["Сілтемені көшіру", "Скопировать ссылку", "Copy the link"],
  copied: ["Көшірілді", "Скопировано", "Copied"],
  results: ["Бот ұсынғаны", "Что предлагает бот", "What the bot offers"],
  noResults: ["Ештеңе табылмады", "Ничего не найдено", "Nothing was found"],
  sendTo: ["Кімге жібереміз?", "Кому отправить?", "Send to whom?"],
  newFriend: ["Жаңа адамға…", "Новому человеку…", "To a new person…"],
  shareTo: ["Кімге: {name}", "Кому: {name}", "To: {name}"],
  sentTo: ["Досыңызға жіберілді: {name}", "Другу: {name}", "To a friend: {name}"],
  sentBy: ["Досыңыздан келді: {name}", "От друга: {name}", "From a friend: {name}"],
  via: ["Бот арқылы: {name}", "через {name}", "via {name}"],
  notHere: ["Мұнда бұл түйме жұмыс істемейді", "Здесь эта кнопка не работает", "This button does nothing here"],
  foreignLink: ["Бұл басқа боттың сілтемесі", "Это ссылка другого бота", "This link is not of this bot"],
  edited: ["өзгертілді", "изменено", "edited"],
  protected: ["қорғалған", "защищено", "protected"],
  reply: ["Жауап беру", "Ответить", "Reply"],
  edit: ["Өзгерту", "Изменить", "Edit"],
  cancel: ["Болдырмау", "Отмена", "Cancel"],
  close: ["Жабу", "Закрыть", "Close"],
  typing: ["жазып жатыр…", "печатает…", "typing…"],
  sendingFile: ["файл жіберіп жатыр…", "отправляет файл…", "sending a file…"],
  showKeyboard: ["Түймелерді көрсету", "Показать кнопки", "Show the buttons"],
  hideKeyboard: ["Түймелерді жасыру", "Скрыть кнопки", "Hide the buttons"],
  forwarded: ["Бағытталды: {name}", "Переслано: {name}", "Forwarded from {name}"],
  location: ["Орналасқан жер", "Геопозиция", "Location"],
  latitude: ["Ендік", "Широта", "Latitude"],
  longitude: ["Бойлық", "Долгота", "Longitude"],
  map: ["Картадан көру", "Показать на карте", "Show on a map"],
  photo: ["Сурет", "Фото", "Photo"],
  videoNote: ["Бейнехабарлама", "Видеосообщение", "Video message"],
  video: ["Бейне", "Видео", "Video"],
  audio: ["Аудио", "Аудио", "Audio"],
  document: ["Файл", "Файл", "File"],
  fileName: ["Файлдың аты", "Имя файла", "File name"],
  fileSize: ["Көлемі, МБ", "Размер, МБ", "Size, MB"],
  caption: ["Қолтаңба (міндетті емес)", "Подпись (необязательно)", "Caption (optional)"],
  sticker: ["Стикер", "Стикер", "Sticker"],
  dice: ["Сүйек тастау", "Кубик", "Dice"],
  poll: ["Сауалнама", "Опрос", "Poll"],
  pollQuestion: ["Қай күн ыңғайлы?", "Какой день удобен?", "Which day suits you?"],
  pollOptions: ["Сейсенбі|Бейсенбі", "Вторник|Четверг", "Tuesday|Thursday"],
  forward: ["Біреудің хабарламасы", "Пересланное сообщение", "Forwarded message"],
  forwardText: [
    "Кеше көршіммен тағы ұрысып қалдық…",
    "Вчера опять поругались с соседом…",
    "We quarrelled with the neighbour again…",
  ],
  place: ["Орын таңдаңыз", "Выберите место", "Choose a place"],
  mapOfKazakhstan: ["Қазақстан картасы", "Карта Казахстана", "Map of Kazakhstan"],
  mapHint: [
    "Картадан орынды басыңыз. Пернетақтада: жебелер жылжытады, + және − жақындатады, Enter жібереді.",
    "Нажмите место на карте. С клавиатуры: стрелки двигают метку, + и − приближают, Enter отправляет.",
    "Tap a place on the map. Keyboard: arrows move the pin, + and − zoom, Enter sends.",
  ],
  zoomIn: ["Жақындату", "Приблизить", "Zoom in"],
  zoomOut: ["Алыстату", "Отдалить", "Zoom out"],
  nearTown: ["{name} маңы", "рядом: {name}", "near {name}"],
  abroad: ["Қазақстаннан тыс жер", "За пределами Казахстана", "Outside Kazakhstan"],
  sendPlace: ["Осы орынды жіберу", "Отправить это место", "Send this place"],
  listOfPlaces: ["Немесе тізімнен бірден жіберіңіз", "Или сразу из списка", "Or send one from the list"],
  coordinates: ["Координаталар", "Координаты", "Coordinates"],
  contact: ["Байланыс нөмірі", "Контакт", "Contact"],
  ownContact: ["Өз нөмірім", "Мой номер", "My own number"],
  otherContact: ["Немесе басқа адамның нөмірі", "Или номер другого человека", "Or someone else's number"],
  contactName: ["Аты-жөні", "Имя", "Name"],
  phone: ["Телефон", "Телефон", "Phone"],
  voice: ["Дауыстық хабарлама", "Голосовое сообщение", "Voice message"],
  voiceSample: ["Дауыс үлгісі", "Образец голосового", "Sample voice message"],
  record: ["Дауыс жазу", "Записать голос", "Record a voice message"],
  askingMicrophone: ["Микрофонға рұқсат беріңіз…", "Разрешите микрофон…", "Please allow the microphone…"],
  recording: ["Жазылып жатыр", "Идёт запись", "Recording"],
  stop: ["Тоқтату", "Остановить", "Stop"],
  noMicrophone: [
    "Микрофон табылмады. Орнына дауыс үлгісін жіберуге болады.",
    "Микрофон не найден. Вместо записи можно отправить образец.",
    "No microphone was found. You can send a sample instead.",
  ],
  microphoneRefused: [
    "Микрофонға рұқсат берілмеді. Рұқсатты браузердің баптауынан беруге болады; әзірге дауыс үлгісін жіберіңіз.",
    "Доступ к микрофону не дан. Его можно открыть в настройках браузера, а пока отправьте образец.",
    "The microphone was not allowed. You can allow it in the browser's settings, or send a sample for now.",
  ],
  sendSample: ["Үлгіні жіберу", "Отправить образец", "Send a sample"],
  play: ["Тыңдау", "Слушать", "Play"],
  pause: ["Кідірту", "Пауза", "Pause"],
  position: ["Ойнатылған жері", "Место воспроизведения", "Position"],
  photos: ["Сурет не бейне", "Фото или видео", "Photo or video"],
  album: ["Альбом", "Альбом", "Album"],
  enlarge: ["Суретті үлкейту", "Увеличить фото", "Enlarge the photo"],
  choosePhotos: [
    "Сурет таңдаңыз не осы жерге сүйреп әкеліңіз",
    "Выберите фото или перетащите сюда",
    "Choose photos or drop them here",
  ],
  albumHint: ["Бірнеше сурет альбом болып кетеді", "Несколько фото уйдут альбомом", "Several photos leave as an album"],
  chooseFiles: [
    "Файл таңдаңыз не осы жерге сүйреп әкеліңіз",
    "Выберите файл или перетащите сюда",
    "Choose files or drop them here",
  ],
  remove: ["Алып тастау", "Убрать", "Remove"],
  orSample: ["Немесе дайын үлгі", "Или готовый образец", "Or a sample"],
  onePhoto: ["Бір сурет", "Одно фото", "One photo"],
  threePhotos: ["3 суреттен альбом", "Альбом из 3 фото", "Album of 3 photos"],
  sizeOnly: ["Файлсыз: аты мен көлемі ғана", "Без файла: только имя и размер", "No file: just a name and a size"],
  tooLargeToBring: [
    "20 МБ-тан үлкен файлдың аты мен көлемі ғана жіберіледі: бот одан үлкенін бәрібір жүктей алмайды.",
    "От файла больше 20 МБ уйдут только имя и размер: больше бот всё равно не скачает.",
    "Of a file over 20 MB only name and size are sent: a bot could not download it anyway.",
  ],
  notAPicture: [
    "Бұл сурет ашылмады. Оны файл ретінде жіберіп көріңіз.",
    "Это фото не открылось. Попробуйте отправить его файлом.",
    "This picture could not be opened. Try sending it as a file.",
  ],
  download: ["Жүктеу", "Скачать", "Download"],
  citizen: ["азамат", "гражданин", "citizen"],
  mediator: ["медиатор", "медиатор", "mediator"],
  coordinator: ["үйлестіруші", "координатор", "coordinator"],
  admin: ["әкімші", "администратор", "admin"],
  editor: ["редактор", "редактор", "editor"],
  council: ["кеңес мүшесі", "член совета", "council member"],
};

export const LANGUAGES = ["kk", "ru", "en"];
const NAMES = { kk: "Қазақша", ru: "Русский", en: "English" };

let current = LANGUAGES.find((code) => code === stored("language")) ?? "kk";

export function language() {
  return current;
}

/** @param {string} code */
export function languageName(code) {
  return NAMES[code] ?? code;
}

/** @param {string} code */
export function setLanguage(code) {
  current = code;
  store("language", code);
}

/**
 * The page's own words.
 * @param {keyof typeof TEXTS} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  const words = TEXTS[key]?.[LANGUAGES.indexOf(current)] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/** A person's role in the page's language, or as it was given. */
export function roleName(/** @type {string} */ role) {
  return role in TEXTS ? t(/** @type {keyof typeof TEXTS} */ (role)) : role;
}
