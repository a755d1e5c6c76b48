import { completeNames, type Language, type Names } from "../../platform/i18n/languages.ts";
import type { OwnHolidays, WorkingHours } from "../../platform/time/working-time.ts";

/** The organisation that runs the service, and its hours: everything that a region or a city sets for itself. */
export interface Operator {
  /** Law 94-V art. 8(4)(1) requires the name and the BIN in every consent. */
  name: Names;
  /** For places with little room; null if there is no short name. */
  shortName: Names | null;
  bin: string | null;
  contact: Names;
  /** How long data is kept after a case ends. */
  retentionMonths: number;
  /** How long it is known which messages were sent, except those about cases, which are known until their case is erased. */
  deliveryDays: number;
  hours: WorkingHours;
  holidays: OwnHolidays;
  offers: Offering;
  talks: TalkTerms;
  duty: DutyList;
  closing: ClosingRules;
  phrases: readonly SharedPhrase[];
  /** The address of a room on the operator's own video service, with "{room}" for its name; null without such a service. */
  videoLink: string | null;
}

/** What a case may be about: kinds of conflict (src/features/cases/kinds.ts), and what applicants tick (remit.ts there). */
export const matters = [
  "FAMILY",
  "GENERATIONS",
  "NEIGHBOURS",
  "MONEY",
  "WORK",
  "SCHOOL",
  "INTERETHNIC",
  "INTERFAITH",
  "ORGANISATION",
  "OTHER",
  "LIFE_IN_DANGER",
  "CHILD_IN_DANGER",
  "VIOLENCE",
  "IN_COURT",
  "ENFORCEMENT",
  "STATE_BODY",
  "CRIME",
  "THIRD_PARTIES",
] as const;
export type Matter = (typeof matters)[number];

export interface ClosingRules {
  /** When a mediator closes a case that is about one of these, a coordinator has to approve it. */
  approvedFor: readonly Matter[];
}

/** A text that the service keeps ready for the answers of its staff. */
export interface SharedPhrase {
  /** Lower-case characters, digits and hyphens. */
  id: string;
  name: Names;
  text: Names;
}

/** Who is told at any hour that a person may be in danger, by Telegram id. Where it is empty, the region's coordinators are told. */
export interface DutyList {
  /** They are told of every alarm. */
  everywhere: readonly number[];
  /** They are told of the alarms of a region, by the region's id ("KZ-19"). */
  regions: Readonly<Record<string, readonly number[]>>;
}

/** How mediators are asked, in working minutes. */
export interface Offering {
  answerMinutes: number;
  remindAfterMinutes: number;
  /** How many mediators are asked before a coordinator. */
  mediators: number;
}

/** How soon a party is answered in a talk, in working minutes since the first message that nobody has answered. */
export interface TalkTerms {
  /** When an answer is due, as the party is told. */
  answerMinutes: number;
  /** When those who owe the answer are reminded, in rising order. */
  remindAfterMinutes: readonly number[];
  /** When the coordinators are told that a mediator does not answer, later than every reminder. */
  coordinatorAfterMinutes: number;
}

const assembly = {
  kk: "Қазақстан халқы Ассамблеясы",
  ru: "Ассамблея народа Казахстана",
  en: "Assembly of People of Kazakhstan",
};

/** Whether every operator's file must have its names in a language. Languages added later are optional, so that old files stay valid. */
export function mustBeNamedIn(language: Language): boolean {
  return language in assembly;
}

/** The service as the source articles name it. An operator sets its own values. */
export const defaultOperator: Operator = {
  name: completeNames(assembly),
  shortName: completeNames({ kk: "ҚХА", ru: "АНК", en: "APK" }),
  bin: null,
  contact: completeNames({
    kk: "өңіріңіздегі Достық үйі",
    ru: "Дом дружбы вашего региона",
    en: "the Dostyk House of your region",
  }),
  retentionMonths: 12,
  deliveryDays: 180,
  hours: { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60, pingFrom: 8 * 60, pingTo: 21 * 60 },
  holidays: { off: [], worked: [] },
  offers: { answerMinutes: 120, remindAfterMinutes: 60, mediators: 3 },
  talks: { answerMinutes: 480, remindAfterMinutes: [240, 420], coordinatorAfterMinutes: 960 },
  duty: { everywhere: [], regions: {} },
  closing: { approvedFor: ["VIOLENCE", "CHILD_IN_DANGER", "INTERETHNIC", "INTERFAITH"] },
  phrases: [],
  videoLink: null,
};
