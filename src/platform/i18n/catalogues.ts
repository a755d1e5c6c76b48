import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type announcements from "../../../locales/kk/announcements.json";
import type assignment from "../../../locales/kk/assignment.json";
import type attendance from "../../../locales/kk/attendance.json";
import type cases from "../../../locales/kk/cases.json";
import type casework from "../../../locales/kk/casework.json";
import type chat from "../../../locales/kk/chat.json";
import type clearance from "../../../locales/kk/clearance.json";
import type closing from "../../../locales/kk/closing.json";
import type composing from "../../../locales/kk/composing.json";
import type danger from "../../../locales/kk/danger.json";
import type dates from "../../../locales/kk/dates.json";
import type directory from "../../../locales/kk/directory.json";
import type disclosure from "../../../locales/kk/disclosure.json";
import type events from "../../../locales/kk/events.json";
import type handover from "../../../locales/kk/handover.json";
import type intake from "../../../locales/kk/intake.json";
import type invitations from "../../../locales/kk/invitations.json";
import type meetings from "../../../locales/kk/meetings.json";
import type papers from "../../../locales/kk/papers.json";
import type parties from "../../../locales/kk/parties.json";
import type people from "../../../locales/kk/people.json";
import type phrases from "../../../locales/kk/phrases.json";
import type places from "../../../locales/kk/places.json";
import type quiet from "../../../locales/kk/quiet.json";
import type subscriptions from "../../../locales/kk/subscriptions.json";
import type talks from "../../../locales/kk/talks.json";
import type terms from "../../../locales/kk/terms.json";
import type undo from "../../../locales/kk/undo.json";
import { type Language, languages } from "./languages.ts";

/** The texts of a language, with a part for each feature, in the shape of the Kazakh catalogues. Add the catalogue of a new feature here. */
export type Catalogue = {
  announcements: typeof announcements;
  assignment: typeof assignment;
  attendance: typeof attendance;
  cases: typeof cases;
  casework: typeof casework;
  chat: typeof chat;
  clearance: typeof clearance;
  closing: typeof closing;
  composing: typeof composing;
  danger: typeof danger;
  dates: typeof dates;
  directory: typeof directory;
  disclosure: typeof disclosure;
  events: typeof events;
  handover: typeof handover;
  intake: typeof intake;
  papers: typeof papers;
  parties: typeof parties;
  invitations: typeof invitations;
  meetings: typeof meetings;
  people: typeof people;
  phrases: typeof phrases;
  places: typeof places;
  quiet: typeof quiet;
  subscriptions: typeof subscriptions;
  talks: typeof talks;
  terms: typeof terms;
  undo: typeof undo;
};

const folder = join(import.meta.dirname, "../../../locales");

/** Reads the catalogues of all languages from `locales/<code>/`. A test compares their keys. */
export function readCatalogues(): Record<Language, Catalogue> {
  const catalogues = languages.map((language) => [language, readCatalogue(join(folder, language))]);
  return Object.fromEntries(catalogues) as Record<Language, Catalogue>;
}

function readCatalogue(path: string): unknown {
  const files = readdirSync(path).filter((file) => file.endsWith(".json"));
  const parts = files.map((file) => {
    const texts: unknown = JSON.parse(readFileSync(join(path, file), "utf8"));
    return [file.replace(".json", ""), texts];
  });
  return Object.fromEntries(parts);
}
