import type { Language } from "../i18n/texts.ts";
import type { OwnHolidays, WorkingHours } from "../time/working-time.ts";

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
