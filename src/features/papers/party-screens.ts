import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Upload } from "../../platform/telegram/upload.ts";
import { caseButtons } from "../cases/buttons.ts";
import { partyPaperButtons, reasonFormButtons, voteButtons, whyButtons } from "./buttons.ts";
import { printedCode } from "./paper-blocks.ts";
import { answerLines, sideName, standingLine, versionWords } from "./shared-words.ts";
import type { Version } from "./versions.ts";
import type { Voted } from "./votes.ts";

/** A version for a party: the PDF, how it stands, and the buttons of the answer as long as it counts. */
export function partyVersionScreen(texts: Texts, version: Version, personId: number, document: Upload): Screen {
  const { kind, standing, sides, content } = version;
  const title = texts.html("papers:party.title", versionWords(texts, version));
  const rows = [[papersButton(texts, version)]];
  if (standing.kind === "told") return { text: [title, texts.html("papers:party.told")].join("\n\n"), rows, document };
  if (standing.kind !== "open" && standing.kind !== "refused") {
    return { text: [title, standingLine(texts, version)].join("\n\n"), rows, document };
  }
  const own = sides.find((side) => side.personId === personId)?.agrees ?? null;
  const isPartial = content.printed.points.some(({ state }) => state === "open");
  const words =
    own === null
      ? [
          texts.html(kind === "CONTRACT" ? "papers:party.askContract" : "papers:party.askSettlement"),
          ...(isPartial ? [texts.html("papers:party.askPartly")] : []),
          texts.html("papers:party.question"),
        ]
      : [answerLines(texts, sides, personId), texts.html("papers:party.mayChange")];
  return { text: [title, ...words].join("\n\n"), rows: voteRows(texts, version, own), document };
}

function whyButton(texts: Texts, { id }: Version): Button {
  return { label: texts.plain("papers:party.why"), data: whyButtons.data("why", { version: id }) };
}

function voteRows(texts: Texts, version: Version, own: boolean | null): Button[][] {
  const { id, code } = version;
  const confirm = {
    label: texts.plain("papers:party.confirm", { code: printedCode(code) }),
    data: voteButtons.data("confirm", { version: id, code }),
  };
  const refuse = { label: texts.plain("papers:party.refuse"), data: voteButtons.data("refuse", { version: id, code }) };
  return [...(own === true ? [] : [[confirm]]), own === false ? [whyButton(texts, version)] : [refuse]];
}

/** Opens the documents of the case. */
function papersButton(texts: Texts, { caseId }: Pick<Version, "caseId">): Button {
  return { label: texts.plain("papers:card"), data: partyPaperButtons.data("list", { case: caseId }) };
}

/** Says at once what became of a party's answer. */
export function votedScreen(texts: Texts, voted: Voted): Screen {
  if (voted.kind === "notTheirs") return { text: texts.html("papers:voted.notTheirs"), rows: [[homeButton(texts)]] };
  const { version } = voted;
  const words = versionWords(texts, version);
  const title = texts.html("papers:voted.title", words);
  return { text: [title, standingLine(texts, version)].join("\n\n"), rows: [[papersButton(texts, version)]] };
}

/** Says that an answer was kept. @param agrees what the party has answered */
export function keptScreen(texts: Texts, version: Version, agrees: boolean): Screen {
  const title = texts.html("papers:voted.title", versionWords(texts, version));
  const papers = papersButton(texts, version);
  if (agrees) return { text: [title, texts.html("papers:voted.yes")].join("\n\n"), rows: [[papers]] };
  return { text: [title, texts.html("papers:voted.no")].join("\n\n"), rows: [[whyButton(texts, version)], [papers]] };
}

/** Asks a party why they have said no. */
export function reasonScreen(texts: Texts, { number }: { number: string }): Screen {
  const stop = { label: texts.plain("papers:reason.stop"), data: reasonFormButtons.data("stop", {}) };
  return { text: texts.html("papers:reason.ask", { number }), rows: [[stop]] };
}

export function reasonGivenScreen(texts: Texts, how: "given" | "late" | "kept"): Screen {
  return { text: texts.html(`papers:reason.${how}`), rows: [[homeButton(texts)]] };
}

/** Tells a party what another side has answered. */
export function answeredScreen(texts: Texts, version: Version, side: number, answer: "yes" | "no"): Screen {
  const words = { ...versionWords(texts, version), side: sideName(texts, side) };
  return { text: texts.html(`papers:answered.${answer}`, words), rows: [[papersButton(texts, version)]] };
}

/** Tells a party or the mediator that all have confirmed a version, and that it is not signed yet. */
export function confirmedScreen(texts: Texts, version: Version, isPartial: boolean): Screen {
  const lines = [
    texts.html("papers:confirmed.title", versionWords(texts, version)),
    ...(isPartial ? [texts.html("papers:confirmed.partly")] : []),
    texts.html("papers:confirmed.notSigned"),
  ];
  return { text: lines.join("\n\n"), rows: [[papersButton(texts, version)]] };
}

/** Tells a party on which day the paper was signed. */
export function signedScreen(texts: Texts, version: Version): Screen {
  const title = texts.html("papers:party.title", versionWords(texts, version));
  return { text: [title, standingLine(texts, version)].join("\n\n"), rows: [[papersButton(texts, version)]] };
}

/** The documents that were sent to a party. */
export function partyPapersScreen(
  texts: Texts,
  { caseId, number, versions }: { caseId: number; number: string; versions: readonly Version[] },
): Screen {
  const lines = versions.map((version) =>
    texts.html("papers:list.line", {
      paper: texts.plain(`papers:kind.${version.kind}`),
      state: `${texts.plain("papers:list.version", { version: version.version })} ${standingLine(texts, version)}`,
    }),
  );
  const read = versions.map(({ id, kind }) => [
    { label: `📄 ${texts.plain(`papers:short.${kind}`)}`, data: partyPaperButtons.data("read", { version: id }) },
  ]);
  const back = { label: texts.plain("chat:back"), data: caseButtons.data("case", { case: caseId }) };
  return {
    text: [
      texts.html("papers:list.title", { number }),
      lines.length === 0 ? texts.html("papers:list.none") : lines.join("\n\n"),
    ].join("\n\n"),
    rows: [...read, [back]],
  };
}
