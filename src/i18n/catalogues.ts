import enAnnouncements from "../../locales/en/announcements.json" with { type: "json" };
import enAssignment from "../../locales/en/assignment.json" with { type: "json" };
import enAttendance from "../../locales/en/attendance.json" with { type: "json" };
import enCases from "../../locales/en/cases.json" with { type: "json" };
import enChat from "../../locales/en/chat.json" with { type: "json" };
import enComposing from "../../locales/en/composing.json" with { type: "json" };
import enDirectory from "../../locales/en/directory.json" with { type: "json" };
import enEvents from "../../locales/en/events.json" with { type: "json" };
import enIntake from "../../locales/en/intake.json" with { type: "json" };
import enPeople from "../../locales/en/people.json" with { type: "json" };
import enPlaces from "../../locales/en/places.json" with { type: "json" };
import enSubscriptions from "../../locales/en/subscriptions.json" with { type: "json" };
import kkAnnouncements from "../../locales/kk/announcements.json" with { type: "json" };
import kkAssignment from "../../locales/kk/assignment.json" with { type: "json" };
import kkAttendance from "../../locales/kk/attendance.json" with { type: "json" };
import kkCases from "../../locales/kk/cases.json" with { type: "json" };
import kkChat from "../../locales/kk/chat.json" with { type: "json" };
import kkComposing from "../../locales/kk/composing.json" with { type: "json" };
import kkDirectory from "../../locales/kk/directory.json" with { type: "json" };
import kkEvents from "../../locales/kk/events.json" with { type: "json" };
import kkIntake from "../../locales/kk/intake.json" with { type: "json" };
import kkPeople from "../../locales/kk/people.json" with { type: "json" };
import kkPlaces from "../../locales/kk/places.json" with { type: "json" };
import kkSubscriptions from "../../locales/kk/subscriptions.json" with { type: "json" };
import ruAnnouncements from "../../locales/ru/announcements.json" with { type: "json" };
import ruAssignment from "../../locales/ru/assignment.json" with { type: "json" };
import ruAttendance from "../../locales/ru/attendance.json" with { type: "json" };
import ruCases from "../../locales/ru/cases.json" with { type: "json" };
import ruChat from "../../locales/ru/chat.json" with { type: "json" };
import ruComposing from "../../locales/ru/composing.json" with { type: "json" };
import ruDirectory from "../../locales/ru/directory.json" with { type: "json" };
import ruEvents from "../../locales/ru/events.json" with { type: "json" };
import ruIntake from "../../locales/ru/intake.json" with { type: "json" };
import ruPeople from "../../locales/ru/people.json" with { type: "json" };
import ruPlaces from "../../locales/ru/places.json" with { type: "json" };
import ruSubscriptions from "../../locales/ru/subscriptions.json" with { type: "json" };

/** The catalogues, one per feature and language. A new feature's files are named here and nowhere else. */
export const catalogues = {
  kk: {
    announcements: kkAnnouncements,
    assignment: kkAssignment,
    attendance: kkAttendance,
    cases: kkCases,
    chat: kkChat,
    composing: kkComposing,
    directory: kkDirectory,
    events: kkEvents,
    intake: kkIntake,
    people: kkPeople,
    places: kkPlaces,
    subscriptions: kkSubscriptions,
  },
  ru: {
    announcements: ruAnnouncements,
    assignment: ruAssignment,
    attendance: ruAttendance,
    cases: ruCases,
    chat: ruChat,
    composing: ruComposing,
    directory: ruDirectory,
    events: ruEvents,
    intake: ruIntake,
    people: ruPeople,
    places: ruPlaces,
    subscriptions: ruSubscriptions,
  },
  en: {
    announcements: enAnnouncements,
    assignment: enAssignment,
    attendance: enAttendance,
    cases: enCases,
    chat: enChat,
    composing: enComposing,
    directory: enDirectory,
    events: enEvents,
    intake: enIntake,
    people: enPeople,
    places: enPlaces,
    subscriptions: enSubscriptions,
  },
} as const;
