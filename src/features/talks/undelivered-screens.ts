import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { shortCaseNumber } from "../cases/case-number.ts";
import { talkButtons } from "./buttons.ts";
import { deskOfButton } from "./desk-button.ts";
import type { Cause } from "./undelivered.ts";

/** What the author of a message that did not arrive may know. */
export type UndeliveredFacts = { message: string; replyTo: number } & (
  | { reader: "STAFF"; cause: Cause }
  | { reader: "PARTY"; kind: "voice" | "notYet" }
  /** The mediator cannot be reached. */
  | { reader: "PARTY"; kind: "unreachable"; case: number }
  /** The mediator has the case no longer. @param mediator who has it now; null if nobody does */
  | { reader: "PARTY"; kind: "moved"; case: number; mediator: string | null }
);

/** Says that a message did not arrive: to staff why, to a party what can be done. That the other side has blocked the bot is never told to a party. */
export function undeliveredScreen(texts: Texts, facts: UndeliveredFacts): Screen {
  const { message, replyTo } = facts;
  const asFile = { label: texts.plain("talks:undelivered.asFile"), data: talkButtons.data("asFile", { message }) };
  if (facts.reader === "STAFF") {
    const rows = [[facts.cause === "voice" ? asFile : homeButton(texts)]];
    return { text: texts.html(`talks:undelivered.staff.${facts.cause}`), rows, replyTo };
  }
  switch (facts.kind) {
    case "voice":
      return { text: texts.html("talks:undelivered.voice"), rows: [[asFile]], replyTo };
    case "notYet":
      return { text: texts.html("talks:undelivered.notYet"), rows: [[homeButton(texts)]], replyTo };
    case "unreachable":
      return {
        text: texts.html("talks:undelivered.unreachable"),
        rows: [[deskButton(texts, facts.case)]],
        replyTo,
      };
    case "moved": {
      const { mediator } = facts;
      const text =
        mediator === null
          ? texts.html("talks:undelivered.nobodyReads")
          : texts.html("talks:undelivered.otherReads", { mediator });
      return { text, rows: [[deskButton(texts, facts.case)]], replyTo };
    }
  }
}

function deskButton(texts: Texts, id: number): Button {
  return { label: texts.plain("talks:write.desk"), data: talkButtons.data("desk", { case: id }) };
}

/** Tells a coordinator that what a party writes does not reach the mediator. */
export function unreachableScreen(texts: Texts, facts: { case: number; number: string; mediator: string }): Screen {
  const { mediator } = facts;
  const number = shortCaseNumber(facts.number);
  return {
    text: texts.html("talks:undelivered.coordinator", { number, mediator }),
    rows: [[deskOfButton(texts, facts.case)]],
  };
}

/** A voice message goes as a file, or cannot any longer. */
export function asFileScreen(texts: Texts, isSent: boolean): Screen {
  return { text: texts.html(isSent ? "talks:undelivered.sentAsFile" : "talks:over") };
}
