import type { Brief } from "../../src/features/assignment/screens.ts";
import type { CaseFacts } from "../../src/features/cases/screens.ts";
import { answersSchema } from "../../src/features/intake/answers.ts";
import type { Step } from "../../src/features/intake/question.ts";
import { defaultOperator, type Operator } from "../../src/features/operator/operator.ts";
import type { NearestRooms } from "../../src/features/places/nearest.ts";
import type { Places, Room } from "../../src/features/places/places.ts";
import type { Screen } from "../../src/platform/chat/screen.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";

/** A screen with its name. */
export interface Shown {
  name: string;
  screen(texts: Texts): Screen;
}

/** The sample data of the screens: real places and invented people. */
export interface Stage {
  places: Places;
  operator: Operator;
  now: Date;
  /** Qosshy: the nearest room is in another region. */
  twoRooms: NearestRooms<Room>;
  /** Almaty: the nearest room is in the same region, and its address is verified. */
  oneRoom: NearestRooms<Room>;
  /** Qonaev: only the town of the room is known. */
  unnamedRoom: NearestRooms<Room>;
}

/** What only the mediator may read. */
export const secrets = {
  name: "Айгүл Серікова",
  phone: "+77011234567",
  story: "Көршіміз Болат біздің жерге қоршау салып алды, енді үйге машинамен кіре алмаймыз.",
};

export const mediator = "Ерлан Сейітов";
export const until = new Date("2026-10-27T18:00:00+05:00");
const filedAt = new Date("2026-10-27T10:12:00+05:00");

export const matter: Brief = {
  id: 417,
  number: "2026-000417",
  kind: "NEIGHBOURS",
  districtId: "195200000",
  languages: ["kk", "ru"],
  formats: ["IN_PERSON", "PHONE"],
  womanWished: false,
};

/** A case as full as a real case may be: three languages, all ways to meet, a long name of a district. */
export const longMatter: Brief = {
  ...matter,
  id: 418,
  number: "2026-000418",
  kind: "INTERFAITH",
  districtId: "595000000",
  languages: ["kk", "ru", "uz"],
  formats: ["IN_PERSON", "PHONE", "VIDEO", "MESSAGES"],
  womanWished: true,
};

export const ownCase: CaseFacts = {
  ...matter,
  status: "WAITING",
  escalated: false,
  review: false,
  until: null,
  mediator: null,
  assignedAt: null,
  closedAt: null,
  answerBy: null,
  awaitsApproval: false,
  outcome: null,
  reopenUntil: null,
  isApplicant: true,
  leftAt: null,
  withdrawing: null,
};

/** The form at its beginning. Each question changes this step. */
export const step: Step = {
  asks: "danger",
  before: "danger",
  at: { step: 1, of: 12 },
  language: "kk",
  personId: 1,
  draftId: "b8f1c1de-0000-4000-8000-000000000000",
  version: null,
  report: {
    ...answersSchema.parse({ name: secrets.name, regionId: "KZ-19", languages: ["kk"] }),
    storyDone: false,
    openCaseId: null,
  },
  parts: 0,
  files: 0,
  story: "",
  guess: null,
  openCase: null,
  storyClosedAt: null,
};

export function setStage(places: Places): Stage {
  const oneRoom = places.rooms({ lat: 43.2603, lon: 76.9287 }, "KZ-75");
  return {
    places,
    operator: { ...defaultOperator, bin: "000140001234" },
    now: filedAt,
    twoRooms: places.rooms({ lat: 50.9886, lon: 71.2858 }, "KZ-11"),
    oneRoom: { ...oneRoom, nearest: oneRoom.nearest && { ...oneRoom.nearest, room: verified(oneRoom.nearest.room) } },
    unnamedRoom: places.rooms({ lat: 43.86, lon: 77.06 }, "KZ-19"),
  };
}

function verified(room: Room): Room {
  return { ...room, verified: true, phone: "+7 727 000 00 00", hours: "09:00–18:00" };
}
