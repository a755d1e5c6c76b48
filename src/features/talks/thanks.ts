import type { Content } from "../../platform/chat/content.ts";

/** Words of thanks, of consent and of leave-taking, folded: lower case, «ё» as «е». */
const words = new Set(
  `рахмет рақмет раxмет көп үлкен сізге сізгеде тағы бір рет жарайды жақсы түсіндім түсінікті ұқтым болды мақұл келістік иә ия әрине сау болыңыз
  аман болыңыз алла разы болсын
  спасибо большое огромное вам благодарю хорошо ладно понял поняла понятно ясно ок окей договорились да конечно всего доброго до свидания
  thanks thank you very much so a lot ok okay understood got it fine good great yes bye goodbye`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
/** At least one of them stands in it: «сізге» or "you" says nothing by itself. */
const enough = new Set(
  `рахмет рақмет жарайды жақсы түсіндім түсінікті ұқтым мақұл келістік
  спасибо благодарю хорошо ладно понял поняла понятно ясно ок окей договорились
  thanks thank ok okay understood`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
const maxWords = 5;
const maxLength = 60;
/** Thanks, consent and kindness without a word. Other signs may be a call for help. */
const signs = /^(?:[👍🙏🤝👌❤💙💚💛🧡💜🌹💐😊🙂☺✅👏🌷🤲]|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}|\s)+$/u;

/**
 * Whether a message only thanks or agrees, so that nobody waits for an answer to it. It is narrow on purpose: a question mark, a number, or
 * any word besides these, and somebody waits.
 */
export function isThanks(content: Content): boolean {
  if (content.kind !== "text" || content.text.length > maxLength) return false;
  const text = content.text.toLowerCase().replaceAll("ё", "е").trim();
  if (text === "" || /[?؟\d]/u.test(text)) return false;
  if (signs.test(text)) return true;
  const said = text
    .replaceAll(/[!.,:;)(…–—-]+/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "" && !signs.test(word));
  return (
    said.length > 0 &&
    said.length <= maxWords &&
    said.every((word) => words.has(word)) &&
    said.some((word) => enough.has(word))
  );
}
