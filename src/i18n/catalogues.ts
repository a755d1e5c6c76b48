import enAssignment from "../../locales/en/assignment.json" with { type: "json" };
import enCases from "../../locales/en/cases.json" with { type: "json" };
import enChat from "../../locales/en/chat.json" with { type: "json" };
import enDirectory from "../../locales/en/directory.json" with { type: "json" };
import enIntake from "../../locales/en/intake.json" with { type: "json" };
import enPeople from "../../locales/en/people.json" with { type: "json" };
import enPlaces from "../../locales/en/places.json" with { type: "json" };
import kkAssignment from "../../locales/kk/assignment.json" with { type: "json" };
import kkCases from "../../locales/kk/cases.json" with { type: "json" };
import kkChat from "../../locales/kk/chat.json" with { type: "json" };
import kkDirectory from "../../locales/kk/directory.json" with { type: "json" };
import kkIntake from "../../locales/kk/intake.json" with { type: "json" };
import kkPeople from "../../locales/kk/people.json" with { type: "json" };
import kkPlaces from "../../locales/kk/places.json" with { type: "json" };
import ruAssignment from "../../locales/ru/assignment.json" with { type: "json" };
import ruCases from "../../locales/ru/cases.json" with { type: "json" };
import ruChat from "../../locales/ru/chat.json" with { type: "json" };
import ruDirectory from "../../locales/ru/directory.json" with { type: "json" };
import ruIntake from "../../locales/ru/intake.json" with { type: "json" };
import ruPeople from "../../locales/ru/people.json" with { type: "json" };
import ruPlaces from "../../locales/ru/places.json" with { type: "json" };

/** The catalogues, one per feature and language. A new feature's files are named here and nowhere else. */
export const catalogues = {
  kk: {
    assignment: kkAssignment,
    cases: kkCases,
    chat: kkChat,
    directory: kkDirectory,
    intake: kkIntake,
    people: kkPeople,
    places: kkPlaces,
  },
  ru: {
    assignment: ruAssignment,
    cases: ruCases,
    chat: ruChat,
    directory: ruDirectory,
    intake: ruIntake,
    people: ruPeople,
    places: ruPlaces,
  },
  en: {
    assignment: enAssignment,
    cases: enCases,
    chat: enChat,
    directory: enDirectory,
    intake: enIntake,
    people: enPeople,
    places: enPlaces,
  },
} as const;
