import { lackOf } from "../../src/features/papers/make-version.ts";
import { type Block, paperBlocks } from "../../src/features/papers/paper-blocks.ts";
import { grounds, paperKinds } from "../../src/features/papers/paper-kinds.ts";
import type { PaperView } from "../../src/features/papers/paper-view.ts";
import {
  answeredScreen,
  confirmedScreen,
  keptScreen,
  partyPapersScreen,
  partyVersionScreen,
  reasonGivenScreen,
  reasonScreen,
  signedScreen,
  votedScreen,
} from "../../src/features/papers/party-screens.ts";
import { askPointScreen, pointScreen } from "../../src/features/papers/point-screens.ts";
import { type Draft, emptyDraft } from "../../src/features/papers/points.ts";
import {
  askDayScreen,
  goneScreen,
  mediatorFileScreen,
  mediatorVersionScreen,
  paperScreen,
  papersScreen,
  reasonToldScreen,
  recordedScreen,
} from "../../src/features/papers/screens.ts";
import { askToSendScreen, groundsScreen, sentScreen } from "../../src/features/papers/send-screens.ts";
import type { Standing } from "../../src/features/papers/standing.ts";
import type { Version } from "../../src/features/papers/versions.ts";
import { escapeHtml, type TextKey, type TextParams, type Texts } from "../../src/platform/i18n/texts.ts";
import { Upload } from "../../src/platform/telegram/upload.ts";
import { contentOf, factsOf } from "../papers/paper-rows.ts";
import { matter, type Shown } from "./stage.ts";

const [caseId, number] = [matter.id, matter.number];
const document = new Upload("2026-000417-042317.pdf", new Uint8Array(1));
const text = "Болат қоршауды 2026 жылғы 30 қарашаға дейін өз есебінен бұрынғы орнына жылжытады.";
const people = [
  { side: 1, personId: 1 },
  { side: 2, personId: 2 },
];

function version(standing: Standing, more: Partial<Version> = {}): Version {
  const content = contentOf({ mediatorId: 9, sides: people });
  const sides = people.map((side, at) => ({ ...side, agrees: at === 0 ? true : null, turn: at, reason: null }));
  const facts = { id: 7, caseId, kind: "SETTLEMENT", number, version: 2, newest: 3, code: content.code } as const;
  return { ...facts, content, sides, present: [1, 2], standing, signedOn: null, ...more };
}

const standings: Standing[] = [
  { kind: "open" },
  { kind: "refused" },
  { kind: "told" },
  { kind: "confirmed", partly: false },
  { kind: "confirmed", partly: true },
  { kind: "signed" },
  ...(["newer", "sides", "mediator", "closed"] as const).map((why) => ({ kind: "void", why }) as const),
];
const stood = (standing: Standing) =>
  version(standing, {
    signedOn: standing.kind === "signed" ? "2026-10-29" : null,
    kind: standing.kind === "told" ? "TERMINATION" : "SETTLEMENT",
  });
const nameOf = (standing: Standing) =>
  [
    standing.kind,
    ...("why" in standing ? [standing.why] : []),
    ...("partly" in standing ? [standing.partly] : []),
  ].join(" ");

const draft: Draft = {
  turn: 5,
  nextId: 10,
  ground: null,
  points: (["settled", "agreed", "open", "agreed", "agreed", "agreed"] as const).map((state, at) => ({
    id: at + 1,
    text,
    state,
    isOut: at === 3,
  })),
};

function view(kind: PaperView["kind"], more: Partial<PaperView> = {}): PaperView {
  const seen = { caseId, number, kind, draft, version: null, sides: [1, 2], ...more };
  return { ...seen, lack: lackOf(kind, seen.draft, seen.sides.length) };
}

const named = { caseId, number, kind: "SETTLEMENT" } as const;

/** The documents of a case: for the mediator, and for a party. */
export function paperScreens(): Shown[] {
  return [...mediatorScreens(), ...pointScreens(), ...partyScreens(), ...complaintScreens(), ...printedScreens()];
}

/** What is said above a question to which an answer did not fit. */
function complaintScreens(): Shown[] {
  const above = (texts: Texts, key: TextKey, params: TextParams) => {
    const asked = key.startsWith("papers:signed") ? askDayScreen(texts, { versionId: 7, number }) : null;
    const screen = asked ?? askPointScreen(texts, { ...named, at: 3, isRewritten: false });
    return { ...screen, text: `${texts.html(key, params)}\n\n${screen.text}` };
  };
  const params = { limit: 50, length: 4096, signs: "😀", from: "27.10.2026" };
  const keys = [
    ...(["papers:write.full", "papers:write.onlyText", "papers:write.tooLong", "papers:write.unprintable"] as const),
    ...(["papers:signed.noDay", "papers:signed.wrongDay"] as const),
  ];
  return keys.map((key) => ({ name: `complaint: ${key}`, screen: (texts: Texts) => above(texts, key, params) }));
}

/** The words of the documents themselves, in a language. */
function printedScreens(): Shown[] {
  const points = [
    { id: 1, text, state: "agreed" as const },
    { id: 2, text, state: "open" as const },
  ];
  const facts = [
    factsOf({ kind: "CONTRACT" }),
    factsOf({ kind: "CONTRACT", mediatorKind: "PROFESSIONAL", stage: "crime" }),
    factsOf({ kind: "CONTRACT", stage: "enforcement" }),
    factsOf(),
    ...grounds.map((ground) => factsOf({ kind: "TERMINATION", ground })),
  ];
  const foot = { number, version: 2, code: "042 317", page: 1, pages: 2 };
  const printed = (texts: Texts, blocks: Block[]) =>
    [...blocks.flatMap(wordsOf), texts.plain("papers:print.foot", foot)].join("\n");
  return [...facts.map((of) => ({ of, points })), { of: factsOf(), points: points.slice(0, 1) }].map(
    ({ of, points: shown }) => ({
      name: `printed: ${[of.kind, of.mediatorKind, of.stage, of.ground, shown.length].join(" ")}`,
      screen: (texts: Texts) => ({
        text: escapeHtml(
          printed(texts, paperBlocks({ texts: [texts], languages: ["қазақша"] }, { facts: of, points: shown })),
        ),
      }),
    }),
  );
}

function wordsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "title":
      return block.title;
    case "heading":
      return block.heading;
    case "text":
      return block.text;
    case "fact":
      return [`${block.label.join(" / ")}: ${block.value.join(" / ")}`];
    case "lines":
      return [`${block.label.join(" / ")} ____`];
    case "point":
      return [`${block.number}. ${block.text}`];
  }
}

function mediatorScreens(): Shown[] {
  const ended = view("TERMINATION", { draft: { ...emptyDraft, ground: "LEFT" } });
  return [
    { name: "papers: none yet", screen: (texts) => papersScreen(texts, { caseId, number, versions: [] }) },
    {
      name: "papers: all",
      screen: (texts) =>
        papersScreen(texts, {
          caseId,
          number,
          versions: paperKinds.map((kind) => version({ kind: "open" }, { kind })),
        }),
    },
    ...paperKinds.map((kind) => ({
      name: `paper: empty, ${kind}`,
      screen: (texts: Texts) => paperScreen(texts, view(kind, { draft: emptyDraft }), 0),
    })),
    { name: "paper: a reason", screen: (texts) => paperScreen(texts, ended, 0) },
    { name: "paper: points", screen: (texts) => paperScreen(texts, view("SETTLEMENT"), 0) },
    ...standings.map((standing) => ({
      name: `paper: ${nameOf(standing)}`,
      screen: (texts: Texts) => paperScreen(texts, view("SETTLEMENT", { version: stood(standing) }), 1),
    })),
    { name: "paper: reasons", screen: (texts) => groundsScreen(texts, ended) },
    {
      name: "paper: send?",
      screen: (texts) => askToSendScreen(texts, view("SETTLEMENT", { version: version({ kind: "open" }) })),
    },
    { name: "paper: send a notice?", screen: (texts) => askToSendScreen(texts, ended) },
    { name: "paper: no other side", screen: (texts) => askToSendScreen(texts, view("SETTLEMENT", { sides: [1] })) },
    { name: "paper: no points", screen: (texts) => askToSendScreen(texts, view("SETTLEMENT", { draft: emptyDraft })) },
    { name: "paper: no reason", screen: (texts) => askToSendScreen(texts, view("TERMINATION", { draft: emptyDraft })) },
    ...paperKinds.map((kind) => ({
      name: `paper: sent, ${kind}`,
      screen: (texts: Texts) => sentScreen(texts, { ...named, kind }, 2),
    })),
    ...standings.map((standing) => ({
      name: `outbox: papers.version, mediator, ${nameOf(standing)}`,
      screen: (texts: Texts) => mediatorVersionScreen(texts, stood(standing)),
    })),
    { name: "paper: the PDF", screen: (texts) => mediatorFileScreen(texts, version({ kind: "open" }), document) },
    {
      name: "outbox: papers.reason",
      screen: (texts) => reasonToldScreen(texts, version({ kind: "refused" }), 3, "Отыз мың артық."),
    },
    { name: "paper: signed when?", screen: (texts) => askDayScreen(texts, { versionId: 7, number }) },
    { name: "paper: signed", screen: (texts) => recordedScreen(texts, named, { kind: "recorded", day: "2026-10-29" }) },
    { name: "paper: not to be signed", screen: (texts) => recordedScreen(texts, named, { kind: "notConfirmed" }) },
    { name: "paper: gone", screen: goneScreen },
  ];
}

function pointScreens(): Shown[] {
  return [
    ...draft.points.slice(0, 4).map((point) => ({
      name: `point: ${point.isOut ? "taken out" : point.state}`,
      screen: (texts: Texts) => pointScreen(texts, view("SETTLEMENT"), point.id) ?? goneScreen(texts),
    })),
    { name: "point: of a contract", screen: (texts) => pointScreen(texts, view("CONTRACT"), 2) ?? goneScreen(texts) },
    { name: "point: write", screen: (texts) => askPointScreen(texts, { ...named, at: 3, isRewritten: false }) },
    { name: "point: write again", screen: (texts) => askPointScreen(texts, { ...named, at: 3, isRewritten: true }) },
  ];
}

function partyScreens(): Shown[] {
  const facts = factsOf();
  const points = [
    { id: 1, text, state: "agreed" as const },
    { id: 2, text, state: "open" as const },
  ];
  const partial = contentOf({ mediatorId: 9, sides: people, printed: { facts, points, attempt: 0 } });
  const open = version({ kind: "open" });
  return [
    ...standings.map((standing) => ({
      name: `outbox: papers.version, ${nameOf(standing)}`,
      screen: (texts: Texts) => partyVersionScreen(texts, stood(standing), 2, document),
    })),
    {
      name: "outbox: papers.version, partial",
      screen: (texts) => partyVersionScreen(texts, { ...open, content: partial }, 2, document),
    },
    {
      name: "outbox: papers.version, contract",
      screen: (texts) => partyVersionScreen(texts, { ...open, kind: "CONTRACT" }, 2, document),
    },
    { name: "outbox: papers.version, confirmed", screen: (texts) => partyVersionScreen(texts, open, 1, document) },
    {
      name: "outbox: papers.version, refused",
      screen: (texts) => {
        const sides = open.sides.map((side) => ({ ...side, agrees: side.side === 1 }));
        return partyVersionScreen(texts, { ...open, sides }, 2, document);
      },
    },
    ...([true, false] as const).map((agrees) => ({
      name: `vote: ${agrees ? "yes" : "no"}`,
      screen: (texts: Texts) => keptScreen(texts, open, agrees),
    })),
    {
      name: "vote: late",
      screen: (texts) => votedScreen(texts, { kind: "late", version: stood({ kind: "void", why: "newer" }) }),
    },
    { name: "vote: not theirs", screen: (texts) => votedScreen(texts, { kind: "notTheirs" }) },
    { name: "vote: why?", screen: (texts) => reasonScreen(texts, { number }) },
    ...(["given", "late", "kept"] as const).map((how) => ({
      name: `vote: reason ${how}`,
      screen: (texts: Texts) => reasonGivenScreen(texts, how),
    })),
    ...(["yes", "no"] as const).map((answer) => ({
      name: `outbox: papers.answered, ${answer}`,
      screen: (texts: Texts) => answeredScreen(texts, open, 2, answer),
    })),
    ...([true, false] as const).map((partly) => ({
      name: `outbox: papers.confirmed${partly ? ", partly" : ""}`,
      screen: (texts: Texts) => confirmedScreen(texts, version({ kind: "confirmed", partly }), partly),
    })),
    { name: "outbox: papers.signed", screen: (texts) => signedScreen(texts, stood({ kind: "signed" })) },
    {
      name: "my papers",
      screen: (texts) =>
        partyPapersScreen(texts, {
          caseId,
          number,
          versions: paperKinds.map((kind) => version({ kind: "open" }, { kind })),
        }),
    },
    { name: "my papers: none", screen: (texts) => partyPapersScreen(texts, { caseId, number, versions: [] }) },
  ];
}
