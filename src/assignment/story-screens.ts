import { shownPhone } from "../cases/phone.ts";
import type { CaseAnswers } from "../cases/sealed-answers.ts";
import { type Content, fileKinds } from "../chat/content.ts";
import type { Screen } from "../chat/screen.ts";
import type { Texts } from "../i18n/texts.ts";
import { storyButtons, workButtons } from "./buttons.ts";

export interface HeadFacts {
  caseId: number;
  number: string;
  name: string;
  phone: string | null;
  answers: CaseAnswers;
  /** Files of the story. */
  files: number;
  /** Who has the case may give it back; a coordinator only reads. */
  isMediator: boolean;
}

/** Above the story: the phone can be copied, which it could not be in a protected message. */
export function headScreen(
  texts: Texts,
  { caseId, number, name, phone, answers, files, isMediator }: HeadFacts,
): Screen {
  const lines = [texts.html("assignment:story", { number, name, phone: phone === null ? "—" : shownPhone(phone) })];
  if (answers.otherSide !== null) {
    const value = texts.plain(`cases:otherSide.${answers.otherSide}`);
    lines.push(texts.html("assignment:storyOtherSide", { value }));
  }
  if (files > 0) lines.push(texts.html("assignment:storyFiles", { count: files }));
  const giveBack = { label: texts.plain("assignment:giveBack"), data: workButtons.data("giveBack", { case: caseId }) };
  return { text: lines.join("\n"), ...(isMediator ? { rows: [[giveBack]] } : {}) };
}

/** Below a page: the story goes on. */
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

/** In place of what Telegram would not take. */
export function missingScreen(
  texts: Texts,
  { number, content }: { number: string; content: Content },
  missing: number,
): Screen {
  const what = kindsIn(texts, content);
  return { text: texts.html("assignment:storyMissing", { number, what, count: missing }), protected: true };
}

function kindsIn(texts: Texts, content: Content): string {
  const kinds = content.kind === "album" ? content.items.map(({ kind }) => kind) : [content.kind];
  return [...new Set(kinds)].map((kind) => kindName(texts, kind)).join(", ");
}

const contentKinds = ["text", ...fileKinds, "location", "contact"] as const;

/** What a message holds, in a word. */
function kindName(texts: Texts, kind: (typeof contentKinds)[number]): string {
  return texts.plain(`assignment:content.${kind}`);
}

export interface RemainsFacts {
  number: string;
  /** From whom it was taken back. */
  name: string;
  /** What the messages hold that could not be removed. */
  left: readonly string[];
}

/** A coordinator can ask for what Telegram lets nobody remove. */
export function remainsScreen(texts: Texts, { number, name, left }: RemainsFacts): Screen {
  const counted = contentKinds.flatMap((kind) => {
    const count = left.filter((one) => one === kind).length;
    return count === 0 ? [] : [`${kindName(texts, kind)}: ${count}`];
  });
  const what = counted.length === 0 ? texts.plain("assignment:content.unknown") : counted.join(", ");
  return { text: texts.html("assignment:remains", { number, name, what }) };
}
