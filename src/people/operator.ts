import type { Language } from "../i18n/texts.ts";

type Names = Record<Language, string>;

/** Who runs the service, and by which hours: all that a region or a city sets for itself. */
export interface Operator {
  /** Law 94-V art. 8(4)(1) wants name and BIN in every consent. */
  name: Names;
  /** For where there is little room; null: none. */
  shortName: Names | null;
  bin: string | null;
  contact: Names;
  /** How long data are kept after a case ends. */
  retentionMonths: number;
  hours: WorkingHours;
  holidays: OwnHolidays;
  offers: Offering;
}

/** Hours of Asia/Almaty in minutes of the day. */
export interface WorkingHours {
  /** ISO weekdays (1 = Monday … 7 = Sunday) on which people work. */
  days: readonly number[];
  from: number;
  to: number;
  /** When a ping may arrive, any day of the week. */
  pingFrom: number;
  pingTo: number;
}

/** What differs from the holidays that the service knows; local dates, "2026-12-16". */
export interface OwnHolidays {
  /** Nobody works, though it is a working day. */
  off: readonly string[];
  /** People work, though it is a weekend or a holiday. */
  worked: readonly string[];
}

/** How mediators are asked, in working minutes. */
export interface Offering {
  answerMinutes: number;
  remindAfterMinutes: number;
  /** How many are asked before a coordinator is. */
  mediators: number;
}

/** As the source articles name the service; an operator sets its own. */
export const defaultOperator: Operator = {
  name: {
    kk: "Қазақстан халқы Ассамблеясы",
    ru: "Ассамблея народа Казахстана",
    en: "Assembly of People of Kazakhstan",
  },
  shortName: { kk: "ҚХА", ru: "АНК", en: "APK" },
  bin: null,
  contact: {
    kk: "өңіріңіздегі Достық үйі",
    ru: "Дом дружбы вашего региона",
    en: "the Dostyk House of your region",
  },
  retentionMonths: 12,
  hours: { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60, pingFrom: 8 * 60, pingTo: 21 * 60 },
  holidays: { off: [], worked: [] },
  offers: { answerMinutes: 120, remindAfterMinutes: 60, mediators: 3 },
};
