/** What «Do it for me» writes in the talk, in the language of the chat. */
export const talkExamples = {
  kk: {
    first: "Сәлеметсіз бе! Кеше көршіммен тағы сөзге келіп қалдық.",
    edited: "Сәлеметсіз бе! Кеше көршіммен тағы сөзге келіп қалдық, бірақ кейін кешірім сұрады.",
    answer: "Айтқаныңызға рақмет. Сіз үшін ең маңыздысы не?",
  },
  ru: {
    first: "Здравствуйте! Вчера мы с соседом опять поругались.",
    edited: "Здравствуйте! Вчера мы с соседом опять поругались, но потом он извинился.",
    answer: "Спасибо, что рассказали. Что для вас здесь важнее всего?",
  },
  en: {
    first: "Hello! Yesterday my neighbour and I quarrelled again.",
    edited: "Hello! Yesterday my neighbour and I quarrelled again, but later he apologised.",
    answer: "Thank you for telling me. What matters to you above all?",
  },
};

/** Each in Kazakh, Russian and English. */
export const talkTexts = {
  "talk.title": ["Медиатормен жазысу", "Поговорить с медиатором", "Talk with the mediator"],
  "talk.noCase": [
    "Алдымен өтініш пен оны қабылдаған медиатор керек.",
    "Сначала нужно обращение и медиатор, который его взял.",
    "First we need a report, and a mediator who takes it.",
  ],
  "talk.filing": ["Өтініш толтырылып жатыр…", "Обращение заполняется…", "The report is being filled in…"],
  "talk.waiting": [
    "Медиатор іздеп жатырмыз. Түнде хабар бармайды: сағатты жылжытыңыз.",
    "Ищем медиатора. Ночью не пишем: переведите часы.",
    "We are looking for a mediator. Nobody is asked at night: move the clock.",
  ],
  "talk.take": ["Медиатор қабылдасын.", "Пусть медиатор возьмёт.", "Let the mediator take it."],
  "talk.write": [
    "Енді бәрін осы чатқа жазуға болады: {citizen}.",
    "Теперь всё можно писать прямо сюда: {citizen}.",
    "{citizen} can now simply write here.",
  ],
  "talk.choose": [
    "Екі әңгіме ашық, сондықтан бот кімге екенін сұрайды.",
    "Открыты две переписки, поэтому бот спрашивает, кому это.",
    "Two talks are open, so the bot asks whom this is for.",
  ],
  "talk.read": [
    "Медиаторға жетті: {name}. Аккаунт та, аты да жоқ, астында кім екені жазылған.",
    "Дошло до медиатора: {name}. Ни аккаунта, ни имени: под сообщением подпись, чьё оно.",
    "{name} has it: no account, no name, and a label that says whose it is.",
  ],
  "talk.answer": [
    "Жауап беру – сол хабарға жауап жазу.",
    "Отвечают ответом на это сообщение.",
    "An answer is a reply to it.",
  ],
  "talk.answered": [
    "Жауап өз сөзіне жауап болып келді.",
    "Ответ пришёл ответом на свои слова.",
    "It arrives as a reply to their own words.",
  ],
  "talk.voice": ["Дауыспен де айтуға болады.", "Можно и голосом.", "Voice works too."],
  "talk.photos": [
    "Үш фото бір альбом болып жетеді.",
    "Три фото придут одним альбомом.",
    "Three photos arrive as an album.",
  ],
  "talk.edit": ["Жазғанды түзетейік.", "Исправим написанное.", "Let us correct what was written."],
  "talk.edited": [
    "Медиаторда да түзелді, белгісі бар.",
    "У медиатора тоже исправилось, с пометкой.",
    "The mediator's copy has changed, and says so.",
  ],
  "talk.talked": [
    "Болды! Төмендегі батырма соңғы хабарды қайтарып алады.",
    "Готово! Кнопка внизу забирает последнее сообщение.",
    "That is it! The key below takes the last message back.",
  ],
};
