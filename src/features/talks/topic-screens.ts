import type { Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { labelInList, type TalkFacts, writingLine } from "./screens.ts";

/** What Telegram allows a topic's name (Bot API createForumTopic). */
const maxName = 128;

/** The name of a talk's topic: the number of the case, and who reads. */
export function topicName(texts: Texts, facts: Omit<TalkFacts, "mediator" | "id">, isOpen: boolean): string {
  const label = labelInList(texts, facts);
  return [...(isOpen ? label : texts.plain("talks:topic.closed", { label }))].slice(0, maxName).join("");
}

/** The first message in a topic: who reads what is written there. */
export function topicScreen(texts: Texts, facts: TalkFacts): Screen {
  return { text: topicText(texts, facts), keyboard: writingLine(texts, facts) };
}

function topicText(texts: Texts, { kind, as, number, mediator, side }: TalkFacts): string {
  if (as !== "PARTY") return texts.html("talks:topic.party", { number, side });
  return kind === "DESK"
    ? texts.html("talks:topic.desk", { number })
    : texts.html("talks:topic.mediator", { number, mediator });
}

/** In a topic: what was asked for there is answered outside topics, where nobody else reads. */
export function outsideScreen(texts: Texts): Screen {
  return { text: texts.html("talks:topic.outside") };
}
