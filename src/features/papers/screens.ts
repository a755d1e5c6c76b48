import { shorten } from "../../platform/chat/cutting.ts";
import { type Button, grid, type Screen, tick } from "../../platform/chat/screen.ts";
import type { PaperKind } from "../../platform/database/generated/client.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import type { Upload } from "../../platform/telegram/upload.ts";
import { workButton } from "../assignment/screens.ts";
import { cardButtons } from "../cases/buttons.ts";
import { paperButtons, pointFormButtons, signedFormButtons } from "./buttons.ts";
import type { Lack } from "./make-version.ts";
import { printedDay } from "./paper-blocks.ts";
import { grounds, isConfirmed, paperKinds } from "./paper-kinds.ts";
import { pointLimits } from "./point-text.ts";
import { type Draft, type DraftPoint, inNext, type PointMove } from "./points.ts";
import { answerLines, sideName, standingLine, versionWords } from "./shared-words.ts";
import type { Version } from "./versions.ts";

/** A document as the mediator sees it who has the case. */
export interface PaperView {
  caseId: number;
  number: string;
  kind: PaperKind;
  draft: Draft;
  /** The newest version; null if none was made yet. */
  version: Version | null;
  /** The sides to whom the next version goes. */
  sides: readonly number[];
  lack: Lack | null;
}

type PaperName = Pick<PaperView, "caseId" | "kind">;

/** As many points as fit a small phone with their buttons. */
export const pointsOnPage = 4;
const pointShown = 60;

/** The documents of a case, for the mediator who has it. */
export function papersScreen(
  texts: Texts,
  { caseId, number, versions }: { caseId: number; number: string; versions: readonly Version[] },
): Screen {
  const lines = paperKinds.map((kind) => {
    const version = versions.find((candidate) => candidate.kind === kind);
    const state =
      version === undefined
        ? texts.plain("papers:list.notYet")
        : `${texts.plain("papers:list.version", { version: version.version })} ${standingLine(texts, version)}`;
    return texts.html("papers:list.line", { paper: texts.plain(`papers:kind.${kind}`), state });
  });
  const open = paperKinds.map((kind) => [
    {
      label: `📄 ${texts.plain(`papers:short.${kind}`)}`,
      data: paperButtons.data("open", { case: caseId, paper: kind, page: 0 }),
    },
  ]);
  const back = { label: texts.plain("assignment:card"), data: cardButtons.data("card", { case: caseId }) };
  return {
    text: [texts.html("papers:list.title", { number }), lines.join("\n\n")].join("\n\n"),
    rows: [...open, [back]],
  };
}

/** A document: how its newest version stands, the points of the next one, and what can be done. @param page of the points, from 0 */
export function paperScreen(texts: Texts, view: PaperView, page: number): Screen {
  const { caseId, number, kind, draft, version, lack } = view;
  const name = { case: caseId, paper: kind };
  const pages = Math.max(Math.ceil(draft.points.length / pointsOnPage), 1);
  const at = Math.min(page, pages - 1);
  const shown = draft.points.slice(at * pointsOnPage, (at + 1) * pointsOnPage);
  const lines = shown.map((point) => pointLine(texts, draft, point));
  const text = [
    texts.html("papers:paper.title", { number, paper: texts.plain(`papers:kind.${kind}`) }),
    ...(version === null ? [] : [versionState(texts, version)]),
    ...(kind === "TERMINATION" ? [groundLine(texts, draft)] : []),
    ...(draft.points.length === 0
      ? [texts.html(`papers:paper.noPoints.${kind}`)]
      : [texts.html("papers:paper.next", { count: inNext(draft).length }), lines.join("\n")]),
  ];
  const numbers = shown.map(
    (point): Button => ({
      label: `№ ${draft.points.indexOf(point) + 1}`,
      data: paperButtons.data("point", { ...name, point: point.id }),
    }),
  );
  const turn = (label: TextKey, to: number): Button => ({
    label: texts.plain(label),
    data: paperButtons.data("open", { ...name, page: to }),
  });
  const turns = [
    ...(at > 0 ? [turn("papers:paper.earlier", at - 1)] : []),
    ...(at + 1 < pages ? [turn("papers:paper.later", at + 1)] : []),
  ];
  const send = {
    label: texts.plain("papers:paper.send", { version: (version?.version ?? 0) + 1 }),
    data: paperButtons.data("ask", name),
  };
  const ground = { label: texts.plain("papers:paper.ground"), data: paperButtons.data("grounds", { case: caseId }) };
  return {
    text: text.join("\n\n"),
    rows: [
      ...(numbers.length === 0 ? [] : [numbers]),
      ...(turns.length === 0 ? [] : [turns]),
      ...grid(
        [
          { label: texts.plain("papers:paper.add"), data: paperButtons.data("add", name) },
          ...(kind === "TERMINATION" ? [ground] : []),
        ],
        2,
      ),
      ...(lack === null ? [[send]] : []),
      ...(version === null ? [] : grid(versionButtons(texts, version), 2)),
      [{ label: texts.plain("chat:back"), data: paperButtons.data("list", { case: caseId }) }],
    ],
  };
}

function versionState(texts: Texts, version: Version): string {
  const lines = [texts.html("papers:paper.version", versionWords(texts, version)), standingLine(texts, version)];
  const { kind } = version.standing;
  return [...lines, ...(kind === "open" || kind === "refused" ? [answerLines(texts, version.sides)] : [])].join("\n");
}

function versionButtons(texts: Texts, { id, standing }: Version): Button[] {
  const read = { label: texts.plain("papers:paper.read"), data: paperButtons.data("read", { version: id }) };
  const sign = { label: texts.plain("papers:paper.sign"), data: paperButtons.data("sign", { version: id }) };
  return standing.kind === "confirmed" ? [read, sign] : [read];
}

function groundLine(texts: Texts, { ground }: Draft): string {
  return ground === null
    ? texts.html("papers:paper.noGround")
    : texts.html("papers:paper.groundIs", { ground: texts.plain(`papers:ground.${ground}`) });
}

function pointLine(texts: Texts, draft: Draft, point: DraftPoint): string {
  const words = { at: draft.points.indexOf(point) + 1, text: shorten(point.text.replaceAll("\n", " "), pointShown) };
  const { state } = point;
  return point.isOut ? texts.html("papers:point.line.out", words) : texts.html(`papers:point.line.${state}`, words);
}

/** A point with what can be done with it. */
export function pointScreen(texts: Texts, view: PaperView, id: number): Screen {
  const { caseId, kind, draft } = view;
  const name = { case: caseId, paper: kind };
  const at = draft.points.findIndex((point) => point.id === id);
  const point = draft.points[at];
  if (point === undefined) return paperScreen(texts, view, 0);
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
    texts.html("papers:point.title", { at: at + 1, text: point.text }),
    ...(kind === "SETTLEMENT" || point.isOut || point.state === "settled" ? [stateLine(texts, point)] : []),
  ];
  const page = Math.floor(at / pointsOnPage);
  const back = { label: texts.plain("chat:back"), data: paperButtons.data("open", { ...name, page }) };
  return { text: words.join("\n\n"), rows: [...grid(buttons, 2), [back]] };
}

function stateLine(texts: Texts, { isOut, state }: DraftPoint): string {
  return isOut ? texts.html("papers:point.state.out") : texts.html(`papers:point.state.${state}`);
}

/** Asks for a point. @param kept how many were written in this form already */
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

/** How a version stands, for the mediator; each answer changes it. */
export function mediatorVersionScreen(texts: Texts, version: Version): Screen {
  return {
    text: [texts.html("papers:list.title", { number: version.number }), versionLine(texts, version)].join("\n\n"),
    rows: [[backToPaper(texts, version)]],
  };
}

function versionLine(texts: Texts, version: Version): string {
  return [texts.html("papers:party.paper", versionWords(texts, version)), versionState(texts, version)].join("\n");
}

/** The PDF of a version for the mediator, who keeps it in this chat only. */
export function mediatorFileScreen(texts: Texts, version: Version, document: Upload): Screen {
  return {
    text: [texts.html("papers:party.title", versionWords(texts, version)), standingLine(texts, version)].join("\n\n"),
    rows: [[backToPaper(texts, version)]],
    document,
    protected: true,
  };
}

/** Tells the mediator why a side has said no. */
export function reasonToldScreen(texts: Texts, version: Version, side: number, reason: string): Screen {
  const words = { ...versionWords(texts, version), side: sideName(texts, side), reason };
  return { text: texts.html("papers:reason.told", words), rows: [[backToPaper(texts, version)]], protected: true };
}

/** Asks on which day the paper was signed. */
export function askDayScreen(texts: Texts, { versionId, number }: { versionId: number; number: string }): Screen {
  const day = (ago: 0 | 1): Button => ({
    label: texts.plain(ago === 0 ? "papers:signed.today" : "papers:signed.yesterday"),
    data: signedFormButtons.data("day", { ago }),
  });
  const stop = {
    label: texts.plain("papers:signed.stop"),
    data: signedFormButtons.data("stop", { version: versionId }),
  };
  return { text: texts.html("papers:signed.ask", { number }), rows: [[day(0), day(1)], [stop]] };
}

/** What became of recording the signature. */
export function recordedScreen(
  texts: Texts,
  name: PaperName & { number: string },
  what: { kind: "recorded"; day: string } | { kind: "notConfirmed" },
): Screen {
  const text =
    what.kind === "recorded"
      ? texts.html("papers:signed.recorded", { number: name.number, day: printedDay(what.day) })
      : texts.html("papers:signed.notConfirmed", { number: name.number });
  return { text, rows: [[backToPaper(texts, name)]] };
}

/** The person does not have this case, or no longer. */
export function goneScreen(texts: Texts): Screen {
  return { text: texts.html("papers:gone"), rows: [[workButton(texts)]] };
}

export function backToPaper(texts: Texts, { caseId, kind }: PaperName): Button {
  return { label: texts.plain("papers:back"), data: paperButtons.data("open", { case: caseId, paper: kind, page: 0 }) };
}
