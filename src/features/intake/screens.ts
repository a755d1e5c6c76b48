import { homeButton } from "../../platform/chat/home.ts";
import type { Ending } from "../../platform/chat/pending-kind.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { caseButtons } from "../cases/buttons.ts";
import { storyLimits } from "../cases/story.ts";
import { hotlineLines } from "../people/screens.ts";
import { roomButtons } from "../places/buttons.ts";
import type { Places } from "../places/places.ts";
import { soonScreen, undoButton } from "../undo/screens.ts";
import { intakeButtons } from "./buttons.ts";
import { draftKeptDays } from "./draft-kept-days.ts";
import type { StoryRefusal } from "./receipt-rows.ts";

/** Tells the person that a message did not fit into the story, and why. */
export function notKeptText(texts: Texts, reason: "tooLong" | "tooMany"): string {
  const limit = reason === "tooLong" ? storyLimits.characters : storyLimits.files;
  return texts.html(`intake:story.${reason}`, { limit });
}

/** Tells the person how many files of an album are saved, and why the others are not. */
export function partlyText(texts: Texts, album: { files: number; saved: number; why: StoryRefusal }): string {
  const { files, saved, why } = album;
  // Once a story has all its files, no later file fits; a caption that is too long says nothing about the files after it.
  const partly = why === "TOO_MANY" ? "intake:story.firstSaved" : "intake:story.someSaved";
  const count = texts.html(saved === 0 ? "intake:story.noneSaved" : partly, { files, saved });
  return `${count}\n${notKeptText(texts, why === "TOO_MANY" ? "tooMany" : "tooLong")}`;
}

/** Tells the person that an edit of a message did not change the report, because it was sent before. */
export function sentStoryScreen(texts: Texts, { caseId, number }: { caseId: number; number: string }): Screen {
  const open = {
    label: texts.plain("cases:mine.button", { number }),
    data: caseButtons.data("case", { case: caseId }),
  };
  return { text: texts.html("intake:story.sent", { number }), rows: [[open]] };
}

/** No report is taken from a person under 18. @param wereHeld whether words that the person had written before are erased */
export function minorScreen(texts: Texts, wereHeld = false): Screen {
  return { text: withErased(texts, texts.html("intake:adult.minor"), wereHeld), rows: [[homeButton(texts)]] };
}

function withErased(texts: Texts, text: string, wereHeld: boolean): string {
  return wereHeld ? `${texts.html("intake:held.erased")}\n\n${text}` : text;
}

/** Without consent nothing is kept. Hotlines and rooms are open to everyone. */
export function refusedScreen(texts: Texts, places: Places, wereHeld = false): Screen {
  const screen = withHotlines(texts, places, withErased(texts, texts.html("intake:consent.refused"), wereHeld));
  const room = { label: texts.plain("people:home.room"), data: roomButtons.data("find", {}) };
  return { ...screen, rows: [[room], ...(screen.rows ?? [])] };
}

/** Not for mediation, and the person does not want a coordinator to look: nothing is kept. @param act deletes it in a minute */
export function unsuitableScreen(texts: Texts, places: Places, act: number | null): Screen {
  const screen = withHotlines(texts, places, texts.html("intake:remit.ended"));
  return act === null ? screen : { ...screen, rows: [[undoButton(texts, act)], ...(screen.rows ?? [])] };
}

function withHotlines(texts: Texts, places: Places, text: string): Screen {
  return { text: `${text}\n\n${hotlineLines(texts, [...places.hotlines])}`, rows: [[homeButton(texts)]] };
}

export function pausedScreen(texts: Texts): Screen {
  return {
    text: texts.html("intake:paused", { days: draftKeptDays }),
    rows: [
      [continueButton(texts)],
      [{ label: texts.plain("intake:drop"), data: intakeButtons.data("drop", {}) }],
      [homeButton(texts)],
    ],
  };
}

/** The report will be deleted in a minute. @param act the id of the act that was put off */
export function droppingScreen(texts: Texts, act: number): Screen {
  return soonScreen(texts, texts.html("intake:dropSoon"), act, [[homeButton(texts)]]);
}

export function dropEndedScreen(texts: Texts, how: Ending): Screen {
  if (how !== "undone") return droppedScreen(texts);
  return { text: texts.html("intake:dropUndone"), rows: [[continueButton(texts)], [homeButton(texts)]] };
}

/** The story told so far will be deleted in a minute; the question below asks for it again. */
export function clearingScreen(texts: Texts, act: number): Screen {
  return soonScreen(texts, texts.html("intake:story.clearSoon"), act, []);
}

export function clearEndedScreen(texts: Texts, how: Ending): Screen {
  if (how !== "undone") return { text: texts.html("intake:story.cleared") };
  return { text: texts.html("intake:story.clearUndone"), rows: [[continueButton(texts)]] };
}

export function droppedScreen(texts: Texts): Screen {
  return { text: texts.html("intake:dropped"), rows: [[homeButton(texts)]] };
}

/** Told of a report that was never sent. Somebody else may read it over the shoulder, so it does not say what it was about. */
export function erasedScreen(texts: Texts): Screen {
  return { text: texts.html("intake:erased", { days: draftKeptDays }), rows: [[homeButton(texts)]] };
}

function continueButton(texts: Texts): Button {
  return { label: texts.plain("people:home.continue"), data: intakeButtons.data("report", {}) };
}
