import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import type { Upload } from "../../platform/telegram/upload.ts";
import { workButton } from "../assignment/screens.ts";
import { cardButtons } from "../cases/buttons.ts";
import { paperButtons, signedFormButtons } from "./buttons.ts";
import { printedDay } from "./paper-blocks.ts";
import { paperKinds } from "./paper-kinds.ts";
import type { PaperName, PaperView } from "./paper-view.ts";
import { numberOf, pointLine, pointsOnPage } from "./point-screens.ts";
import { type Draft, inNext } from "./points.ts";
import { answerLines, backToPaper, sideName, standingLine, versionWords } from "./shared-words.ts";
import type { Version } from "./versions.ts";

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
      label: `№ ${numberOf(draft, point)}`,
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
