import type { Screen } from "../chat/screen.ts";
import { dayAndTime } from "../i18n/dates.ts";
import type { Texts } from "../i18n/texts.ts";
import { homeButton } from "../people/screens.ts";
import type { Kind } from "./kinds.ts";

export interface FiledFacts {
  number: string;
  /** By when the first mediator answers; null: a coordinator looks for one. */
  until: Date | null;
  /** The rooms, as text. */
  rooms: string;
}

export function filedScreen(texts: Texts, { number, until, rooms }: FiledFacts): Screen {
  const next =
    until === null
      ? texts.html("cases:filed.escalated")
      : texts.html("cases:filed.offered", { until: dayAndTime(texts.language, until) });
  return {
    text: [texts.html("cases:filed.title", { number }), next, rooms].join("\n\n"),
    rows: [[homeButton(texts)]],
  };
}

export function acceptedScreen(texts: Texts, facts: { number: string; mediator: string }): Screen {
  return { text: texts.html("cases:accepted", facts) };
}

export function offeredNextScreen(texts: Texts, { number, until }: { number: string; until: Date }): Screen {
  return { text: texts.html("cases:offeredNext", { number, until: dayAndTime(texts.language, until) }) };
}

export function escalatedScreen(texts: Texts, { number }: { number: string }): Screen {
  return { text: texts.html("cases:escalated", { number }) };
}

export interface CaseFacts {
  number: string;
  kind: Kind;
  status: "WAITING" | "ASSIGNED" | "CLOSED";
  escalated: boolean;
  mediator: string | null;
}

export function casesScreen(texts: Texts, cases: CaseFacts[]): Screen {
  const lines = cases.map((one) =>
    texts.html("cases:mine.line", {
      number: one.number,
      kind: texts.plain(`cases:kind.${one.kind}`),
      status: statusOf(texts, one),
    }),
  );
  const body = lines.length === 0 ? [texts.html("cases:mine.none")] : lines;
  return { text: [texts.html("cases:mine.title"), ...body].join("\n\n"), rows: [[homeButton(texts)]] };
}

function statusOf(texts: Texts, { status, escalated, mediator }: CaseFacts): string {
  if (status === "WAITING" && escalated) return texts.plain("cases:mine.escalated");
  if (status === "ASSIGNED" && mediator !== null) return texts.plain("cases:mine.ASSIGNED", { mediator });
  return texts.plain(status === "CLOSED" ? "cases:mine.CLOSED" : "cases:mine.WAITING");
}
