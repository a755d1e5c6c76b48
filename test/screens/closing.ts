import { noticeScreen } from "../../src/features/assignment/screens.ts";
import {
  type ClosedFacts,
  closedNotice,
  closedScreen,
  questionScreen,
  ratedScreen,
  reopenedScreen,
  unaskedScreen,
  wordsScreen,
} from "../../src/features/closing/applicant-screens.ts";
import {
  approvalEndedScreen,
  approvingScreen,
  closingToApproveScreen,
  inHandScreen,
  openCaseScreen,
  overScreen,
  returnedDoneScreen,
  waitingListScreen,
} from "../../src/features/closing/approval-screens.ts";
import { type ClosingFormFacts, closingFormScreen } from "../../src/features/closing/form-screens.ts";
import type { AskedQuestion } from "../../src/features/closing/held.ts";
import {
  closedByCoordinatorScreen,
  closingEndedScreen,
  closingSoonScreen,
  goneScreen,
  returnedScreen,
  stoppedScreen,
  submittedScreen,
  takenBackScreen,
  waitingScreen,
} from "../../src/features/closing/mediator-screens.ts";
import type { OpenCase, WaitingClosing } from "../../src/features/closing/open-cases.ts";
import { answers, maxWordLength, outcomes, peopleLimits } from "../../src/features/closing/rules.ts";
import { withComplaint } from "../../src/platform/chat/form.ts";
import type { TextKey, Texts } from "../../src/platform/i18n/texts.ts";
import { longMatter, matter, mediator, type Shown, type Stage, until } from "./stage.ts";

const { number } = matter;
const word = "Бір-біріңізді түсінгеніңізге қуаныштымын.";
const endings = ["undone", "done", "refused"] as const;

/** How cases are closed, approved, asked about and opened again. */
export function closingScreens(stage: Stage): Shown[] {
  return [...formScreens(), ...mediatorScreens(stage), ...approvalScreens(stage), ...applicantScreens()];
}

function formScreens(): Shown[] {
  const ending = { outcome: "PARTIAL_AGREEMENT", people: 4, word } as const;
  const form = (name: string, more: Partial<ClosingFormFacts>): Shown => ({
    name: `close: ${name}`,
    screen: (texts) => closingFormScreen(texts, { number, approval: false, question: "summary", ...more }),
  });
  const complaint = (key: TextKey, more: Partial<ClosingFormFacts>): Shown => ({
    name: `close: ${key}`,
    screen: (texts) =>
      withComplaint(
        closingFormScreen(texts, { number, approval: false, question: "summary", ...more }),
        texts.html(key, { ...peopleLimits, limit: maxWordLength, length: 1001 }),
      ),
  });
  return [
    form("how did it end?", { question: "outcome" }),
    form("how many people?", { question: "people" }),
    form("a word?", { question: "word" }),
    form("the summary", ending),
    form("the summary, without a word", { ...ending, word: null }),
    form("the summary of a sensitive kind", { ...ending, approval: true }),
    complaint("closing:form.onlyButtons", { question: "outcome" }),
    complaint("closing:form.unclear", { question: "people" }),
    complaint("closing:form.outside", { question: "people" }),
    complaint("closing:form.onlyText", { question: "word" }),
    complaint("closing:form.tooLong", { question: "word" }),
  ];
}

function mediatorScreens({ now }: Stage): Shown[] {
  const closer = { number, as: "mediator" } as const;
  const coordinator = { number, as: "coordinator" } as const;
  return [
    { name: "close: stopped", screen: (texts) => stoppedScreen(texts, closer) },
    { name: "close: in a minute", screen: (texts) => closingSoonScreen(texts, closer, 31) },
    { name: "close: by a coordinator, in a minute", screen: (texts) => closingSoonScreen(texts, coordinator, 31) },
    ...[...endings, "submitted" as const].map((how) => ({
      name: `close: ${how}`,
      screen: (texts: Texts) => closingEndedScreen(texts, closer, how),
    })),
    { name: "close: sent to a coordinator", screen: (texts) => submittedScreen(texts, number) },
    {
      name: "close: waits for a coordinator",
      screen: (texts) => waitingScreen(texts, { number, closing: 6, submittedAt: now }),
    },
    { name: "close: taken back", screen: (texts) => takenBackScreen(texts, number) },
    { name: "close: gone", screen: goneScreen },
    {
      name: "card: closed in a minute",
      screen: (texts) => ({ text: texts.html("closing:card.soon") }),
    },
    { name: "card: waits for a coordinator", screen: (texts) => ({ text: texts.html("closing:card.waits") }) },
    {
      name: "outbox: closing.returned",
      screen: (texts) => returnedScreen(texts, { number, caseId: matter.id, reason: "Тағы сөйлесіңіз." }),
    },
    {
      name: "outbox: closing.approved",
      screen: (texts) => closedByCoordinatorScreen(texts, number, "approved"),
    },
    {
      name: "outbox: closing.closedForYou",
      screen: (texts) => closedByCoordinatorScreen(texts, number, "closedForYou"),
    },
  ];
}

function approvalScreens({ places, now }: Stage): Shown[] {
  const open: OpenCase = { ...matter, filedAt: now, assignedAt: now, mediator };
  const waiting: WaitingClosing = {
    ...open,
    closing: 6,
    outcome: "AGREEMENT",
    people: 4,
    submittedAt: now,
    reasons: ["VIOLENCE", "CHILD_IN_DANGER"],
  };
  const full = Array.from({ length: 8 }, () => ({ ...waiting, ...longMatter }));
  const list = <Row>(rows: Row[], page = 0, more = false) => ({ rows, page, more });
  return [
    { name: "closings: none", screen: (texts) => waitingListScreen(texts, places, list([])) },
    { name: "closings: one", screen: (texts) => waitingListScreen(texts, places, list([waiting])) },
    { name: "closings: full", screen: (texts) => waitingListScreen(texts, places, list(full, 1, true)) },
    { name: "closings: for coordinators", screen: (texts) => ({ text: texts.html("closing:forbidden") }) },
    { name: "open cases: none", screen: (texts) => inHandScreen(texts, places, list([])) },
    { name: "open cases: full", screen: (texts) => inHandScreen(texts, places, list(full, 1, true)) },
    { name: "open case", screen: (texts) => openCaseScreen(texts, places, { ...open, mayClose: true }) },
    {
      name: "open case: it waits",
      screen: (texts) => openCaseScreen(texts, places, { ...open, mediator: null, assignedAt: null, mayClose: false }),
    },
    {
      name: "outbox: closing.submitted",
      screen: (texts) => closingToApproveScreen(texts, places, waiting, "closing:ping"),
    },
    {
      name: "outbox: closing.reminder",
      screen: (texts) => closingToApproveScreen(texts, places, { ...waiting, reasons: [] }, "closing:reminder"),
    },
    { name: "closing: to approve", screen: (texts) => closingToApproveScreen(texts, places, waiting, null) },
    {
      name: "outbox: assignment.applicantLeftAgain",
      screen: (texts) => noticeScreen(texts, places, matter, "assignment:applicantLeft"),
    },
    { name: "closing: over", screen: overScreen },
    { name: "closing: approved in a minute", screen: (texts) => approvingScreen(texts, number, 31) },
    ...endings.map((how) => ({
      name: `closing: approved, ${how}`,
      screen: (texts: Texts) => approvalEndedScreen(texts, number, how),
    })),
    { name: "closing: why returned?", screen: (texts) => ({ text: texts.html("closing:returning.ask", { number }) }) },
    { name: "closing: returned", screen: (texts) => returnedDoneScreen(texts, number) },
  ];
}

function applicantScreens(): Shown[] {
  const closed: ClosedFacts = {
    closing: 6,
    caseId: matter.id,
    number,
    isApplicant: true,
    outcome: "AGREEMENT",
    word,
    by: "mediator",
    danger: [],
    reopenUntil: until,
    rates: true,
  };
  const ofSide = { ...closed, isApplicant: false, reopenUntil: null };
  const asked: AskedQuestion = { closing: 6, caseId: matter.id, number, personId: 1, question: "holds", answer: null };
  return [
    ...outcomes.map((outcome) => ({
      name: `outbox: closing.closed, ${outcome}`,
      screen: (texts: Texts) => closedNotice(texts, { ...closed, outcome }),
    })),
    { name: "outbox: closing.closed, to another side", screen: (texts) => closedNotice(texts, ofSide) },
    {
      name: "outbox: closing.closed, in danger",
      screen: (texts) => closedNotice(texts, { ...closed, danger: ["violence"] }),
    },
    {
      name: "closed: in danger, by a coordinator",
      screen: (texts) => closedScreen(texts, { ...closed, by: "coordinator", rates: false, danger: ["violence"] }),
    },
    { name: "closed: for good", screen: (texts) => closedScreen(texts, { ...closed, word: null, reopenUntil: null }) },
    ...(["rated", "before", "gone"] as const).map((rated) => ({
      name: `rating: ${rated}`,
      screen: (texts: Texts) => ratedScreen(texts, rated === "gone" ? null : closed, rated),
    })),
    ...(["holds", "settled"] as const).flatMap((question) => [
      {
        name: `outbox: closing.question, ${question}`,
        screen: (texts: Texts) => questionScreen(texts, { ...asked, question }),
      },
      ...answers.map((answer) => ({
        name: `question: ${question}, ${answer}`,
        screen: (texts: Texts) => questionScreen(texts, { ...asked, question, answer: { answer, words: null } }),
      })),
    ]),
    {
      name: "question: with words",
      screen: (texts) => questionScreen(texts, { ...asked, answer: { answer: "NO", words: word } }),
    },
    { name: "question: words?", screen: (texts) => wordsScreen(texts, "held", number) },
    { name: "question: over", screen: unaskedScreen },
    { name: "open again: why?", screen: (texts) => wordsScreen(texts, "reopen", number) },
    ...(["former", "another", "coordinator"] as const).map((first) => ({
      name: `open again: ${first}`,
      screen: (texts: Texts) =>
        reopenedScreen(texts, {
          kind: "reopened",
          number,
          asked: first,
          until: first === "coordinator" ? null : until,
        }),
    })),
    { name: "open again: it is open", screen: (texts) => reopenedScreen(texts, { kind: "open", number }) },
    { name: "open again: over", screen: (texts) => reopenedScreen(texts, { kind: "over" }) },
  ];
}
