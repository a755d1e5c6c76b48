/** What «Do it for me» writes in the talk, in the language of the chat. */
export const talkExamples = {
  kk: {
    first: "Сәлеметсіз бе! Кеше көршіммен тағы сөзге келіп қалдық.",
    edited: "Сәлеметсіз бе! Кеше көршіммен тағы сөзге келіп қалдық, бірақ кейін кешірім сұрады.",
    answer: "Айтқаныңызға рақмет. Сіз үшін ең маңыздысы не?",
    word: "Татуласқаныңызға қуаныштымын.",
  },
  ru: {
    first: "Здравствуйте! Вчера мы с соседом опять поругались.",
    edited: "Здравствуйте! Вчера мы с соседом опять поругались, но потом он извинился.",
    answer: "Спасибо, что рассказали. Что для вас здесь важнее всего?",
    word: "Рад, что вы помирились.",
  },
  en: {
    first: "Hello! Yesterday my neighbour and I quarrelled again.",
    edited: "Hello! Yesterday my neighbour and I quarrelled again, but later he apologised.",
    answer: "Thank you for telling me. What matters to you above all?",
    word: "I am glad that you have made peace.",
  },
};

/** Each in Kazakh, Russian and English. */
export const talkTexts = {
  "talk.title": ["Медиатормен жазысу", "Поговорить с медиатором", "Talk with the mediator"],
  "talk.noCase": [
    "Алдымен өтініш пен оны қабылдаған медиатор керек.",
    "Сначала нужно обращение и медиатор, который его взял.",
    "First: a report, and a mediator who takes it.",
  ],
  "talk.filing": ["Өтініш толтырылып жатыр…", "Обращение заполняется…", "The report is being filled in…"],
  "talk.waiting": [
    "Медиатор ізделіп жатыр. Түнде хабар бармайды: сағатты жылжытыңыз.",
    "Ищем медиатора. Ночью не пишем: переведите часы.",
    "Looking for a mediator. At night nobody is asked: move the clock.",
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
    "Медиаторға жетті: {name}. Аккаунты да, аты да жоқ, астында кім екені бар.",
    "Дошло до медиатора: {name}. Ни аккаунта, ни имени: под сообщением подпись, чьё оно.",
    "{name} has it: no account, no name. A label says whose it is.",
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
  "talk.close": [
    "Татуласты! Медиатор істі жабады: {name}.",
    "Помирились! Медиатор закрывает дело: {name}.",
    "They have made peace! {name} closes the case.",
  ],
  "talk.outcome": [
    "Нәтижесі, адам саны, өтініш берушіге сөз.",
    "Исход, число людей, слово заявителю.",
    "The outcome, the people, a word to the applicant.",
  ],
  "talk.send": ["Бір минут ішінде қайтаруға болады.", "Минуту это можно отменить.", "For a minute it can be undone."],
  "talk.soon": [
    "Минут өтсін: сағатты жылжытыңыз.",
    "Пусть минута пройдёт: переведите часы.",
    "Let the minute pass: move the clock.",
  ],
  "talk.rate": [
    "Немен біткені айтылды. Енді баға қойылады.",
    "Сообщили, чем закончилось. Теперь оценка.",
    "They read how it ended. Now the rating.",
  ],
  "talk.talked": [
    "Болды! Төрт аптадан кейін бот келісім орындала ма деп сұрайды.",
    "Готово! Через четыре недели бот спросит, выполняется ли соглашение.",
    "Done! In four weeks the bot asks whether it holds.",
  ],
};
