import { declineReasons } from "../../src/assignment/answers.ts";
import { caseButtonsOf } from "../../src/assignment/opened.ts";
import type { QueuedCase } from "../../src/assignment/queue.ts";
import {
  choicesScreen,
  closeScreen,
  doneScreen,
  queuedCaseScreen,
  queueScreen,
} from "../../src/assignment/queue-screens.ts";
import {
  declineScreen,
  type NeededFacts,
  neededScreen,
  noticeScreen,
  type OfferFacts,
  offerScreen,
} from "../../src/assignment/screens.ts";
import {
  dutyScreen,
  fieldsScreen,
  giveBackScreen,
  withdrawnScreen,
  workScreen,
} from "../../src/assignment/work-screens.ts";
import type { TextKey, Texts } from "../../src/i18n/texts.ts";
import { longMatter, matter, mediator, type Shown, type Stage, secrets, until } from "./stage.ts";

/** What mediators and coordinators see of cases. */
export function staffScreens(stage: Stage): Shown[] {
  return [...offerScreens(stage), ...workScreens(stage), ...queueScreens(stage), ...refusals()];
}

function offerScreens({ places }: Stage): Shown[] {
  const offer: OfferFacts = { id: 9, status: "OFFERED", reason: "CONFLICT_OF_INTEREST", dueAt: until, case: matter };
  const needed: NeededFacts = { ...matter, asked: 0, lost: false, review: false, open: true, mediator: null };
  const statuses = ["EXPIRED", "ACCEPTED", "DECLINED", "WITHDRAWN", "REVOKED"] as const;
  return [
    { name: "outbox: assignment.ping", screen: (texts) => offerScreen(texts, places, offer, "assignment:ping") },
    {
      name: "outbox: assignment.ping, as much as is likely",
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
    {
      name: "offer: WITHDRAWN, out of reach",
      screen: (texts) => offerScreen(texts, places, { ...offer, status: "WITHDRAWN", reason: null }, "assignment:ping"),
    },
    {
      name: `offer: why not? (${declineReasons.length} reasons)`,
      screen: (texts) => declineScreen(texts, places, offer),
    },
    {
      name: "outbox: assignment.needed, nobody fits",
      screen: (texts) => neededScreen(texts, places, needed),
    },
    {
      name: "outbox: assignment.needed, nobody answered",
      screen: (texts) => neededScreen(texts, places, { ...needed, asked: 3 }),
    },
    {
      name: "outbox: assignment.needed, its mediator is out of reach",
      screen: (texts) => neededScreen(texts, places, { ...needed, asked: 1, lost: true }),
    },
    {
      name: "outbox: assignment.needed, to be read first",
      screen: (texts) => neededScreen(texts, places, { ...needed, review: true }),
    },
    {
      name: "needed: offered by hand",
      screen: (texts) => neededScreen(texts, places, { ...needed, offer: { mediator, until } }),
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
  const assigned = { ...matter, assignedAt: now };
  const full = Array.from({ length: 20 }, () => ({ ...longMatter, assignedAt: now }));
  const { name, phone, story } = secrets;
  return [
    {
      name: "story: read by who may",
      screen: (texts) => ({
        text: texts.html("assignment:story", {
          number: matter.number,
          name,
          phone,
          story: `${story}\n\n${texts.plain("assignment:storyFiles", { count: 2 })}`,
        }),
        rows: [caseButtonsOf(texts, matter.id)],
      }),
    },
    {
      name: "story: goes on",
      screen: (texts) => ({ text: texts.html("assignment:storyMore", { number: matter.number, story }) }),
    },
    { name: "work: none", screen: (texts) => workScreen(texts, places, []) },
    { name: "work: one", screen: (texts) => workScreen(texts, places, [assigned]) },
    { name: "work: twenty", screen: (texts) => workScreen(texts, places, full) },
    { name: "work: give back?", screen: (texts) => giveBackScreen(texts, places, matter) },
    { name: "work: given back", screen: (texts) => withdrawnScreen(texts, places, matter) },
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
    escalated: false,
    offer: null,
  };
  const states = [
    queued,
    { ...queued, offer: { mediator, until } },
    { ...queued, escalated: true },
    { ...queued, review: true },
  ];
  const full = Array.from({ length: 10 }, () => ({ ...queued, ...longMatter, offer: { mediator, until } }));
  const choices = [
    { personId: 7, name: mediator, openCases: 2, away: false },
    { personId: 8, name: "Сәуле Қасымбекова", openCases: 12, away: true },
  ];
  return [
    { name: "queue: none", screen: (texts) => queueScreen(texts, places, []) },
    { name: "queue: in every state", screen: (texts) => queueScreen(texts, places, states) },
    { name: "queue: full", screen: (texts) => queueScreen(texts, places, full) },
    { name: "queue: a case", screen: (texts) => queuedCaseScreen(texts, places, { ...queued, escalated: true }) },
    {
      name: "queue: a case to look at",
      screen: (texts) => queuedCaseScreen(texts, places, { ...queued, review: true }),
    },
    { name: "queue: whom?", screen: (texts) => choicesScreen(texts, places, matter, choices) },
    { name: "queue: nobody", screen: (texts) => choicesScreen(texts, places, matter, []) },
    { name: "queue: close?", screen: (texts) => closeScreen(texts, places, matter) },
    { name: "queue: closed", screen: (texts) => doneScreen(texts, places, matter, { kind: "closed" }) },
    { name: "queue: sent", screen: (texts) => doneScreen(texts, places, matter, { kind: "sent" }) },
    { name: "queue: handed", screen: (texts) => doneScreen(texts, places, matter, { kind: "handed", until }) },
  ];
}

function refusals(): Shown[] {
  const keys: TextKey[] = [
    "assignment:gone",
    "assignment:queue.forbidden",
    "assignment:queue.over",
    "directory:invite.notAllowed",
    "directory:invite.noLanguage",
    "directory:join.invalid",
  ];
  return keys.map((key) => ({ name: `refusal: ${key}`, screen: (texts) => ({ text: texts.html(key) }) }));
}
