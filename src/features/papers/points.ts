import { z } from "zod";
import { type Ground, grounds } from "./paper-kinds.ts";
import { pointLimits } from "./point-text.ts";

/**
 * How a point stands: the sides agree on it, they do not yet, or all of them have confirmed a version with it. What is settled stays as it
 * is, until the mediator opens it again.
 */
export const pointStates = ["agreed", "open", "settled"] as const;

const pointSchema = z.object({
  /** Names the point for as long as the document exists. */
  id: z.number(),
  text: z.string(),
  state: z.enum(pointStates),
  /** It was taken out, and does not go into the next version; it can be put back. */
  isOut: z.boolean().default(false),
});

const draftSchema = z.object({
  /** Rises with each change, so that nobody sends what they have not seen. */
  turn: z.number(),
  nextId: z.number(),
  points: z.array(pointSchema),
  /** Only of a notice of termination. */
  ground: z.enum(grounds).nullable().default(null),
});

export type DraftPoint = z.infer<typeof pointSchema>;
/** What the mediator has written for the next version of a document. */
export type Draft = z.infer<typeof draftSchema>;

export const emptyDraft: Draft = { turn: 0, nextId: 1, points: [], ground: null };

export function parseDraft(stored: string): Draft {
  return draftSchema.parse(JSON.parse(stored));
}

/** What becomes of a draft: it is changed, it has as many points as it may have, there is no such point, or the point is settled. */
export type DraftChange = { kind: "changed"; draft: Draft } | { kind: "full" } | { kind: "gone" } | { kind: "settled" };

/** @param text as `readPoint` gives it */
export function addPoint(draft: Draft, text: string): DraftChange {
  if (inNext(draft).length >= pointLimits.points) return { kind: "full" };
  const point: DraftPoint = { id: draft.nextId, text, state: "agreed", isOut: false };
  return changed({ ...draft, nextId: draft.nextId + 1, points: [...draft.points, point] });
}

export function rewritePoint(draft: Draft, id: number, text: string): DraftChange {
  return changePoint(draft, id, (point) => (point.state === "settled" ? null : { ...point, text }));
}

/** What a mediator does with a point by a button. */
export const pointMoves = ["agree", "leaveOpen", "reopen", "takeOut", "putBack"] as const;
export type PointMove = (typeof pointMoves)[number];

export function movePoint(draft: Draft, id: number, move: PointMove): DraftChange {
  if (move === "putBack" && inNext(draft).length >= pointLimits.points) return { kind: "full" };
  return changePoint(draft, id, (point) => {
    if (move === "reopen") return { ...point, state: "open" };
    if (point.state === "settled") return null;
    switch (move) {
      case "agree":
        return { ...point, state: "agreed" };
      case "leaveOpen":
        return { ...point, state: "open" };
      default:
        return { ...point, isOut: move === "takeOut" };
    }
  });
}

export function chooseGround(draft: Draft, ground: Ground): Draft {
  return { ...draft, ground, turn: draft.turn + 1 };
}

/** After all have confirmed a version: what they agreed on in it is settled, if the draft still has it word for word. */
export function settlePoints(draft: Draft, confirmed: readonly Pick<DraftPoint, "id" | "text" | "state">[]): Draft {
  const points = draft.points.map((point): DraftPoint => {
    const same = confirmed.find(({ id, text }) => id === point.id && text === point.text);
    return same === undefined || same.state === "open" ? point : { ...point, state: "settled", isOut: false };
  });
  return { ...draft, points, turn: draft.turn + 1 };
}

/** The points of the next version, in their order. */
export function inNext({ points }: Pick<Draft, "points">): DraftPoint[] {
  return points.filter(({ isOut }) => !isOut);
}

function changePoint(draft: Draft, id: number, change: (point: DraftPoint) => DraftPoint | null): DraftChange {
  const point = draft.points.find((candidate) => candidate.id === id);
  if (point === undefined) return { kind: "gone" };
  const next = change(point);
  if (next === null) return { kind: "settled" };
  return changed({ ...draft, points: draft.points.map((candidate) => (candidate.id === id ? next : candidate)) });
}

function changed(draft: Draft): DraftChange {
  return { kind: "changed", draft: { ...draft, turn: draft.turn + 1 } };
}
