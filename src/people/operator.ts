import type { Language } from "../i18n/texts.ts";

/** Who runs the service: law 94-V art. 8(4)(1) wants name and BIN in every consent. */
export interface Operator {
  name: Record<Language, string>;
  bin: string | null;
  contact: Record<Language, string>;
  /** How long data are kept after a case ends. */
  retentionMonths: number;
}

/** As the source articles name the service; an operator sets its own. */
export const defaultOperator: Operator = {
  name: {
    kk: "Қазақстан халқы Ассамблеясы",
    ru: "Ассамблея народа Казахстана",
    en: "Assembly of People of Kazakhstan",
  },
  bin: null,
  contact: {
    kk: "өңіріңіздегі Достық үйі",
    ru: "Дом дружбы вашего региона",
    en: "the Dostyk House of your region",
  },
  retentionMonths: 12,
};
