import type { Mark } from "../features/people/mediators.ts";
import type { Role } from "../platform/chat/person.ts";
import type { Language } from "../platform/i18n/languages.ts";
import type { PlaygroundPerson } from "./types.ts";

interface DemoPerson extends PlaygroundPerson {
  language: Language;
  staff: { role: Role; languages: string[]; woman?: boolean; marks?: Mark[] } | null;
}

/** The playground's people. Their names say that they are fictitious; they exist only in the playground. */
export const demoPeople: readonly DemoPerson[] = [
  {
    id: 7_000_001,
    firstName: "Айгүл",
    lastName: "Серікова",
    languageCode: "kk",
    role: "citizen",
    language: "kk",
    staff: null,
  },
  {
    id: 7_000_002,
    firstName: "Ерлан",
    lastName: "Сәдуақасов (демо)",
    languageCode: "kk",
    role: "mediator",
    language: "kk",
    staff: { role: "MEDIATOR", languages: ["kk", "ru"], marks: ["ETHNO"] },
  },
  {
    id: 7_000_003,
    firstName: "Ольга",
    lastName: "Ким (демо)",
    languageCode: "ru",
    role: "mediator",
    language: "ru",
    staff: { role: "MEDIATOR", languages: ["kk", "ru", "en", "ko"], woman: true, marks: ["SCHOOL", "ANA"] },
  },
  {
    id: 7_000_004,
    firstName: "Сәуле",
    lastName: "Әбенова (демо)",
    languageCode: "kk",
    role: "coordinator",
    language: "kk",
    staff: { role: "COORDINATOR", languages: [] },
  },
  {
    id: 7_000_006,
    firstName: "Мәдина",
    lastName: "Төлегенова (демо)",
    languageCode: "kk",
    role: "editor",
    language: "kk",
    staff: { role: "EDITOR", languages: [] },
  },
  {
    id: 7_000_007,
    firstName: "Асқар",
    lastName: "Жүнісов (демо)",
    languageCode: "ru",
    role: "editor",
    language: "ru",
    staff: { role: "EDITOR", languages: [] },
  },
  {
    id: 7_000_005,
    firstName: "Данияр",
    lastName: "(демо)",
    languageCode: "ru",
    role: "admin",
    language: "ru",
    staff: null,
  },
];

export const demoAdminId = 7_000_005;
