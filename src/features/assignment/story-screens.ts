import { fileKinds } from "../../platform/chat/content.ts";
import type { Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { cardButtons } from "../cases/buttons.ts";
import type { CaseAnswers } from "../cases/sealed-answers.ts";
import { shownPhone } from "../people/phone.ts";
import { storyButtons, workButtons } from "./buttons.ts";
import type { Summary } from "./handover-summary.ts";
import type { PageItem } from "./story-pages.ts";

export interface HeadFacts {
  caseId: number;
  number: string;
  name: string;
  phone: string | null;
  answers: CaseAnswers;
  /** The number of files in the story. */
  files: number;
  /** What the mediator wrote who handed the case over to the reader. */
  summary?: Summary;
  /** Whether the reader has the case and may give it back; a coordinator may only read. */
  isMediator: boolean;
}

/** Shown above the story. It is not protected, so that the phone number can be copied. */
export function headScreen(
  texts: Texts,
  { caseId, number, name, phone, answers, files, summary, isMediator }: HeadFacts,
): Screen {
  const lines = [
    texts.html("assignment:story", { number, name }),
    phoneLine(texts, phone, answers.phoneShared, isMediator),
  ];
  if (answers.otherSide !== null) {
    const value = texts.plain(`cases:otherSide.${answers.otherSide}`);
    lines.push(texts.html("assignment:storyOtherSide", { value }));
  }
  if (files > 0) lines.push(texts.html("assignment:storyFiles", { count: files }));
  if (summary !== undefined) lines.push("", texts.html("assignment:summary", { ...summary }));
  const card = { label: texts.plain("assignment:card"), data: cardButtons.data("cardBelow", { case: caseId }) };
  const giveBack = { label: texts.plain("assignment:giveBack"), data: workButtons.data("giveBack", { case: caseId }) };
  return { text: lines.join("\n"), ...(isMediator ? { rows: [[card], [giveBack]] } : {}) };
}

/** The number as it can be dialled; beside it, whether it is known to be the applicant's. */
function phoneLine(texts: Texts, phone: string | null, isConfirmed: boolean, isMediator: boolean): string {
  // When a mediator takes the case, the applicant reads how to add a number (cases:acceptedNoPhone).
  if (phone === null) return texts.html(isMediator ? "assignment:phone.toAdd" : "assignment:phone.none");
  return texts.html(isConfirmed ? "assignment:phone.confirmed" : "assignment:phone.unconfirmed", {
    phone: shownPhone(phone),
  });
}

/** Shown above what a side has told. */
export function sideScreen(texts: Texts, { number, side }: { number: string; side: number }): Screen {
  return { text: texts.html("assignment:storySide", { number, side }) };
}

/** Shown below a page if the story continues. */
export function moreScreen(
  texts: Texts,
  { number, showingId, page }: { number: string; showingId: number; page: number },
): Screen {
  const more = {
    label: texts.plain("assignment:storyNext"),
    data: storyButtons.data("more", { showing: showingId, page }),
  };
  return { text: texts.html("assignment:storyGoesOn", { number }), rows: [[more]] };
}

/** Shown in place of content that Telegram refuses. */
export function missingScreen(
  texts: Texts,
  { number, content }: { number: string; content: PageItem },
  missing: number,
): Screen {
  const what = kindsIn(texts, content);
  return { text: texts.html("assignment:storyMissing", { number, what, count: missing }), protected: true };
}

function kindsIn(texts: Texts, content: PageItem): string {
  if (content.kind === "side") return texts.plain("assignment:content.text");
  const kinds = content.kind === "album" ? content.items.map(({ kind }) => kind) : [content.kind];
  return [...new Set(kinds)].map((kind) => kindName(texts, kind)).join(", ");
}

const contentKinds = ["text", ...fileKinds, "location", "contact"] as const;

/** The name of a kind of content. */
function kindName(texts: Texts, kind: (typeof contentKinds)[number]): string {
  return texts.plain(`assignment:content.${kind}`);
}

export interface LeftoverFacts {
  number: string;
  /** The person from whose chat the case was retracted. */
  name: string;
  /** The kinds of the messages that could not be removed. */
  left: readonly string[];
}

/** Tells a coordinator which messages Telegram does not let us remove, so that they can ask the person to delete them. */
export function leftoversScreen(texts: Texts, { number, name, left }: LeftoverFacts): Screen {
  const counted = contentKinds.flatMap((kind) => {
    const count = left.filter((leftKind) => leftKind === kind).length;
    return count === 0 ? [] : [`${kindName(texts, kind)}: ${count}`];
  });
  const what = counted.length === 0 ? texts.plain("assignment:content.unknown") : counted.join(", ");
  return { text: texts.html("assignment:remains", { number, name, what }) };
}
