import { caseScreen } from "../../src/features/cases/screens.ts";
import { cardScreen } from "../../src/features/casework/screens.ts";
import {
  anotherAnswerScreen,
  anotherEndedScreen,
  anotherScreen,
  anotherSoonScreen,
  reasonScreen,
} from "../../src/features/handover/another-screens.ts";
import { childAskScreen, childReportedScreen } from "../../src/features/handover/child-screens.ts";
import type { HandoverView } from "../../src/features/handover/handover-view.ts";
import {
  markedMinorScreen,
  markingMinorScreen,
  markMinorScreen,
  minorCaseOverScreen,
  minorCaseScreen,
  minorLeftScreen,
  minorToldScreen,
  saidMinorEndedScreen,
  saidMinorScreen,
} from "../../src/features/handover/minor-screens.ts";
import {
  decidedScreen,
  forbiddenScreen,
  keptScreen,
  type RequestFacts,
  releaseEndedScreen,
  requestOverScreen,
  requestScreen,
  requestsScreen,
  toDecideScreen,
} from "../../src/features/handover/request-screens.ts";
import {
  cardButton,
  colleaguesOnPage,
  colleaguesScreen,
  handoverScreen,
  nothingToAnswerScreen,
  notProposedScreen,
  summaryScreen,
  thankedScreen,
  unchangedScreen,
} from "../../src/features/handover/screens.ts";
import type { TextKey, Texts } from "../../src/platform/i18n/texts.ts";
import { longMatter, matter, mediator, ownCase, type Shown, type Stage, until } from "./stage.ts";

const own = { caseId: matter.id, number: matter.number };
const endings = ["undone", "done", "refused"] as const;
const ends = ["MOVED", "TAKEN_BACK", "DECLINED", "REFUSED", "SILENT", "OVER"] as const;
const to = "Дана Әбдірахманова";

/** Handing over, another mediator, and a child in danger. */
export function handoverScreens(stage: Stage): Shown[] {
  return [
    ...cardScreens(stage),
    ...choosingScreens(),
    ...proposalScreens(stage),
    ...wishScreens(),
    ...requestScreens(stage),
    ...childScreens(stage),
    ...minorScreens(stage),
  ];
}

function choosingScreens(): Shown[] {
  const colleagues = Array.from({ length: colleaguesOnPage * 2 + 1 }, (_, index) => ({
    personId: index + 1,
    name: index === 0 ? "Абдрахманов-Сейтқұлов Нұрмұхамед" : to,
    openCases: index,
    isBusy: index % 3 === 2,
  }));
  const page = (at: number) => ({ ...own, colleagues, page: at });
  return [
    ...[0, 1, 2].map((at) => ({
      name: `hand over: to whom? page ${at}`,
      screen: (texts: Texts) => colleaguesScreen(texts, page(at)),
    })),
    { name: "hand over: nobody", screen: (texts) => colleaguesScreen(texts, { ...own, colleagues: [], page: 0 }) },
    { name: "hand over: summary", screen: (texts) => summaryScreen(texts, { ...own, name: to }) },
    { name: "hand over: left", screen: (texts) => unchangedScreen(texts, cardButton(texts, matter.id)) },
    ...(["gone", "unfit"] as const).map((why) => ({
      name: `hand over: ${why}`,
      screen: (texts: Texts) => notProposedScreen(texts, why),
    })),
    { name: "hand over: nothing to answer", screen: nothingToAnswerScreen },
    { name: "hand over: only words", screen: (texts) => ({ text: texts.html("handover:onlyText") }) },
    {
      name: "hand over: too long",
      screen: (texts) => ({ text: texts.html("handover:tooLong", { limit: 1000, length: 1001 }) }),
    },
  ];
}

/** The cards with what is added here. */
function cardScreens({ places, now }: Stage): Shown[] {
  const facts = { ...matter, filedAt: now, assignedAt: now, waitingSince: now };
  const label = (texts: Texts, key: TextKey) => ({ label: texts.plain(key), data: "ho:choose:417:0" });
  const card = (name: string, keys: TextKey[], lines: (texts: Texts) => string[]): Shown => ({
    name,
    screen: (texts) =>
      cardScreen(texts, places, facts, { lines: lines(texts), buttons: keys.map((key) => label(texts, key)) }),
  });
  const before = ["assignment:readStory"] as const;
  const after = ["assignment:giveBack", "handover:card.child", "handover:card.minor"] as const;
  return [
    card("card: of a case to hand over", [...before, "handover:card.handOver", ...after], () => []),
    card("card: of a case that was proposed", [...before, "handover:card.proposal", ...after], (texts) => [
      texts.html("handover:card.proposed", { to }),
    ]),
    {
      name: "case: ASSIGNED, another mediator may be asked for",
      screen: (texts) =>
        caseScreen(
          texts,
          { ...ownCase, status: "ASSIGNED", mediator, assignedAt: now },
          { lines: [], buttons: [label(texts, "handover:another.button")] },
          now,
        ),
    },
  ];
}

function proposalScreens({ places }: Stage): Shown[] {
  const view = { id: 5, ...own, from: mediator, to, dueAt: until };
  const readers: Record<string, HandoverView["reader"]> = {
    party: { role: "party", agrees: null },
    colleague: { role: "colleague", accepted: false, brief: longMatter },
    mediator: { role: "mediator", partiesAgree: true, colleagueAccepts: false },
  };
  const shown = (name: string, status: HandoverView["status"], reader: HandoverView["reader"]): Shown => ({
    name,
    screen: (texts) => handoverScreen(texts, places, { ...view, status, reader }),
  });
  return [
    shown("outbox: handover.question", "ASKED", { role: "party", agrees: null }),
    shown("outbox: handover.asked", "ASKED", { role: "colleague", accepted: false, brief: matter }),
    shown("outbox: handover.ended", "MOVED", { role: "mediator", partiesAgree: true, colleagueAccepts: true }),
    shown("proposal: the party agrees", "ASKED", { role: "party", agrees: true }),
    shown("proposal: the colleague accepts", "ASKED", { role: "colleague", accepted: true, brief: matter }),
    shown("proposal: no longer the colleague's", "ASKED", { role: "colleague", accepted: true, brief: null }),
    ...Object.entries(readers).flatMap(([role, reader]) =>
      (["ASKED", ...ends] as const).map((status) => shown(`proposal: ${status}, to the ${role}`, status, reader)),
    ),
    { name: "outbox: handover.thanked", screen: (texts) => thankedScreen(texts, own) },
  ];
}

function wishScreens(): Shown[] {
  return [
    { name: "another mediator?", screen: (texts) => anotherScreen(texts, own) },
    { name: "another mediator: in a minute", screen: (texts) => anotherSoonScreen(texts, own, 31) },
    ...endings.map((how) => ({
      name: `another mediator: ${how}`,
      screen: (texts: Texts) => anotherEndedScreen(texts, own, how),
    })),
    { name: "another mediator: why?", screen: (texts) => reasonScreen(texts, own) },
    ...(["asked", "over"] as const).map((how) => ({
      name: `another mediator: ${how}`,
      screen: (texts: Texts) => anotherAnswerScreen(texts, own, how),
    })),
  ];
}

function requestScreens({ places, now }: Stage): Shown[] {
  const facts: RequestFacts = {
    id: 3,
    kind: "APPLICANT_ASKS",
    case: matter,
    mediator,
    askedAt: now,
    reason: "Медиатор көршімнің туысы екен.",
    releasing: null,
  };
  const kinds = ["HANDOVER_REFUSED", "HANDOVER_SILENT"] as const;
  const decided = { ...own, mediator };
  return [
    { name: "outbox: handover.toDecide", screen: (texts) => toDecideScreen(texts, places, facts) },
    { name: "request: over", screen: requestOverScreen },
    { name: "request: APPLICANT_ASKS", screen: (texts) => requestScreen(texts, places, facts) },
    ...kinds.map((kind) => ({
      name: `request: ${kind}`,
      screen: (texts: Texts) => requestScreen(texts, places, { ...facts, kind, reason: null }),
    })),
    { name: "request: in a minute", screen: (texts) => requestScreen(texts, places, { ...facts, releasing: 31 }) },
    { name: "requests: none", screen: (texts) => requestsScreen(texts, places, []) },
    {
      name: "requests: some",
      screen: (texts) => requestsScreen(texts, places, [facts, { ...facts, case: longMatter }]),
    },
    { name: "requests: not for them", screen: forbiddenScreen },
    { name: "request: kept", screen: (texts) => keptScreen(texts, matter.number) },
    ...endings.map((how) => ({
      name: `request: taken from the mediator, ${how}`,
      screen: (texts: Texts) => releaseEndedScreen(texts, matter.number, how),
    })),
    ...[true, false].map((isApplicant) => ({
      name: `outbox: handover.decided, ${isApplicant ? "to the applicant" : "to the mediator"}`,
      screen: (texts: Texts) => decidedScreen(texts, { ...decided, isApplicant }),
    })),
  ];
}

/** A party is under 18. */
function minorScreens({ places }: Stage): Shown[] {
  return [
    { name: "minor: a party has said it", screen: (texts) => saidMinorScreen(texts, 31) },
    ...endings.map((how) => ({
      name: `minor: a party has said it, ${how}`,
      screen: (texts: Texts) => saidMinorEndedScreen(texts, how),
    })),
    { name: "outbox: handover.minorTold", screen: (texts) => minorToldScreen(texts, own) },
    { name: "minor?", screen: (texts) => markMinorScreen(texts, own) },
    { name: "minor: in a minute", screen: (texts) => markingMinorScreen(texts, own, 31) },
    ...endings.map((how) => ({
      name: `minor: marked, ${how}`,
      screen: (texts: Texts) => markedMinorScreen(texts, own, how),
    })),
    { name: "outbox: handover.minorLeft", screen: (texts) => minorLeftScreen(texts, own) },
    { name: "outbox: handover.minor", screen: (texts) => minorCaseScreen(texts, places, longMatter) },
    { name: "minor: no longer the coordinator's", screen: minorCaseOverScreen },
  ];
}

function childScreens({ now }: Stage): Shown[] {
  return [
    { name: "child in danger?", screen: (texts) => childAskScreen(texts, own) },
    { name: "child in danger: told", screen: (texts) => childReportedScreen(texts, own, { kind: "told" }) },
    {
      name: "child in danger: known",
      screen: (texts) => childReportedScreen(texts, own, { kind: "known", since: now }),
    },
    { name: "child in danger: nobody", screen: (texts) => childReportedScreen(texts, own, { kind: "nobody" }) },
  ];
}
