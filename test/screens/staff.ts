import { declineReasons } from "../../src/features/assignment/offer-answers.ts";
import type { QueuedCase } from "../../src/features/assignment/queue.ts";
import {
  choicesScreen,
  closeScreen,
  doneScreen,
  queuedCaseScreen,
  queueScreen,
} from "../../src/features/assignment/queue-screens.ts";
import {
  declineScreen,
  type NeededFacts,
  neededScreen,
  noticeScreen,
  type OfferFacts,
  offerScreen,
} from "../../src/features/assignment/screens.ts";
import { headScreen, leftoversScreen, missingScreen, moreScreen } from "../../src/features/assignment/story-screens.ts";
import {
  closingEndedScreen,
  closingScreen,
  declineEndedScreen,
  decliningScreen,
  giveBackEndedScreen,
  givingBackScreen,
} from "../../src/features/assignment/undo-screens.ts";
import { dutyScreen, fieldsScreen, giveBackScreen } from "../../src/features/assignment/work-screens.ts";
import { obstacles } from "../../src/features/cases/remit.ts";
import { caseAnswers } from "../../src/features/cases/sealed-answers.ts";
import { type Content, fileKinds } from "../../src/platform/chat/content.ts";
import type { TextKey, Texts } from "../../src/platform/i18n/texts.ts";
import { longMatter, matter, mediator, type Shown, type Stage, secrets, until } from "./stage.ts";

const endings = ["undone", "done", "refused"] as const;

/** Cases as mediators and coordinators see them. */
export function staffScreens(stage: Stage): Shown[] {
  return [...offerScreens(stage), ...workScreens(stage), ...queueScreens(stage), ...refusals()];
}

function offerScreens({ places }: Stage): Shown[] {
  const offer: OfferFacts = { id: 9, status: "OFFERED", dueAt: until, case: matter };
  const needed: NeededFacts = {
    ...matter,
    asked: 0,
    lost: null,
    review: false,
    reasons: [],
    open: true,
    mediator: null,
  };
  const statuses = ["EXPIRED", "ACCEPTED", "DECLINED", "REVOKED"] as const;
  return [
    { name: "outbox: assignment.ping", screen: (texts) => offerScreen(texts, places, offer, "assignment:ping") },
    {
      name: "outbox: assignment.ping, a full case",
      screen: (texts) => offerScreen(texts, places, { ...offer, case: longMatter }, "assignment:ping"),
    },
    {
      name: "outbox: assignment.reminder",
      screen: (texts) => offerScreen(texts, places, offer, "assignment:reminder"),
    },
    ...statuses.map((status) => ({
      name: `offer: ${status}`,
      screen: (texts: Texts) => offerScreen(texts, places, { ...offer, status }, "assignment:ping"),
    })),
    ...(["givenBack", "unreachable", "otherMediator", "coordinator"] as const).map((lost) => ({
      name: `offer: WITHDRAWN, ${lost}`,
      screen: (texts: Texts) => offerScreen(texts, places, { ...offer, status: "WITHDRAWN", lost }, "assignment:ping"),
    })),
    {
      name: `offer: why not? (${declineReasons.length} reasons)`,
      screen: (texts) => declineScreen(texts, places, offer),
    },
    { name: "offer: declined in a minute", screen: (texts) => decliningScreen(texts, places, offer, 31) },
    ...endings.flatMap((how) =>
      [offer, null].map((known) => ({
        name: `offer: declined, ${how}${known === null ? ", no longer theirs" : ""}`,
        screen: (texts: Texts) => declineEndedScreen(texts, places, matter.number, known, how),
      })),
    ),
    {
      name: "outbox: assignment.needed, nobody fits",
      screen: (texts) => neededScreen(texts, places, needed),
    },
    {
      name: "outbox: assignment.needed, nobody answered",
      screen: (texts) => neededScreen(texts, places, { ...needed, asked: 3 }),
    },
    {
      name: "outbox: assignment.needed, the mediator is out of reach",
      screen: (texts) => neededScreen(texts, places, { ...needed, asked: 1, lost: "unreachable" }),
    },
    {
      name: "outbox: assignment.needed, the case has lost its mediator",
      screen: (texts) => neededScreen(texts, places, { ...needed, asked: 1, lost: "otherMediator" }),
    },
    {
      name: "outbox: assignment.needed, to be read first",
      screen: (texts) =>
        neededScreen(texts, places, { ...needed, review: true, reasons: ["LIFE_IN_DANGER", "VIOLENCE"] }),
    },
    {
      name: "needed: offered by hand",
      screen: (texts) => neededScreen(texts, places, { ...needed, offer: { mediator, until } }),
    },
    {
      name: "needed: over the limit",
      screen: (texts) => neededScreen(texts, places, { ...needed, review: true, overLimit: true }),
    },
    {
      name: "needed: the applicant is under 18",
      screen: (texts) => neededScreen(texts, places, { ...needed, asked: 1, lost: "coordinator", minor: true }),
    },
    { name: "needed: found", screen: (texts) => neededScreen(texts, places, { ...needed, mediator }) },
    { name: "needed: closed", screen: (texts) => neededScreen(texts, places, { ...needed, open: false }) },
    { name: "outbox: assignment.added", screen: (texts) => noticeScreen(texts, places, matter, "assignment:added") },
    {
      name: "outbox: assignment.applicantLeft",
      screen: (texts) => noticeScreen(texts, places, matter, "assignment:applicantLeft"),
    },
  ];
}

function workScreens({ places, now }: Stage): Shown[] {
  const duty = { onDuty: true, leaveUntil: null, maxOpenCases: 5, fields: ["FAMILY" as const] };
  const head = {
    ...secrets,
    caseId: matter.id,
    number: matter.number,
    files: 2,
    answers: caseAnswers({ otherSide: "UNKNOWN" }),
    isMediator: false,
  };
  const file = { fileId: "file", name: null, caption: null };
  const missing: Content[] = [
    ...fileKinds.map((kind) => ({ kind, ...file })),
    {
      kind: "album",
      items: [
        { kind: "photo", ...file },
        { kind: "video", ...file },
      ],
    },
  ];
  return [
    {
      name: "outbox: assignment.storyHead, to the mediator",
      screen: (texts) => headScreen(texts, { ...head, isMediator: true }),
    },
    { name: "outbox: assignment.storyHead, to a coordinator", screen: (texts) => headScreen(texts, head) },
    {
      name: "outbox: assignment.storyHead, the applicant's own number",
      screen: (texts) => headScreen(texts, { ...head, answers: caseAnswers({ phoneShared: true }) }),
    },
    {
      name: "outbox: assignment.storyHead, of a case that was handed over",
      screen: (texts) =>
        headScreen(texts, { ...head, summary: { from: mediator, text: "Бір рет сөйлестік." }, isMediator: true }),
    },
    {
      name: "outbox: assignment.storyHead, no number",
      screen: (texts) => headScreen(texts, { ...head, phone: null }),
    },
    {
      name: "outbox: assignment.storyHead, to the mediator, no number",
      screen: (texts) => headScreen(texts, { ...head, phone: null, isMediator: true }),
    },
    {
      name: "outbox: assignment.storyMore",
      screen: (texts) => moreScreen(texts, { number: matter.number, showingId: 12, page: 1 }),
    },
    ...missing.map((content) => ({
      name: `outbox: assignment.storyPart, refused: ${content.kind}`,
      screen: (texts: Texts) => missingScreen(texts, { number: matter.number, content }, 1),
    })),
    {
      name: "outbox: assignment.remains",
      screen: (texts) =>
        leftoversScreen(texts, {
          number: matter.number,
          name: mediator,
          left: [...fileKinds, "voice", "text", "location", "contact"],
        }),
    },
    {
      name: "outbox: assignment.remains, nobody knows what",
      screen: (texts) => leftoversScreen(texts, { number: matter.number, name: mediator, left: ["unknown"] }),
    },
    { name: "work: give back?", screen: (texts) => giveBackScreen(texts, matter) },
    { name: "work: given back in a minute", screen: (texts) => givingBackScreen(texts, places, matter, 31) },
    ...endings.map((how) => ({
      name: `work: given back, ${how}`,
      screen: (texts: Texts) => giveBackEndedScreen(texts, matter.number, how),
    })),
    { name: "duty: on", screen: (texts) => dutyScreen(texts, duty, now) },
    { name: "duty: off", screen: (texts) => dutyScreen(texts, { ...duty, onDuty: false }, now) },
    { name: "duty: on leave", screen: (texts) => dutyScreen(texts, { ...duty, leaveUntil: until }, now) },
    { name: "duty: fields", screen: (texts) => fieldsScreen(texts, duty) },
  ];
}

function queueScreens({ places, now }: Stage): Shown[] {
  const queued: QueuedCase = {
    ...matter,
    regionId: "KZ-19",
    filedAt: now,
    review: false,
    overLimit: false,
    reasons: [],
    escalated: false,
    offer: null,
  };
  const queue = (cases: QueuedCase[], page = 0, more = false) => ({ cases, page, more, requests: 0 });
  const states = [
    queued,
    { ...queued, offer: { mediator, until } },
    { ...queued, escalated: true },
    { ...queued, review: true, reasons: [...obstacles] },
    { ...queued, review: true, overLimit: true },
  ];
  const full = Array.from({ length: 10 }, () => ({ ...queued, ...longMatter, offer: { mediator, until } }));
  const choices = [
    { personId: 7, name: mediator, openCases: 2, away: false },
    { personId: 8, name: "Сәуле Қасымбекова", openCases: 12, away: true },
  ];
  return [
    { name: "queue: none", screen: (texts) => queueScreen(texts, places, queue([])) },
    { name: "queue: in every state", screen: (texts) => queueScreen(texts, places, queue(states)) },
    { name: "queue: with decisions", screen: (texts) => queueScreen(texts, places, { ...queue([]), requests: 2 }) },
    { name: "queue: full", screen: (texts) => queueScreen(texts, places, queue(full, 1, true)) },
    {
      name: "queue: a case whose applicant is under 18",
      screen: (texts) => queuedCaseScreen(texts, places, { ...queued, escalated: true, minor: true }),
    },
    { name: "queue: a case", screen: (texts) => queuedCaseScreen(texts, places, { ...queued, escalated: true }) },
    {
      name: "queue: a case to review",
      screen: (texts) => queuedCaseScreen(texts, places, { ...queued, review: true, reasons: ["CHILD_IN_DANGER"] }),
    },
    {
      name: "queue: over the limit",
      screen: (texts) => queuedCaseScreen(texts, places, { ...queued, review: true, overLimit: true }),
    },
    { name: "queue: whom?", screen: (texts) => choicesScreen(texts, places, matter, choices) },
    { name: "queue: nobody", screen: (texts) => choicesScreen(texts, places, matter, []) },
    { name: "queue: close?", screen: (texts) => closeScreen(texts, places, matter, "close") },
    { name: "queue: close as abuse?", screen: (texts) => closeScreen(texts, places, matter, "closeAbuse") },
    { name: "queue: closed in a minute", screen: (texts) => closingScreen(texts, places, matter, 31) },
    ...endings.map((how) => ({
      name: `queue: closed, ${how}`,
      screen: (texts: Texts) => closingEndedScreen(texts, matter.number, how),
    })),
    { name: "queue: sent", screen: (texts) => doneScreen(texts, places, matter, { kind: "sent" }) },
    { name: "queue: handed", screen: (texts) => doneScreen(texts, places, matter, { kind: "handed", until }) },
  ];
}

function refusals(): Shown[] {
  const keys: TextKey[] = [
    "assignment:gone",
    "assignment:queue.forbidden",
    "assignment:work.forbidden",
    "assignment:queue.over",
    "directory:invite.notAllowed",
    "directory:invite.noLanguage",
    "directory:join.invalid",
  ];
  return keys.map((key) => ({ name: `refusal: ${key}`, screen: (texts) => ({ text: texts.html(key) }) }));
}
