const TEXTS = {
  playground: ["сынақ алаңы", "пробная площадка", "playground"],
  clock: ["Қазақстан уақыты", "Время Казахстана", "Time in Kazakhstan"],
  hour: ["+1 сағат", "+1 час", "+1 hour"],
  day: ["+1 күн", "+1 день", "+1 day"],
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
  openLink: ["Сілтемені ашу", "Открыть ссылку", "Open a link"],
  linkField: ["t.me сілтемесі немесе start мәні", "Ссылка t.me или значение start", "A t.me link or a start payload"],
  open: ["Ашу", "Открыть", "Open"],
  copyLink: ["Сілтемені көшіру", "Скопировать ссылку", "Copy the link"],
  copied: ["Көшірілді", "Скопировано", "Copied"],
  notHere: ["Мұнда бұл түйме жұмыс істемейді", "Здесь эта кнопка не работает", "This button does nothing here"],
  foreignLink: ["Бұл басқа боттың сілтемесі", "Это ссылка другого бота", "This link is not of this bot"],
  edited: ["өзгертілді", "изменено", "edited"],
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
  place: ["Орын таңдаңыз", "Выберите место", "Choose a place"],
  coordinates: ["Немесе координаталар", "Или координаты", "Or coordinates"],
  latitude: ["Ендік", "Широта", "Latitude"],
  longitude: ["Бойлық", "Долгота", "Longitude"],
  map: ["Картадан көру", "Показать на карте", "Show on a map"],
  contact: ["Менің нөмірім", "Мой номер", "My number"],
  photo: ["Сурет", "Фото", "Photo"],
  album: ["3 суреттен альбом", "Альбом из 3 фото", "Album of 3 photos"],
  voice: ["Дауыстық хабарлама", "Голосовое сообщение", "Voice message"],
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
  citizen: ["азамат", "гражданин", "citizen"],
  mediator: ["медиатор", "медиатор", "mediator"],
  coordinator: ["үйлестіруші", "координатор", "coordinator"],
  admin: ["әкімші", "администратор", "admin"],
  editor: ["редактор", "редактор", "editor"],
  council: ["кеңес мүшесі", "член совета", "council member"],
};

export const LANGUAGES = ["kk", "ru", "en"];
const NAMES = { kk: "Қазақша", ru: "Русский", en: "English" };
const KEY = "playground-language";

let current = LANGUAGES.includes(stored() ?? "") ? /** @type {string} */ (stored()) : "kk";

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

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
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
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

const KAZAKH_MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split(" ");
const KAZAKH_DAYS = { Mon: "дс", Tue: "сс", Wed: "ср", Thu: "бс", Fri: "жм", Sat: "сб", Sun: "жс" };

function parts(milliseconds) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Almaty",
    weekday: "short",
    day: "numeric",
    month: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return Object.fromEntries(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
}

/** "05:42", in Kazakhstan. @param {number} milliseconds */
export function timeOf(milliseconds) {
  const { hour, minute } = parts(milliseconds);
  return `${hour}:${minute}`;
}

/** "22 қараша". Kazakh is spelt out here because browsers often lack it. @param {number} milliseconds */
export function dayOf(milliseconds) {
  const { day, month } = parts(milliseconds);
  if (current === "kk") return `${day} ${KAZAKH_MONTHS[Number(month) - 1]}`;
  return new Intl.DateTimeFormat(current, { timeZone: "Asia/Almaty", day: "numeric", month: "long" }).format(
    milliseconds,
  );
}

/** "жс, 22 қараша, 05:42". @param {number} milliseconds */
export function momentOf(milliseconds) {
  const { weekday } = parts(milliseconds);
  const short = new Intl.DateTimeFormat(current, { timeZone: "Asia/Almaty", weekday: "short" });
  const name = current === "kk" ? KAZAKH_DAYS[weekday] : short.format(milliseconds);
  return `${name}, ${dayOf(milliseconds)}, ${timeOf(milliseconds)}`;
}
