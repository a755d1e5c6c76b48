import type { Update } from "grammy/types";
import { createForm, type FormStep, type Heard, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { goOnWith } from "../../platform/chat/next-step.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { PaperKind } from "../../platform/database/generated/client.ts";
import { pointFormButtons } from "./buttons.ts";
import type { PapersContext } from "./context.ts";
import { changeDraft } from "./drafts.ts";
import { readPaper } from "./paper-view.ts";
import { askPointScreen, pointsOnPage } from "./point-screens.ts";
import { pointLimits, readPoint } from "./point-text.ts";
import { addPoint, inNext, rewritePoint } from "./points.ts";
import { goneScreen, paperScreen } from "./screens.ts";

/** The document, and the point that is written. */
export interface PointStep extends FormStep {
  caseId: number;
  kind: PaperKind;
  number: string;
  /** The point that is rewritten; null: a new one. */
  point: number | null;
  /** Which point of the document it will be, from 1. */
  at: number;
}

type Answer = { kind: "text"; text: string } | { kind: "stop" };

/** The name of the form. */
export const pointForm = "paperPoint";

/** Asks the mediator for the points of a document, one after another, until they stop. Each is kept at once, so none is lost. */
export function createPointForm(context: PapersContext) {
  const { database, vault, texts } = context;
  return createForm<PointStep, Answer>({
    texts,
    questionName: ({ caseId, kind, at }) => `${caseId}/${kind}/${at}`,
    screen: (words, step) => askPointScreen(words, { ...step, isRewritten: step.point !== null }),
    hear: parsePoint,
    save,
    hasNoDraft: true,
  });

  async function save({ step, texts: words, ctx, outside }: Reply<PointStep>, answer: Answer): Promise<Outcome> {
    const { caseId, kind, point } = step;
    // The tap's own handler shows the document.
    if (answer.kind === "stop") return "next";
    const { text } = answer;
    const changed = await outside(({ person, once }) =>
      once("writePoint", (tx) =>
        changeDraft(tx, vault, person, { caseId, kind }, (draft) =>
          point === null ? addPoint(draft, text) : rewritePoint(draft, point, text),
        ),
      ),
    );
    if (changed.kind === "changed" && point === null && inNext(changed.draft).length < pointLimits.points) {
      const { shownAt: _, complaint: __, ...again } = step;
      await outside((acting) => goOnWith(acting, pointForm, { ...again, at: inNext(changed.draft).length + 1 }));
      return "next";
    }
    const screen = await outside(async ({ person }) => {
      const view = await readPaper(database.prisma, vault, person, { caseId, kind });
      if (view === null) return goneScreen(words);
      return paperScreen(words, view, Math.floor((view.draft.points.length - 1) / pointsOnPage));
    });
    if (changed.kind === "full" || changed.kind === "changed") {
      const isFull = point === null;
      await say(
        ctx,
        isFull
          ? { ...screen, text: `${words.html("papers:write.full", { limit: pointLimits.points })}\n\n${screen.text}` }
          : screen,
      );
    } else await show(ctx, screen);
    return "end";
  }
}

function parsePoint(_: PointStep, { message, callback_query: tap }: Update, shownAt: ShownAt): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    return pointFormButtons.read(tap.data) === null ? { kind: "blank" } : { kind: "answer", answer: { kind: "stop" } };
  }
  const read = readPoint(message?.text ?? "");
  switch (read.kind) {
    case "point":
      return { kind: "answer", answer: { kind: "text", text: read.text } };
    case "empty":
      return { kind: "misfit", say: "papers:write.onlyText" };
    case "tooLong":
      return {
        kind: "misfit",
        say: "papers:write.tooLong",
        params: { limit: pointLimits.characters, length: read.length },
      };
    case "unprintable":
      return { kind: "misfit", say: "papers:write.unprintable", params: { signs: read.signs } };
  }
}
