import { z } from "zod";
import { kinds } from "../cases/kinds.ts";
import { otherSideAnswers } from "../cases/sealed-answers.ts";
import { knownRemit } from "./remit.ts";
import { formats } from "./rules.ts";

const yesNo = z.boolean().nullable().default(null);
const done = z.boolean().default(false);
const words = z.string().nullable().default(null);
const list = z.array(z.string()).default([]);

/**
 * What a person has answered so far; null or an empty list: not yet. It is sealed as a whole in one column, so a new answer needs no
 * migration: it is a line here, with a default for reports that were begun before the question was there.
 */
export const answersSchema = z.object({
  inDanger: yesNo,
  safe: yesNo,
  adult: yesNo,
  name: words,
  /** When the consent was given, in ISO 8601. */
  consentedAt: words,
  kind: z.enum(kinds).nullable().default(null),
  /** What of remit.ts applies. */
  remit: list.transform(knownRemit),
  remitDone: done,
  /** It is no ordinary matter: the person wishes that a coordinator looks at it. */
  review: done,
  /** Whether the other side knows of the request and would come. */
  otherSide: z.enum(otherSideAnswers).nullable().default(null),
  /** Where the place question stands: districts of a region are listed … */
  regionId: words,
  districtId: words,
  /** … or these places are to choose from or to confirm: "district_196200000". */
  placeChoice: list,
  point: z.object({ lat: z.number(), lon: z.number() }).nullable().default(null),
  placeDone: done,
  languages: list,
  languagesDone: done,
  formats: z.array(z.enum(formats)).default([]),
  womanWished: done,
  formatsDone: done,
  phone: words,
  phoneDone: done,
});

export type Answers = z.infer<typeof answersSchema>;

/** What says which question of a report is open: its answers, and what the database must know of it besides. */
export interface ReportState extends Answers {
  storyDone: boolean;
  /** An open case of the same kind was found when the report was sent. */
  openCaseId: number | null;
}

/** What an answer changes in a report. */
export type ReportPatch = Partial<ReportState> & { storyClosedAt?: Date | null };
