import { type Screen, tick } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { paperButtons } from "./buttons.ts";
import { grounds, isConfirmed } from "./paper-kinds.ts";
import type { PaperName, PaperView } from "./paper-view.ts";
import { inNext } from "./points.ts";
import { backToPaper, sideName } from "./shared-words.ts";

/** The reasons for which a mediation ends. */
export function groundsScreen(texts: Texts, { caseId, number, draft }: PaperView): Screen {
  const rows = grounds.map((ground) => [
    {
      label: tick(draft.ground === ground, texts.plain(`papers:ground.${ground}`)),
      data: paperButtons.data("ground", { case: caseId, ground }),
    },
  ]);
  const back = {
    label: texts.plain("chat:back"),
    data: paperButtons.data("open", { case: caseId, paper: "TERMINATION", page: 0 }),
  };
  return { text: texts.html("papers:grounds", { number }), rows: [...rows, [back]] };
}

/** Shows what will be sent and to whom, before it is sent. */
export function askToSendScreen(texts: Texts, view: PaperView): Screen {
  const { caseId, number, kind, draft, version, sides, lack } = view;
  const name = { case: caseId, paper: kind };
  const back = { label: texts.plain("chat:back"), data: paperButtons.data("open", { ...name, page: 0 }) };
  if (lack !== null) return { text: texts.html(`papers:lack.${lack}`, { number }), rows: [[back]] };
  const next = (version?.version ?? 0) + 1;
  const paper = texts.plain(`papers:kind.${kind}`);
  const open = inNext(draft).filter(({ state }) => state === "open").length;
  const text = [
    texts.html("papers:send.title", { number, paper, version: next }),
    texts.html("papers:send.facts", {
      count: inNext(draft).length,
      sides: sides.map((side) => sideName(texts, side)).join(", "),
    }),
    ...(open === 0 ? [] : [texts.html("papers:send.open", { count: open })]),
    ...(version === null || !isConfirmed(kind) ? [] : [texts.html("papers:send.voids", { version: version.version })]),
    texts.html("papers:send.question"),
  ];
  const make = {
    label: texts.plain("papers:send.yes"),
    data: paperButtons.data("make", { ...name, turn: draft.turn }),
  };
  return { text: text.join("\n\n"), rows: [[make], [back]] };
}

/** A version was made and is on its way. */
export function sentScreen(
  texts: Texts,
  { caseId, kind, number }: PaperName & { number: string },
  version: number,
): Screen {
  const words = { number, paper: texts.plain(`papers:kind.${kind}`), version };
  return {
    text: texts.html(isConfirmed(kind) ? "papers:send.done" : "papers:send.told", words),
    rows: [[backToPaper(texts, { caseId, kind })]],
  };
}
