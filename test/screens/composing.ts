import {
  approvalScreen,
  approvedScreen,
  changedByOneScreen,
  notWaitingScreen,
  pingScreen,
  reasonsScreen,
  submittedSampleScreen,
  verdictScreen,
} from "../../src/features/composing/approval-screens.ts";
import { cardScreen, problemsScreen, submittedScreen } from "../../src/features/composing/card-screen.ts";
import { doubts } from "../../src/features/composing/doubts.ts";
import { type EditableEvent, noDraft } from "../../src/features/composing/draft.ts";
import type { OpenQuestion } from "../../src/features/composing/open-question.ts";
import type { Refusal } from "../../src/features/composing/parse-answer.ts";
import {
  audienceScreen,
  previewScreen,
  submitScreen,
  wholeSampleScreens,
} from "../../src/features/composing/preview-screens.ts";
import {
  cancelEndedScreen,
  cancellingScreen,
  cancelScreen,
  discardEndedScreen,
  discardingScreen,
  factsScreen,
  publishedChangeScreen,
  publishScreen,
  unchangedScreen,
} from "../../src/features/composing/published-change-screens.ts";
import { formatPage } from "../../src/features/composing/question-page.ts";
import { fieldScreen } from "../../src/features/composing/question-screen.ts";
import { type Field, fields } from "../../src/features/composing/rules.ts";
import {
  forbiddenScreen,
  goneScreen,
  listScreen,
  noteText,
  notSubmittedScreen,
  pausedScreen,
  publishedScreen,
  refusalText,
} from "../../src/features/composing/screens.ts";
import type { PublicEvent } from "../../src/features/events/events.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import { roundTable } from "../events/sample.ts";
import type { Shown, Stage } from "./stage.ts";

const opened: EditableEvent = {
  id: 12,
  status: "DRAFT",
  draft: { ...noDraft, submissions: 1, event: roundTable },
  published: null,
  sequence: 0,
  submissions: 1,
  createdById: 1,
};
/** An event with an answer to every question. */
const full = {
  ...roundTable,
  kind: "CARAVAN" as const,
  venue: "HYBRID" as const,
  link: "https://meet.example.kz/room",
  picture: "a photo",
  agendaKk: "10:00 Ашылуы",
  agendaRu: "10:00 Открытие",
  places: 120,
  registerUntil: "2026-10-28T13:00:00.000Z",
  announceAt: "2026-10-28T05:00:00.000Z",
  stages: [{ at: "2026-10-29T05:00:00.000Z", words: "Астана" }],
};
const withEvent = (event: typeof roundTable, changes: Partial<EditableEvent> = {}): EditableEvent => ({
  ...opened,
  draft: { ...opened.draft, event },
  ...changes,
});
/** A change of the published round table. */
const changeOf = (changed: typeof roundTable, waits: boolean): EditableEvent => ({
  ...opened,
  status: "PUBLISHED",
  draft: { ...opened.draft, event: changed, waits },
  published: roundTable,
});
const event: PublicEvent = {
  id: 12,
  status: "PUBLISHED",
  facts: roundTable,
  startsAt: new Date("2026-10-29T05:00:00Z"),
  endsAt: new Date("2026-10-29T08:00:00Z"),
  places: null,
  taken: 0,
  registerUntil: null,
  sequence: 1,
};
const size = {
  total: 310,
  languages: [
    { language: "kk" as const, count: 200 },
    { language: "ru" as const, count: 110 },
  ],
  regions: [
    { region: null, count: 250 },
    { region: "KZ-19", count: 60 },
  ],
};
const nobody = { total: 0, languages: [], regions: [] };

/** What editors and approvers see, from «New» to the decision. */
export function composingScreens(stage: Stage): Shown[] {
  const { places, now } = stage;
  const shown = (name: string, screen: Shown["screen"]): Shown => ({ name: `composing: ${name}`, screen });
  const said = (name: string, text: (texts: Texts) => string) => shown(name, (texts) => ({ text: text(texts) }));
  const lists = { drafts: [opened], waiting: [withEvent(roundTable, { status: "SUBMITTED" })], hasPublished: true };
  const noLists = { drafts: [], waiting: [], hasPublished: false };
  return [
    shown("forbidden", forbiddenScreen),
    shown("list", (texts) => listScreen(texts, { ...lists, page: 1, hasMore: true })),
    shown("empty list", (texts) => listScreen(texts, { ...noLists, page: 0, hasMore: false })),
    shown("untitled", (texts) =>
      listScreen(texts, { ...noLists, drafts: [withEvent(noDraft.event)], page: 0, hasMore: false }),
    ),
    shown("published", (texts) => publishedScreen(texts, { events: [event], page: 0, hasMore: false })),
    shown("nothing published", (texts) => publishedScreen(texts, { events: [], page: 0, hasMore: false })),
    shown("paused", (texts) => pausedScreen(texts, 12)),
    shown("gone", goneScreen),
    ...questions(),
    ...(["button", "text", "photo", "file", "pin"] as const).map((kind) =>
      said(`misfit ${kind}`, (texts) => texts.html(`composing:misfit.${kind}`)),
    ),
    ...refusals.map((refusal) => said(`refused, ${refusal.kind}`, (texts) => refusalText(texts, refusal))),
    ...(["pinNoted", "firstOfAlbum", "takenBack"] as const).map((note) => said(note, (texts) => noteText(texts, note))),
    shown("card", (texts) => cardScreen(texts, places, withEvent(full), now)),
    shown("card, whole country", (texts) =>
      cardScreen(texts, places, withEvent({ ...roundTable, regions: [], answered: ["regions"] }), now),
    ),
    shown("card, online", (texts) =>
      cardScreen(texts, places, withEvent({ ...roundTable, venue: "ONLINE", link: full.link }), now),
    ),
    shown("card, submitted", (texts) => cardScreen(texts, places, withEvent(full, { status: "SUBMITTED" }), now)),
    shown("card, changed", (texts) => cardScreen(texts, places, changeOf(full, false), now)),
    shown("card, change submitted", (texts) => cardScreen(texts, places, changeOf(full, true), now)),
    shown("card, returned", (texts) =>
      cardScreen(texts, places, { ...opened, draft: { ...opened.draft, returned: "WORDING" } }, now),
    ),
    shown("problems", (texts) =>
      problemsScreen(texts, 12, [
        "incomplete",
        "startPast",
        "endBeforeStart",
        "lateDeadline",
        "lateAnnouncement",
        "stageOutside",
      ]),
    ),
    shown("preview", (texts) => previewScreen(texts, texts, places, withEvent(roundTable), now)),
    shown("submitted event, as readers see it", (texts) =>
      submittedSampleScreen(texts, places, withEvent(roundTable), now),
    ),
    shown(
      "the full texts of a sample",
      (texts) => wholeSampleScreens(texts, places, withEvent(full), now)[0] ?? { text: "" },
    ),
    said("a button of a sample", (texts) => texts.html("composing:sample")),
    shown("audience", (texts) => audienceScreen(texts, places, 12, size)),
    shown("audience of nobody", (texts) => audienceScreen(texts, places, 12, nobody)),
    shown("submit", (texts) => submitScreen(texts, places, withEvent(full), size)),
    shown("submit, at once", (texts) => submitScreen(texts, places, opened, size)),
    ...[1, 2, 5].map((asked) => shown(`submitted to ${asked}`, (texts) => submittedScreen(texts, opened, asked))),
    ...(["nobody", "otherRegion"] as const).map((reason) =>
      shown(`not submitted, ${reason}`, (texts) => notSubmittedScreen(texts, 12, reason)),
    ),
    ...approvals(stage),
    ...changes(stage),
  ];

  function questions(): Shown[] {
    const asked = fields.map((field) =>
      shown(`asks ${field}`, (texts) => fieldScreen(texts, places, step(texts, field, {}))),
    );
    const variant = (name: string, field: Field, more: Partial<OpenQuestion>) =>
      shown(name, (texts) => fieldScreen(texts, places, step(texts, field, more)));
    return [
      ...asked,
      variant("asks a time", "startsAt", { day: "2026-10-29" }),
      variant("asks the minutes", "startsAt", { day: "2026-10-29", detail: formatPage.hour("2026-10-29", 10) }),
      variant("asks the day of a time", "startsAt", { detail: formatPage.month("2026-10", 600) }),
      ...doubts.map((why) =>
        variant(`asks about a date, ${why}`, why === "long" ? "endsAt" : "startsAt", {
          day: "2026-11-02",
          detail: formatPage.doubt("2026-11-02", why === "far" ? 600 : 180, why),
        }),
      ),
      variant("asks a room's region", "place", { detail: formatPage.regions() }),
      variant("asks a room", "place", { detail: formatPage.region("KZ-75"), rooms: ["almaty-republican"] }),
      variant("a question of a complete event", "titleEn", {
        complete: true,
        answered: true,
        current: "Round table",
        before: null,
        at: null,
      }),
      variant("an answered question", "titleKk", { answered: true, current: "Дөңгелек үстел" }),
    ];
  }
}

function step({ language }: Texts, field: Field, more: Partial<OpenQuestion>): OpenQuestion {
  return {
    field,
    detail: null,
    language,
    eventId: 12,
    at: { step: 3, of: 10 },
    before: "kind",
    complete: false,
    answered: false,
    optional: fields.indexOf(field) > fields.indexOf("regions"),
    current: null,
    ticked: field === "regions" ? ["KZ-19"] : [],
    offered: ["KZ-19", "KZ-75"],
    wholeCountry: true,
    rooms: [],
    day: null,
    from: "2026-10-27T05:00:00.000Z",
    ...more,
  };
}

const refusals: Refusal[] = [
  { kind: "tooLong", by: 12, limit: 120 },
  { kind: "otherWeekday", day: "2026-10-29" },
  { kind: "stageUnclear", line: 2 },
  { kind: "stageOutside", line: 2 },
  { kind: "stageTooLong", line: 2 },
  ...(
    [
      "empty",
      "rest",
      "notUnderstood",
      "noSuchDay",
      "noSuchTime",
      "past",
      "endBeforeStart",
      "lateDeadline",
      "lateAnnouncement",
      "places",
      "notHttps",
      "badLink",
      "noneTicked",
      "otherRegion",
      "tooManyStages",
      "pictureStays",
    ] as const
  ).map((kind): Refusal => ({ kind })),
];

function approvals({ places, now }: Stage): Shown[] {
  const ping = { id: 12, submission: 1, event: roundTable };
  const states = ["waits", "published", "over"] as const;
  return [
    ...states.map((state) => ({
      name: `outbox: composing.approve, ${state}`,
      screen: (texts: Texts) => pingScreen(texts, places, { ...ping, state }),
    })),
    {
      name: "outbox: composing.approved",
      screen: (texts) => verdictScreen(texts, 12, roundTable.titleKk ?? "", null),
    },
    {
      name: "outbox: composing.returned",
      screen: (texts) => verdictScreen(texts, 12, roundTable.titleKk ?? "", "FACTS"),
    },
    { name: "approval", screen: (texts) => approvalScreen(texts, places, opened) },
    { name: "approval of a change", screen: (texts) => approvalScreen(texts, places, changeOf(full, true)) },
    {
      name: "outbox: composing.changedByOne",
      screen: (texts) => changedByOneScreen(texts, places, { id: 12, before: roundTable, after: full }),
    },
    { name: "why it is returned", screen: (texts) => reasonsScreen(texts, 12, 1) },
    { name: "approved", screen: (texts) => approvedScreen(texts, now, now) },
    { name: "approved for later", screen: (texts) => approvedScreen(texts, event.startsAt, now) },
    ...(["own", "approved", "over", "returned"] as const).map((reason) => ({
      name: `nothing to approve, ${reason}`,
      screen: (texts: Texts) => notWaitingScreen(texts, reason),
    })),
  ];
}

function changes({ places }: Stage): Shown[] {
  const reasons = ["gone", "cancelled", "past", "stale", "same", "otherRegion"] as const;
  return [
    { name: "a published event", screen: (texts) => factsScreen(texts, places, event) },
    { name: "a published event that will be cancelled", screen: (texts) => factsScreen(texts, places, event, 31) },
    ...[0, 1, 2, 5].flatMap((told): Shown[] => [
      {
        name: `publishes, ${told} told`,
        screen: (texts) =>
          publishScreen(texts, 12, 1, {
            changed: ["time"],
            needsApproval: told > 1,
            told,
            readers: told * 1000,
          }),
      },
      {
        name: `published, ${told} told`,
        screen: (texts) => publishedChangeScreen(texts, 12, { changed: ["time", "place"], told, readers: told * 1000 }),
      },
      {
        name: `cancelled in a minute, ${told} told`,
        screen: (texts) => cancellingScreen(texts, 12, { told, readers: told * 1000 }, 31),
      },
    ]),
    { name: "cancels", screen: (texts) => cancelScreen(texts, 12) },
    ...(["undone", "done", "refused"] as const).map((how) => ({
      name: `cancels: ${how}`,
      screen: (texts: Texts) => cancelEndedScreen(texts, 12, how),
    })),
    { name: "discards in a minute", screen: (texts) => discardingScreen(texts, 12, 31) },
    ...(["undone", "done"] as const).map((how) => ({
      name: `discards: ${how}`,
      screen: (texts: Texts) => discardEndedScreen(texts, 12, how),
    })),
    ...reasons.map((reason) => ({
      name: `unchanged, ${reason}`,
      screen: (texts: Texts) => unchangedScreen(texts, 12, reason),
    })),
  ];
}
