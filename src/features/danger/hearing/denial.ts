import type { HeardWord } from "./clauses.ts";

/** What a phrase of a language is denied by: `from` and `to` (exclusive) are the words that were found, all in the same clause. */
export type Denial = (words: readonly HeardWord[], from: number, to: number) => boolean;

const wordIn = (words: readonly HeardWord[], at: number, clause: number | undefined) =>
  words[at]?.clause === clause ? words[at] : undefined;

/** «ұрған жоқ», «ұрып көрген емес», «ұрып көрмеді», «ұра алмайды»: what denies a Kazakh verb follows it, after an auxiliary at the latest. */
export const isDeniedInKazakh: Denial = (words, from, to) => {
  const clause = words[from]?.clause;
  const isAlso = /^(да|де|та|те)$/.test(wordIn(words, to, clause)?.folded ?? "");
  if (isAlso && (/^(жок|емес)/.test(wordIn(words, to + 1, clause)?.folded ?? "") || isDeniedTogether(words, to)))
    return true;
  const next = wordIn(words, to, clause)?.folded ?? "";
  const second = wordIn(words, to + 1, clause)?.folded ?? "";
  const last = words[to - 1]?.folded ?? "";
  if (/^(жок|емес|корме|алма[ий]|болма)/.test(next) && !/^(ди|ти)/.test(last)) return !/[дт]и$/.test(last);
  return (
    /^(жаткан|жиккан|соккан|турган|журген|корген|болган|бермек|деген|туралы|сиакти|бар|адам|кисим?|ешким|жан)$/.test(
      next,
    ) && /^(жок|емес)/.test(second)
  );
};

/** «қол жұмсаған да, қорқытқан да жоқ»: a denial after the last of several verbs denies them all. */
function isDeniedTogether(words: readonly HeardWord[], from: number): boolean {
  const sentence = words[from]?.sentence;
  const after = words.slice(from + 1, from + 6).filter((word) => word.sentence === sentence);
  return after.some(
    ({ folded }, at) => /^(да|де|та|те)$/.test(folded) && /^(жок|емес)/.test(after[at + 1]?.folded ?? ""),
  );
}

const modals =
  /^(хоч|хат|сабирал|питал|мог|магл|можит|стан|стал|буд|смеит|пазвал|думал|планир|пристат|даваи|нада|сушиству|намир|прабавал|разу|никагда|угражал|гразил|абищал)/;

/** «не бьёт», «не собирается бить», «без побоев», «насилия нет»; but «не раз бил», «не только бьёт» affirm. */
export const isDeniedInRussian: Denial = (words, from, to) => {
  const clause = words[from]?.clause;
  const sound = (at: number) => wordIn(words, at, clause)?.sound ?? "";
  // «чуть не убил»
  for (let at = from - 4; at < to; at += 1) if (/^(чут|идва|чудам)$/.test(sound(at))) return false;
  // «не было случая, чтобы он меня ударил»
  if (neverHappened(words, from)) return true;
  for (let at = from; at < to; at += 1) {
    if (/^(ни|биз|нит|никаких|никакага|никакой)$/.test(sound(at - 1))) return true;
    for (let back = 1; back <= 3; back += 1)
      if (sound(at - back - 1) === "ни" && modals.test(sound(at - back))) return true;
    if (sound(at - 2) === "ни" && /^(био|биил)$/.test(sound(at - 1))) return true;
    if (sound(at - 2) === "биз" || (/^(нит|никакага|никакой)$/.test(sound(at - 2)) && sound(at - 1).length > 3))
      return true;
  }
  if (/^(нит|нибил|нибило)$/.test(sound(to))) return true;
  return sound(to) === "ни" && /^(был|бива|праисх|слушал|зам)/.test(sound(to + 1));
};

function neverHappened(words: readonly HeardWord[], from: number): boolean {
  const sentence = words[from]?.sentence;
  const before = words.slice(Math.max(0, from - 9), from).filter((word) => word.sentence === sentence);
  return /(^| )ни был[аи]? (случа\S*|так\S*|раза|ни раз\S*)/.test(before.map(({ sound }) => sound).join(" "));
}

/** What may stand between "not" and the verb that it denies. */
const between = new Set(
  `ever even actually really has have had would will is be been being to want wants wanted try tried trying going gonna did do does
  me my any once physically like one a an the single time they he she anyone anybody kind of sign signs are was were there us him her or and hit hits beat beats hurt hurts touched threatened kicked ourselves
  threaten threatens shout yell insult swear kick slap punch lock locked push pushed slap in years year ten twenty thirty our marriage whole life all`
    .split(/\s+/)
    .map((word) => word.replaceAll(/(.)\1+/g, "$1")),
);
const denier =
  /^(not|never|nobody|noone|none|without|no|neither|nor|isnt|arent|wasnt|werent|dont|doesnt|didnt|hasnt|havent|hadnt|wont|wouldnt|cant|cannot|couldnt|aint)$/;

/** "nobody hit me", "he has never even hit me", "no violence"; but "not only hits", "won't stop hitting" affirm. */
export const isDeniedInEnglish: Denial = (words, from, to) => {
  const clause = words[from]?.clause;
  if (words.slice(from, to).some(({ plain }) => denier.test(plain))) return true;
  for (let at = from - 1; at >= from - 8; at -= 1) {
    const word = wordIn(words, at, clause)?.plain;
    if (word === undefined) return false;
    if (denier.test(word)) return true;
    if (!between.has(word)) return false;
  }
  return false;
};
