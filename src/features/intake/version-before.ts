import type { Draft } from "../../platform/database/generated/client.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import { type Answers, answersSchema } from "./answers.ts";
import type { Step } from "./question.ts";

// A process of the version before may handle the next update of a report that this version has written, and the other way round. It
// keeps each answer in a column of its own, and stores a question with the conversation under other names. Delete this file when those
// columns are dropped.

/** The columns of the version before, by the answer that each holds. */
const columns = {
  inDanger: "inDanger",
  safe: "safe",
  adult: "adult",
  name: "nameSealed",
  consentedAt: "consentedAt",
  kind: "kind",
  remit: "remit",
  remitDone: "remitDone",
  review: "review",
  regionId: "regionId",
  districtId: "districtId",
  placeChoice: "placeChoice",
  point: "pointSealed",
  placeDone: "placeDone",
  languages: "languages",
  languagesDone: "languagesDone",
  formats: "formats",
  womanWished: "womanWished",
  formatsDone: "formatsDone",
  phone: "phoneSealed",
  phoneDone: "phoneDone",
} as const satisfies Partial<Record<keyof Answers, keyof Draft>>;

/** The names of these columns, for statements. */
export const oldColumns = Object.values(columns);
export type OldColumn = (typeof oldColumns)[number];

/** Changed answers as these columns hold them. An answer that the version before does not know is left out. */
export function toOldColumns(
  vault: Vault,
  personId: number,
  changed: Partial<Answers>,
): Partial<Pick<Draft, OldColumn>> {
  const filled = Object.entries(columns).flatMap(([answer, column]): [string, unknown][] => {
    const value = changed[answer as keyof typeof columns];
    if (value === undefined) return [];
    if (!column.endsWith("Sealed") || value === null) return [[column, value]];
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return [[column, vault.seal(cellOf(personId, answer), text)]];
  });
  return Object.fromEntries(filled);
}

/** The answers that these columns hold. */
export function fromOldColumns(vault: Vault, draft: Draft): Record<string, unknown> {
  const { personId, nameSealed, pointSealed, phoneSealed, consentedAt } = draft;
  const open = (answer: string, sealed: Uint8Array | null) =>
    sealed === null ? null : vault.open(cellOf(personId, answer), sealed);
  const point = open("point", pointSealed);
  return {
    ...Object.fromEntries(oldColumns.map((column) => [column, draft[column]])),
    name: open("name", nameSealed),
    consentedAt: consentedAt === null ? null : new Date(consentedAt).toISOString(),
    point: point === null ? null : JSON.parse(point),
    phone: open("phone", phoneSealed),
  };
}

function cellOf(personId: number, answer: string): Cell {
  return { table: "Draft", column: answer, row: personId };
}

/** The ids of the questions that the version before knows. */
const oldQuestions: readonly string[] = [
  ...[
    "danger",
    "safety",
    "adult",
    "name",
    "consent",
    "story",
    "kind",
    "remit",
    "verdict",
    "region",
    "district",
    "place",
  ],
  ...["languages", "formats", "phone", "summary", "openCase"],
];

/** A stored question with the names that the version before gives to its fields. */
export interface OldStep {
  question: string;
  before: string | null;
  language: Language;
  personId: number;
  draftId: string;
  name: string;
  parts: number;
  guess: Answers["kind"];
  remit: Answers["remit"];
  regionId: string | null;
  choice: string[];
  languages: string[];
  formats: Answers["formats"];
  woman: boolean;
  phone: string | null;
  openCase: string | null;
  summary: { story: string; files: number; kind: Answers["kind"]; districtId: string } | null;
  storyClosedAt: number | null;
  closesStory?: true;
  shownAt?: number;
  quiet?: true;
}

/** The fields of a stored question that the version before reads. It takes a question that it does not know for another one. */
export function toOldStep({ asks, report, story, files, ...step }: Step): OldStep {
  const isSummary = asks === "summary";
  return {
    ...step,
    question: oldQuestions.includes(asks) ? asks : "region",
    name: isSummary || asks === "consent" ? (report.name ?? "") : "",
    remit: report.remit,
    regionId: report.regionId,
    choice: asks === "place" ? report.placeChoice : [],
    languages: report.languages,
    formats: report.formats,
    woman: report.womanWished,
    phone: isSummary ? report.phone : null,
    summary: isSummary ? { story, files, kind: report.kind ?? "OTHER", districtId: report.districtId ?? "" } : null,
  };
}

/** Restores a question that the version before has stored. Its answer is added to what the draft holds by then. */
export function fromOldStep({ question, choice, woman, summary, ...old }: OldStep): Step {
  const { name, remit, regionId, languages, formats, phone, ...step } = old;
  const known = { name, remit, regionId, placeChoice: choice, languages, formats, womanWished: woman, phone };
  const answers = answersSchema.parse({ ...known, kind: summary?.kind, districtId: summary?.districtId });
  return {
    ...step,
    asks: question,
    at: { step: 1, of: 1 },
    report: { ...answers, storyDone: false, openCaseId: null },
    files: summary?.files ?? 0,
    story: summary?.story ?? "",
  };
}
