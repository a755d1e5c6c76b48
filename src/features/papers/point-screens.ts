import { shorten } from "../../platform/chat/cutting.ts";
import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { paperButtons, pointFormButtons } from "./buttons.ts";
import type { PaperName, PaperView } from "./paper-view.ts";
import { pointLimits } from "./point-text.ts";
import { type Draft, type DraftPoint, inNext, type PointMove } from "./points.ts";

/** As many points as fit a small phone with their buttons. */
export const pointsOnPage = 4;
const pointShown = 60;

/** The number that a point has in the document; a dash for a point that was taken out. */
export function numberOf(draft: Draft, point: DraftPoint): string {
  return point.isOut ? "–" : String(inNext(draft).indexOf(point) + 1);
}

/** A point in the list of a document. */
export function pointLine(texts: Texts, draft: Draft, point: DraftPoint): string {
  const text = shorten(point.text.replaceAll("\n", " "), pointShown);
  if (point.isOut) return texts.html("papers:point.line.out", { text });
  return texts.html(`papers:point.line.${point.state}`, { at: numberOf(draft, point), text });
}

/** A point with what can be done with it; null if the document has no such point. */
export function pointScreen(texts: Texts, view: PaperView, id: number): Screen | null {
  const { caseId, kind, draft } = view;
  const name = { case: caseId, paper: kind };
  const point = draft.points.find((candidate) => candidate.id === id);
  if (point === undefined) return null;
  const move = (to: PointMove): Button => ({
    label: texts.plain(`papers:point.move.${to}`),
    data: paperButtons.data("move", { ...name, point: id, move: to }),
  });
  const rewrite = {
    label: texts.plain("papers:point.rewrite"),
    data: paperButtons.data("rewrite", { ...name, point: id }),
  };
  const agreement = kind === "SETTLEMENT" ? [move(point.state === "agreed" ? "leaveOpen" : "agree")] : [];
  const buttons = point.isOut
    ? [move("putBack")]
    : point.state === "settled"
      ? [move("reopen")]
      : [rewrite, ...agreement, move("takeOut")];
  const words = [
    point.isOut
      ? texts.html("papers:point.bare", { text: point.text })
      : texts.html("papers:point.title", { at: numberOf(draft, point), text: point.text }),
    ...(kind === "SETTLEMENT" || point.isOut || point.state === "settled" ? [stateLine(texts, point)] : []),
  ];
  const page = Math.floor(draft.points.indexOf(point) / pointsOnPage);
  const back = { label: texts.plain("chat:back"), data: paperButtons.data("open", { ...name, page }) };
  return { text: words.join("\n\n"), rows: [...grid(buttons, 2), [back]] };
}

function stateLine(texts: Texts, { isOut, state }: DraftPoint): string {
  return isOut ? texts.html("papers:point.state.out") : texts.html(`papers:point.state.${state}`);
}

/** Asks for a point. @param at which point of the document it will be */
export function askPointScreen(
  texts: Texts,
  { caseId, number, kind, at, isRewritten }: PaperName & { number: string; at: number; isRewritten: boolean },
): Screen {
  const words = { number, paper: texts.plain(`papers:kind.${kind}`), at, limit: pointLimits.points };
  const stop = {
    label: texts.plain("papers:write.stop"),
    data: pointFormButtons.data("stop", { case: caseId, paper: kind }),
  };
  return { text: texts.html(isRewritten ? "papers:write.again" : "papers:write.ask", words), rows: [[stop]] };
}
