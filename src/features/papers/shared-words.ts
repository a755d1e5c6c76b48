import type { Button } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { paperButtons } from "./buttons.ts";
import { printedCode, printedDay } from "./paper-blocks.ts";
import type { PaperName } from "./paper-view.ts";
import type { SideAnswer, Version } from "./versions.ts";

/** «Бірінші тарап»: how a side is called before everybody. */
export function sideName(texts: Texts, side: number): string {
  if (side === 1) return texts.plain("papers:side.first");
  return side === 2 ? texts.plain("papers:side.second") : texts.plain("papers:side.other", { side });
}

/** What names a version in a text. */
export function versionWords(texts: Texts, { number, kind, version, code }: Version) {
  return { number, paper: texts.plain(`papers:kind.${kind}`), version, code: printedCode(code) };
}

/** What each side has answered, a line each. @param ownId the reader, if they are a party */
export function answerLines(texts: Texts, sides: readonly SideAnswer[], ownId: number | null = null): string {
  return sides
    .map(({ side, personId, agrees }) => {
      const name = personId === ownId ? texts.plain("papers:side.you") : sideName(texts, side);
      const answer = agrees === null ? "waits" : agrees ? "yes" : "no";
      return texts.html(`papers:answer.${answer}`, { name });
    })
    .join("\n");
}

/** How a version stands, in a line. */
export function standingLine(texts: Texts, { standing, signedOn, version, newest }: Version): string {
  switch (standing.kind) {
    case "void":
      return texts.html(`papers:standing.void.${standing.why}`, { version, newest });
    case "signed":
      return texts.html("papers:standing.signed", { day: printedDay(signedOn ?? "") });
    case "confirmed":
      return texts.html(standing.partly ? "papers:standing.partly" : "papers:standing.confirmed");
    default:
      return texts.html(`papers:standing.${standing.kind}`);
  }
}

/** Leads the mediator back to a document. */
export function backToPaper(texts: Texts, { caseId, kind }: PaperName): Button {
  return { label: texts.plain("papers:back"), data: paperButtons.data("open", { case: caseId, paper: kind, page: 0 }) };
}
