import type { Language } from "../i18n/languages.ts";

export const roles = ["MEDIATOR", "COORDINATOR", "EDITOR", "COUNCIL", "ADMIN"] as const;
export type Role = (typeof roles)[number];

export interface StaffMembership {
  role: Role;
  /** Empty: the whole country. */
  regions: string[];
}

/** Who acts, as the database knows them. */
export interface Person {
  id: number;
  telegramId: number;
  /** Null until they chose one. */
  language: Language | null;
  blocked: boolean;
  staff: StaffMembership[];
}
