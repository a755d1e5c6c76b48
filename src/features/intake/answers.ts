import { z } from "zod";
import { kinds } from "../cases/kinds.ts";
import { knownRemit } from "../cases/remit.ts";
import { otherSideAnswers } from "../cases/sealed-answers.ts";
import { formats } from "./rules.ts";

const yesNo = z.boolean().nullable().default(null);
const done = z.boolean().default(false);
const text = z.string().nullable().default(null);
const list = z.array(z.string()).default([]);

/**
 * The answers; null or an empty list means not yet. All of them are sealed in one column, so a new answer needs no migration: add a line
 * here, with a default for reports that were started before the question existed.
 */
const given = z.object({
  inDanger: yesNo,
  safe: yesNo,
  adult: yesNo,
  name: text,
  /** When the consent was given, in ISO 8601. */
  consentedAt: text,
  kind: z.enum(kinds).nullable().default(null),
  /** The rules of remit.ts that apply. */
  remit: list.transform(knownRemit),
  /** The person has ticked rules or taken them away: none is suggested any longer. */
  remitTouched: done,
  remitDone: done,
  /** The person wants a coordinator to look at the matter, because a rule of remit.ts calls for it. */
  review: done,
  /** Whether the other side knows about the request and would take part. */
  otherSide: z.enum(otherSideAnswers).nullable().default(null),
  /** How far the question about the place has got: the districts of this region are listed … */
  regionId: text,
  districtId: text,
  /** … or the person chooses or confirms one of these places: "district_196200000". */
  placeChoice: list,
  point: z.object({ lat: z.number(), lon: z.number() }).nullable().default(null),
  placeDone: done,
  languages: list,
  languagesDone: done,
  formats: z.array(z.enum(formats)).default([]),
  womanWished: done,
  formatsDone: done,
  phone: text,
  /** The number came with the person's own Telegram contact; otherwise they typed it. */
  phoneShared: done,
  phoneDone: done,
  /** The page that is open of the list behind a question. */
  page: z.object({ question: z.string(), page: z.number() }).nullable().default(null),
});

/** What a person has answered so far, and what they are about to change. */
export const answersSchema = given.extend({
  /** A question that was opened again from the summary, and the answers before it was; null when the summary is open again. */
  change: z.object({ question: z.string(), before: given }).nullable().default(null),
});

export type Answers = z.infer<typeof answersSchema>;

/** What decides which question of a report is open: its answers, and the facts that queries need in columns of their own. */
export interface ReportState extends Answers {
  storyDone: boolean;
  /** An open case of the same kind was found when the report was sent. */
  openCaseId: number | null;
}

/** The changes that an answer makes to a report. */
export type ReportPatch = Partial<ReportState> & { storyClosedAt?: Date | null };
