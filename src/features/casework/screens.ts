import { homeButton } from "../../platform/chat/home.ts";
import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import { queueButtons } from "../assignment/buttons.ts";
import { type Brief, briefText, workButton } from "../assignment/screens.ts";
import { cardButtons } from "../cases/buttons.ts";
import type { CardAddition } from "../cases/card-part.ts";
import type { Places } from "../places/places.ts";

/** The facts of a case that its mediator sees: nothing that the applicant told. */
export interface InHandFacts extends Brief {
  filedAt: Date;
  assignedAt: Date | null;
  /** Since when the applicant has been waiting for an answer; null if nobody waits. */
  waitingSince: Date | null;
}

export interface WorkPage {
  cases: (InHandFacts & {
    /** Whether the mediator gives it back within the minute. */
    isLeaving: boolean;
  })[];
  /** From 0. */
  page: number;
  pages: number;
  /** How many cases the mediator has. */
  count: number;
}

/** A page of a mediator's cases. */
export function workScreen(texts: Texts, { cases, page, pages, count }: WorkPage): Screen {
  const lines = cases.map((facts) =>
    texts.html("casework:list.case", {
      number: facts.number,
      kind: texts.plain(`cases:kind.${facts.kind}`),
      state: stateOf(texts, facts),
    }),
  );
  const body = lines.length === 0 ? [texts.html("casework:list.none")] : lines;
  const open = cases.map(({ id, number }) => ({ label: `📂 ${number}`, data: cardButtons.data("card", { case: id }) }));
  const turn = (label: TextKey, to: number): Button => ({
    label: texts.plain(label),
    data: cardButtons.data("list", { page: to }),
  });
  const turns = [
    ...(page > 0 ? [turn("casework:list.earlier", page - 1)] : []),
    ...(page + 1 < pages ? [turn("casework:list.later", page + 1)] : []),
  ];
  return {
    text: [texts.html("casework:list.title", { count }), body.join("\n")].join("\n\n"),
    rows: [...grid(open, 2), ...(turns.length === 0 ? [] : [turns]), [homeButton(texts)]],
  };
}

/** Since when somebody waits, or since when the mediator has the case. */
function stateOf(texts: Texts, { waitingSince, assignedAt, isLeaving }: WorkPage["cases"][number]): string {
  if (isLeaving) return texts.plain("casework:list.leaving");
  if (waitingSince !== null) return texts.plain("casework:waiting", { since: dayAndTime(texts, waitingSince) });
  return texts.plain("casework:assigned", { at: assignedAt === null ? "" : dayAndTime(texts, assignedAt) });
}

/** The card of a case for the mediator who has it. */
export function cardScreen(
  texts: Texts,
  places: Places,
  facts: InHandFacts,
  { lines, buttons }: Required<CardAddition>,
): Screen {
  const { waitingSince, assignedAt, filedAt } = facts;
  const dates = [
    ...(waitingSince === null ? [] : [texts.html("casework:waiting", { since: dayAndTime(texts, waitingSince) })]),
    ...(assignedAt === null ? [] : [texts.html("casework:assigned", { at: dayAndTime(texts, assignedAt) })]),
    texts.html("casework:filed", { at: dayAndTime(texts, filedAt) }),
  ];
  return {
    text: [briefText(texts, places, facts), [...dates, ...lines].join("\n")].join("\n\n"),
    rows: [...grid(buttons, 2), [workButton(texts)]],
  };
}

/** A case as the coordinators of its region see it. */
export interface OverviewFacts extends Brief {
  status: "WAITING" | "ASSIGNED" | "CLOSED";
  filedAt: Date;
  assignedAt: Date | null;
  closedAt: Date | null;
  /** The mediator who has it, or who had it when it was closed. */
  mediator: string | null;
}

/** Where a case stands, for a coordinator of its region. */
export function overviewScreen(
  texts: Texts,
  places: Places,
  facts: OverviewFacts,
  { lines, buttons }: Required<CardAddition>,
): Screen {
  const { status, filedAt, assignedAt, closedAt, mediator } = facts;
  const known = [
    texts.html(`casework:overview.${status}`),
    ...(mediator === null ? [] : [texts.html("casework:overview.mediator", { mediator })]),
    texts.html("casework:filed", { at: dayAndTime(texts, filedAt) }),
    ...(assignedAt === null ? [] : [texts.html("casework:assigned", { at: dayAndTime(texts, assignedAt) })]),
    ...(closedAt === null ? [] : [texts.html("casework:closed", { at: dayAndTime(texts, closedAt) })]),
  ];
  const inQueue = {
    label: texts.plain("casework:overview.queue"),
    data: queueButtons.data("case", { case: facts.id }),
  };
  return {
    text: [briefText(texts, places, facts), [...known, ...lines].join("\n")].join("\n\n"),
    rows: [...grid(buttons, 2), ...(status === "WAITING" ? [[inQueue]] : []), [homeButton(texts)]],
  };
}
