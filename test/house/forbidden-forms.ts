import type { Language } from "../../src/platform/i18n/languages.ts";

/** A form that a native reader stumbles over or takes for something else, and what is said instead. */
interface ForbiddenForm {
  form: RegExp;
  instead: string;
}

/** Grown from what readers have found. A word for a thing stands here with the words that it must not be called. */
export const forbiddenForms: Record<Language, readonly ForbiddenForm[]> = {
  kk: [
    { form: /түйме/i, instead: "батырма" },
    { form: /рахмет/i, instead: "рақмет" },
    { form: /ұсыныстар/i, instead: "ұсынымдар (of a conference)" },
    { form: /(?<!\p{L})жоба(?!сы)/iu, instead: "нобай (a draft); «жобасы» stays for projects" },
    { form: /құрастыр/i, instead: "дайындау (an event)" },
    { form: /(?<!әрекетке )(?<!\p{L})қабілетсіз/iu, instead: "әрекетке қабілетсіз" },
    { form: /екі жақ(?!та)|біздің тарапта/iu, instead: "екі тарап" },
    { form: /тірі адам/i, instead: "бот емес, адам" },
    { form: /(?:сізге|кісіге) ашық емес/i, instead: "аша алмайсыз" },
    { form: /өтініш\p{L}* жүргіз/iu, instead: "өтінішпен айналысу" },
    { form: /медиация\p{L}* жүрмейді/iu, instead: "медиация қолданылмайды" },
    { form: /заң кеңес/i, instead: "заңгерлік кеңес" },
    { form: /жедел қызмет/i, instead: "шұғыл көмек қызметі" },
    { form: /(?:^|[.!?\n] ?)Себебі /u, instead: '«Себебі» at the beginning of a sentence means "because"' },
    {
      form: /(?<!\p{L})(?:мен тек|алдым|алмаймын|алмадым|түсінбедім|түсіндім|қостым|жазып алдым)(?!\p{L})/iu,
      instead: "біз: the bot speaks as the service",
    },
    { form: /диспетчер|елді мекен/i, instead: "a word that is no office's" },
    { form: /күтіп тұрмыз|сәтті аяқталды|жүзеге асыр/i, instead: "a plain verb" },
  ],
  ru: [
    { form: /рассказанн/i, instead: "рассказ, «то, что вы расскажете»" },
    { form: /(?<!\p{L})тайно(?!\p{L})/iu, instead: "конфиденциально" },
    { form: /живой человек/i, instead: "человек, а не бот" },
    {
      form: /составля\p{L}+ мероприят|мероприят\p{L}+ составля|составить мероприят|составление мероприят/iu,
      instead: "готовить мероприятия",
    },
    { form: /выберите[^.]* кнопкой/i, instead: "нажмите кнопку" },
    { form: /скажите голосом/i, instead: "запишите голосовое" },
    { form: /подписчиков, кому/i, instead: "подписчиков, которые" },
    {
      form: /осуществля|в настоящее время|данн(?:ый|ое|ая) (?:запрос|обращение)/i,
      instead: "a plain verb",
    },
    { form: /обидчик|жертв|виновн/i, instead: "другая сторона" },
    {
      form: /(?<!урегулировании )(?<!\p{L})спор(?:а|у|ом|е|ы|ов|ам)?(?!\p{L})/iu,
      instead: "конфликт (спор stays in the name of the agreement)",
    },
    { form: /регистраци/i, instead: "запись" },
    { form: /отмечен приход/i, instead: "на месте" },
    { form: /диспетчер/i, instead: "a word that is no office's" },
    { form: /\d г\.|\}\} г\./, instead: "года" },
  ],
  en: [
    // Labels have the sign, as in the other languages: they are short.
    { form: /№ \{\{number\}\}\n/, instead: "No. {{number}}" },
    { form: /\bkept\b/i, instead: "saved" },
    { form: /\bsteer\b/i, instead: "manage" },
    { form: /\bsadly\b/i, instead: "unfortunately" },
    { form: /\b(?:is|was) over\b|\bover already\b/i, instead: "has passed, has ended" },
    { form: /\bhear (?:early )?of\b/i, instead: "hear about" },
    { form: /\b(?:none is|nothing) marked\b|\bmark (?:several|at least)\b/i, instead: "choose" },
    { form: /\bgo on\b(?! (?:duty|looking|with))/i, instead: "continue; resume after a pause" },
    { form: /\bputting? (?:events )?together\b|(?<!\/)\bcompos(?:e|ed|ing)\b/i, instead: "prepare" },
    { form: /\bdisputes?\b/i, instead: "conflict" },
    { form: /\bprogrammes?\b/i, instead: "topics; the agenda" },
    { form: /\bWishes\b/, instead: "preferences" },
    {
      form: /\btell about\b|\bthose who go\b|\bmean rating\b|\bof your region\b|\bany more\b|\bby now\b/i,
      instead: "everyday English",
    },
    { form: /\bI (?:could|cannot|did)\b/, instead: "we: the bot speaks as the service" },
    { form: /\bshall (?:nothing|subscribers)\b/i, instead: "should" },
  ],
};
