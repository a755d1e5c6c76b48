import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { cardButtons } from "../cases/buttons.ts";
import { leadButtons, talkButtons } from "./buttons.ts";
import type { Opening, Stopped } from "./lead.ts";
import { labelButton, type TalkFacts, writingLine } from "./screens.ts";

/** Stops the talk, or lets it go on. */
export function stopButton(texts: Texts, talk: number, isStopped: boolean): Button {
  const kind = isStopped ? "resume" : "stop";
  return { label: texts.plain(`talks:lead.${kind}`), data: leadButtons.data(kind, { talk }) };
}

function cardButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("talks:lead.card"), data: cardButtons.data("card", { case: caseId }) };
}

/** To the mediator: the talk is stopped, or goes on; with several sides, the talk with each of them. */
export function ledScreen(texts: Texts, talk: number, { caseId, isStopped, sides }: Stopped): Screen {
  const how = isStopped ? "stopped" : "resumed";
  return {
    text: texts.html(sides > 1 ? `talks:ledAll.${how}` : `talks:led.${how}`),
    rows: [[stopButton(texts, talk, isStopped)], [cardButton(texts, caseId)]],
  };
}

/** To the mediator: what became of the opening words. */
export function openingDoneScreen(texts: Texts, talk: number, opening: Opening): Screen {
  const rows = [[cardButton(texts, opening.caseId)]];
  if (opening.kind === "stopped") {
    return { text: texts.html("talks:stopped.mediator"), rows: [[stopButton(texts, talk, true)], ...rows] };
  }
  const at = dayAndTime(texts, opening.at);
  return { text: texts.html("talks:led.openingSent", { at, words: openingWords(texts) }), rows };
}

function openingWords(texts: Texts): string {
  return texts.html("talks:opening");
}

/** The opening words as the party reads them, below the label of the talk as every message of the talk. */
export function openingScreen(texts: Texts, facts: TalkFacts): Screen {
  const { number, mediator } = facts;
  return {
    text: [texts.html("talks:openingFrom", { number, mediator }), openingWords(texts)].join("\n\n"),
    rows: [[labelButton(texts, facts, false)]],
  };
}

/** To the party: the talk is stopped, without a reason, or goes on. The writing line is only there while somebody reads. */
export function stoppedScreen(texts: Texts, facts: TalkFacts, isStopped: boolean): Screen {
  const { number, mediator } = facts;
  return isStopped
    ? { text: texts.html("talks:led.partyStopped", { number }), keyboard: { kind: "remove" } }
    : { text: texts.html("talks:led.partyResumed", { number, mediator }), keyboard: writingLine(texts, facts) };
}

/** Somebody has written into a talk that is stopped: it went to nobody. */
export function notSaidScreen(
  texts: Texts,
  { id, caseId, isParty }: { id: number; caseId: number; isParty: boolean },
  replyTo: number | null,
): Screen {
  const desk = { label: texts.plain("talks:write.desk"), data: talkButtons.data("desk", { case: caseId }) };
  return {
    text: texts.html(isParty ? "talks:stopped.party" : "talks:stopped.mediator"),
    rows: [[isParty ? desk : stopButton(texts, id, true)]],
    ...(replyTo === null ? {} : { replyTo }),
  };
}
