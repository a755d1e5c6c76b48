import { leadButtons, talkButtons } from "../../src/features/talks/buttons.ts";
import * as lead from "../../src/features/talks/lead-screens.ts";
import { owedScreen, unansweredScreen } from "../../src/features/talks/owed-screens.ts";
import * as talks from "../../src/features/talks/screens.ts";
import { outsideScreen, topicName, topicScreen } from "../../src/features/talks/topic-screens.ts";
import { asFileScreen, undeliveredScreen, unreachableScreen } from "../../src/features/talks/undelivered-screens.ts";
import * as waiting from "../../src/features/talks/waiting-screens.ts";
import type { UncarriedKind } from "../../src/platform/chat/received-content.ts";
import { dayAndTime } from "../../src/platform/i18n/dates.ts";
import { readyAnswerScreens } from "./ready-answers.ts";
import { mediator, type Shown, type Stage } from "./stage.ts";
import { desk, deskOf, party, theirs } from "./talk-facts.ts";

const message = "4f9d0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b";

const uncarried = [
  "sticker",
  "dice",
  "game",
  "poll",
  "checklist",
  "invoice",
  "paidMedia",
  "story",
  "giveaway",
  "richMessage",
  "unknown",
] as const satisfies UncarriedKind[];

/** What is said around the messages of a talk. */
export function talkScreens({ now }: Stage): Shown[] {
  const undelivered = [
    ...(["blocked", "deactivated", "voice", "other"] as const).map((cause) => ({ reader: "STAFF", cause }) as const),
    { reader: "PARTY", kind: "voice" },
    { reader: "PARTY", kind: "notYet" },
    { reader: "PARTY", kind: "unreachable", case: 417 },
    { reader: "PARTY", kind: "moved", case: 417, mediator: null },
    { reader: "PARTY", kind: "moved", case: 417, mediator },
  ] as const;
  const due = { kind: "due", until: now } as const;
  const owed = { talk: 7, case: 417, kind: "CAUCUS", number: "2026-000417", mediator, since: now, until: now } as const;
  return [
    ...readyAnswerScreens(),
    { name: "outbox: talks.opened", screen: (texts) => talks.openedScreen(texts, { ...party, hasPhone: true }) },
    {
      name: "outbox: talks.opened, for the mediator",
      screen: (texts) => talks.openedScreen(texts, { ...theirs, hasPhone: false }),
    },
    ...[party, desk, theirs, deskOf].map((facts, at) => ({
      name: `talk: entered, ${at + 1}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => talks.enteredScreen(texts, facts),
    })),
    {
      name: "outbox: talks.copy",
      screen: (texts) => ({ text: "Сәлем", rows: talks.copyRows(texts, theirs, { edited: true, inForm: false }) }),
    },
    {
      name: "outbox: talks.copy, in the middle of a form",
      screen: (texts) => ({ text: "Сәлем", rows: talks.copyRows(texts, party, { edited: false, inForm: true }) }),
    },
    { name: "outbox: talks.copy, before an album", screen: (texts) => ({ text: texts.html("talks:album") }) },
    { name: "talk: a form begins", screen: (texts) => talks.formBeginsScreen(texts, false) },
    { name: "talk: a form begins beside topics", screen: (texts) => talks.formBeginsScreen(texts, true) },
    ...[party, desk, theirs].map((facts, at) => ({
      name: `outbox: talks.topic, ${at + 1}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => topicScreen(texts, facts),
    })),
    { name: "talk: the name of a closed topic", screen: (texts) => ({ text: topicName(texts, party, false) }) },
    { name: "talk: answered outside its topic", screen: (texts) => outsideScreen(texts) },
    {
      name: "card: write into a talk",
      screen: (texts) => ({
        text: texts.plain("talks:label.desk"),
        rows: (["mediator", "party", "desk"] as const).map((to) => [
          { label: texts.plain(`talks:write.${to}`), data: talkButtons.data("write", { talk: 7 }) },
        ]),
      }),
    },
    {
      name: "talk: who should read it?",
      screen: (texts) => waiting.askScreen(texts, message, [party, desk, theirs], 5),
    },
    {
      name: "talk: who should read it? more",
      screen: (texts) => waiting.askScreen(texts, message, [desk, theirs, party, theirs, deskOf], 5, 0),
    },
    {
      name: "talk: who should read it? the three latest of more",
      screen: (texts) => waiting.askScreen(texts, message, [desk, theirs, party, theirs, deskOf], 5),
    },
    { name: "talk: the first message of a day", screen: (texts) => talks.passedOnScreen(texts, mediator, due, 5) },
    {
      name: "talk: out of hours",
      screen: (texts) => talks.passedOnScreen(texts, mediator, { kind: "outOfHours", opensAt: now, until: now }, 5),
    },
    {
      name: "talk: an answer is late",
      screen: (texts) => talks.passedOnScreen(texts, mediator, { kind: "late", until: now }, 5),
    },
    { name: "outbox: talks.owed", screen: (texts) => owedScreen(texts, owed) },
    ...undelivered.map((facts, at) => ({
      name: `outbox: talks.undelivered, ${at + 1}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => undeliveredScreen(texts, { ...facts, message, replyTo: 5 }),
    })),
    { name: "outbox: talks.unreachable", screen: (texts) => unreachableScreen(texts, owed) },
    { name: "talk: as a file", screen: (texts) => asFileScreen(texts, true) },
    { name: "outbox: talks.unanswered", screen: (texts) => unansweredScreen(texts, owed) },
    { name: "outbox: talks.unanswered, desk", screen: (texts) => unansweredScreen(texts, { ...owed, kind: "DESK" }) },
    { name: "talk: the first message after a switch", screen: (texts) => talks.wentToScreen(texts, deskOf, 5) },
    { name: "talk: sent after a question", screen: (texts) => waiting.sentScreen(texts, party) },
    {
      name: "talk: opening words sent",
      screen: (texts) => lead.openingDoneScreen(texts, 7, { kind: "sent", caseId: 1, at: now }),
    },
    {
      name: "talk: opening words into a stopped talk",
      screen: (texts) => lead.openingDoneScreen(texts, 7, { kind: "stopped", caseId: 1 }),
    },
    { name: "outbox: talks.opening", screen: (texts) => lead.openingScreen(texts, party) },
    {
      name: "outbox: talks.copy, which may be passed on",
      screen: (texts) => {
        const passOn = "0b9f2a60-0000-4000-8000-000000000000";
        return { text: "Сәлем", rows: talks.copyRows(texts, theirs, { edited: false, inForm: false, passOn }) };
      },
    },
    ...[true, false].flatMap((is) => [
      {
        name: `talk: ${is ? "stopped" : "goes on"}, with all sides`,
        screen: (texts: Parameters<Shown["screen"]>[0]) =>
          lead.ledScreen(texts, 7, { caseId: 1, isStopped: is, sides: 2 }),
      },
      {
        name: `talk: ${is ? "stopped" : "goes on"}`,
        screen: (texts: Parameters<Shown["screen"]>[0]) =>
          lead.ledScreen(texts, 7, { caseId: 1, isStopped: is, sides: 1 }),
      },
      {
        name: `outbox: talks.stopped, ${is ? "stopped" : "goes on"}`,
        screen: (texts: Parameters<Shown["screen"]>[0]) => lead.stoppedScreen(texts, party, is),
      },
      {
        name: `talk: not said because it is stopped, to the ${is ? "party" : "mediator"}`,
        screen: (texts: Parameters<Shown["screen"]>[0]) =>
          lead.notSaidScreen(texts, { id: 7, caseId: 1, isParty: is }, 5),
      },
    ]),
    {
      name: "card: leads a talk",
      screen: (texts) => ({
        text: [
          texts.html("talks:led.openingOwed"),
          texts.html("talks:led.openingAt", { at: dayAndTime(texts, now) }),
        ].join("\n"),
        rows: [[{ label: texts.plain("talks:lead.opening"), data: leadButtons.data("opening", { talk: 7 }) }]],
      }),
    },
    { name: "outbox: talks.ended, nobody reads", screen: (texts) => talks.endedScreen(texts, { kind: "nobody" }) },
    { name: "outbox: talks.ended, asked", screen: (texts) => talks.endedScreen(texts, { kind: "asked" }) },
    { name: "outbox: talks.ended, only", screen: (texts) => talks.endedScreen(texts, { kind: "only", talk: theirs }) },
    { name: "talk: closed, to a party", screen: (texts) => talks.closedScreen(texts, "PARTY", 5) },
    { name: "talk: closed, to staff", screen: (texts) => talks.closedScreen(texts, null, null) },
    ...uncarried.map((kind) => ({
      name: `talk: cannot be passed on, ${kind}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => talks.notCarriedScreen(texts, kind, 5),
    })),
    ...(["liveLocation", "livePhoto"] as const).map((kind) => ({
      name: `talk: passed on in part, ${kind}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => talks.partlyCarriedScreen(texts, kind, 5),
    })),
    {
      name: "outbox: talks.look",
      screen: (texts) =>
        waiting.heldScreen(texts, {
          message,
          talk: party,
          disclosures: [
            { kind: "phoneNumber" },
            { kind: "userName" },
            { kind: "telegramLink" },
            { kind: "profileMention" },
            { kind: "contactCard" },
            { kind: "forwarded" },
            { kind: "foreignQuote" },
            { kind: "fileName", name: "шарт.pdf" },
          ],
          replyTo: 5,
        }),
    },
    {
      name: "talk: an edit that shows something",
      screen: (texts) => waiting.editHeldScreen(texts, [{ kind: "phoneNumber" }], 5),
    },
    { name: "talk: not sent", screen: (texts) => waiting.droppedScreen(texts, true) },
    { name: "talk: decided already", screen: (texts) => waiting.droppedScreen(texts, false) },
    { name: "outbox: talks.notSent", screen: (texts) => waiting.notSentScreen(texts, message, "ASKED", 5) },
    { name: "outbox: talks.notSent, held", screen: (texts) => waiting.notSentScreen(texts, message, "HELD", 5) },
    { name: "outbox: talks.notSent, closed", screen: (texts) => waiting.notSentScreen(texts, message, "DROPPED", 5) },
    ...(["takenBack", "neverSent", "already", "tooLate", "nothing"] as const).map((taken) => ({
      name: `talk: taken back, ${taken}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => talks.takenBackScreen(texts, taken, true),
    })),
    {
      name: "talk: a second tap takes nothing back",
      screen: (texts) => talks.takenBackScreen(texts, "already", false),
    },
    { name: "talk: a label typed by hand", screen: (texts) => talks.typedLabelScreen(texts, 5) },
    { name: "talk: left", screen: (texts) => talks.leftScreen(texts, null) },
    { name: "talk: left, but still read", screen: (texts) => talks.leftScreen(texts, party) },
    { name: "talk: an edit of a closed talk", screen: (texts) => talks.notEditedScreen(texts, "closed", 5) },
    { name: "talk: an edit of an album that is gone", screen: (texts) => talks.notEditedScreen(texts, "gone", 5) },
  ];
}
