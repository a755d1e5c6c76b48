import { homeButton } from "../../platform/chat/home.ts";
import type { UncarriedKind } from "../../platform/chat/received-content.ts";
import type { Button, Keyboard, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { shortCaseNumber } from "../cases/case-number.ts";
import type { AnswerExpected } from "./answer-due.ts";
import { passOnButtons, phraseTalkButtons, talkButtons } from "./buttons.ts";
import type { Member } from "./members.ts";
import { answerLines } from "./owed-screens.ts";
import type { TakenBack } from "./take-back.ts";

/** What a label needs of a talk. */
export interface TalkFacts {
  id: number;
  kind: "CAUCUS" | "DESK";
  number: string;
  side: number;
  /** In what capacity the reader takes part. */
  as: Member;
  /** The name of the mediator, as the coordinator set it. */
  mediator: string;
}

/** Names the talk: the same words on every copy, on the choice of a talk and in the writing line. */
export function talkLabel(texts: Texts, { kind, number, side, as }: Omit<TalkFacts, "mediator" | "id">): string {
  if (as === "PARTY") return texts.plain(kind === "DESK" ? "talks:label.desk" : "talks:label.mediator");
  const label = kind === "DESK" ? "talks:label.deskOf" : "talks:label.partyOf";
  return texts.plain(label, { number: shortCaseNumber(number), side });
}

/** The label of a copy, which enters its talk. @param edited whether its author has changed the message */
export function labelButton(texts: Texts, facts: TalkFacts, edited: boolean): Button {
  const label = talkLabel(texts, facts);
  return {
    label: edited ? texts.plain("talks:label.edited", { label }) : label,
    data: talkButtons.data("write", { talk: facts.id }),
  };
}

/** How a copy is shown now. */
interface ShownCopy {
  edited: boolean;
  /** Whether its reader is in the middle of a form. */
  inForm: boolean;
  /** The message whose author its reader may ask whether it may be passed on; null for all others. */
  passOn?: string | null;
}

/** Below a copy: its talk, and for staff the texts that they have at hand. In the middle of a form, what is written without a reply answers the form. */
export function copyRows(texts: Texts, facts: TalkFacts, { edited, inForm, passOn = null }: ShownCopy): Button[][] {
  const label = labelButton(texts, facts, edited);
  const ask =
    passOn === null
      ? []
      : [[{ label: texts.plain("talks:passOn"), data: passOnButtons.data("ask", { message: passOn }) }]];
  const phrases = {
    label: texts.plain("talks:phrase.open"),
    data: phraseTalkButtons.data("phrases", { talk: facts.id }),
  };
  if (!inForm) return facts.as === "PARTY" ? [[label]] : [[label], ...ask, [phrases]];
  return [
    [label],
    ...ask,
    [{ label: texts.plain("talks:label.reply"), data: talkButtons.data("write", { talk: facts.id }) }],
  ];
}

/** The keys below the text field: they stay while somebody writes into a talk. */
function writingKeys(texts: Texts): string[] {
  return [texts.plain("talks:key.takeBack"), texts.plain("talks:key.leave")];
}

/** Says who reads from now on, with the writing line. */
export function enteredScreen(texts: Texts, facts: TalkFacts): Screen {
  return { text: enteredText(texts, facts), keyboard: writingLine(texts, facts) };
}

/** The keys, and in the empty text field who reads. */
export function writingLine(texts: Texts, facts: TalkFacts): Keyboard {
  return { kind: "keys", rows: [writingKeys(texts)], placeholder: placeholder(texts, facts) };
}

/** Telegram allows a placeholder of up to 64 characters (Bot API ReplyKeyboardMarkup). */
const maxPlaceholder = 64;

function placeholder(texts: Texts, facts: TalkFacts): string {
  return [...texts.plain("talks:placeholder", { label: talkLabel(texts, facts) })].slice(0, maxPlaceholder).join("");
}

function enteredText(texts: Texts, { kind, as, number, mediator, side }: TalkFacts): string {
  if (as !== "PARTY") return texts.html("talks:entered.party", { number, side });
  return kind === "DESK"
    ? texts.html("talks:entered.desk", { number })
    : texts.html("talks:entered.mediator", { number, mediator });
}

/** Says to the two that they can write to each other now. */
export function openedScreen(texts: Texts, facts: TalkFacts & { hasPhone: boolean }): Screen {
  const { as, number, mediator, hasPhone, side } = facts;
  const isApplicant = side === 1;
  const toParty = [
    texts.html(isApplicant ? "talks:opened.party" : "talks:opened.invited", { number, mediator }),
    ...(hasPhone && isApplicant ? [texts.html("talks:opened.phone")] : []),
    texts.html("talks:opened.limits"),
  ];
  const toMediator = [
    texts.html(isApplicant ? "talks:opened.mediator" : "talks:opened.mediatorOfInvited", { number, side }),
    texts.html("talks:opened.mediatorLimits"),
  ];
  return { text: (as === "PARTY" ? toParty : toMediator).join("\n\n"), keyboard: writingLine(texts, facts) };
}

/** A party's talks have the same label in each of their cases, so the number stands with it. */
export function labelInList(texts: Texts, facts: Omit<TalkFacts, "mediator" | "id">): string {
  const label = talkLabel(texts, facts);
  return facts.as === "PARTY" ? texts.plain("talks:ask.talk", { number: shortCaseNumber(facts.number), label }) : label;
}

/** The first message of a day in a caucus has gone to the mediator. @param expected null for thanks, which wait for no answer */
export function passedOnScreen(
  texts: Texts,
  mediator: string,
  expected: AnswerExpected | null,
  replyTo: number,
): Screen {
  const lines = [
    texts.html("talks:passedOn", { mediator }),
    ...(expected === null ? [] : answerLines(texts, expected)),
  ];
  return { text: lines.join("\n"), replyTo };
}

/** The first message after a switch has gone where the switch said. */
export function wentToScreen(texts: Texts, facts: TalkFacts, replyTo: number): Screen {
  return { text: texts.html("talks:wentTo", { label: talkLabel(texts, facts) }), replyTo };
}

/** The talk is closed, or was handed over. @param as in what capacity the reader took part */
export function closedScreen(texts: Texts, as: Member | null, replyTo: number | null): Screen {
  const text = texts.html(as === "PARTY" ? "talks:closed.party" : "talks:closed.staff");
  return { text, rows: [[homeButton(texts)]], ...(replyTo === null ? {} : { replyTo }) };
}

/** A message of this kind goes nowhere. */
export function notCarriedScreen(texts: Texts, kind: UncarriedKind, replyTo: number): Screen {
  return { text: texts.html(`talks:notCarried.${kind}`), replyTo };
}

/** Not everything of a message goes. */
export function partlyCarriedScreen(texts: Texts, kind: "liveLocation" | "livePhoto", replyTo: number): Screen {
  return { text: texts.html(`talks:partlyCarried.${kind}`), replyTo };
}

/** A change is not passed on. @param why the talk is closed, or the other files of the album are gone */
export function notEditedScreen(texts: Texts, why: "closed" | "gone", replyTo: number): Screen {
  return { text: texts.html(`talks:notEdited.${why}`), replyTo };
}

/** @param isReply whether a message was named by a reply; otherwise it was the last one */
export function takenBackScreen(texts: Texts, taken: TakenBack, isReply: boolean): Screen {
  if (taken === "already")
    return { text: texts.html(isReply ? "talks:takeBack.already" : "talks:takeBack.lastAlready") };
  return { text: texts.html(`talks:takeBack.${taken}`) };
}

/** The label of a button was written by hand: it was sent to nobody. */
export function typedLabelScreen(texts: Texts, replyTo: number): Screen {
  return { text: texts.html("talks:typedLabel"), replyTo };
}

/** A form begins: its answers go to nobody else, so the writing line is taken away. What is written in a talk's topic still goes there. */
export function formBeginsScreen(texts: Texts, hasTopics: boolean): Screen {
  return { text: texts.html(hasTopics ? "talks:topic.formBegins" : "talks:formBegins"), keyboard: { kind: "remove" } };
}

/** The writing line is taken away. @param only the talk that still reads whatever the person writes, because they have no other */
export function leftScreen(texts: Texts, only: TalkFacts | null): Screen {
  const text =
    only === null ? texts.html("talks:left") : texts.html("talks:leftOnly", { label: talkLabel(texts, only) });
  return { text, keyboard: { kind: "remove" } };
}

/** Who reads what a member of a talk that is over writes from now on. */
export type ReadsNow = { kind: "nobody" } | { kind: "asked" } | { kind: "only"; talk: TalkFacts };

/** A talk is over: the writing line goes, or names the only talk that is left. */
export function endedScreen(texts: Texts, reads: ReadsNow): Screen {
  if (reads.kind !== "only") return { text: texts.html(`talks:ended.${reads.kind}`), keyboard: { kind: "remove" } };
  const lines = [texts.html("talks:ended.only"), enteredText(texts, reads.talk)];
  return { text: lines.join("\n\n"), keyboard: writingLine(texts, reads.talk) };
}
