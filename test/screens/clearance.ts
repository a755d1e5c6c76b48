import { type AskedAgain, notAskedScreen, secondYesScreen } from "../../src/features/clearance/applicant-screens.ts";
import { decideButtons, secondYesButtons } from "../../src/features/clearance/buttons.ts";
import {
  decidedBeforeScreen,
  decidedScreen,
  forbiddenScreen,
  refusalScreen,
  toDecideListScreen,
  toDecideScreen,
} from "../../src/features/clearance/coordinator-screens.ts";
import type { ToDecide } from "../../src/features/clearance/found-rounds.ts";
import {
  askButton,
  confirmAskScreen,
  notTheirsScreen,
  standingScreen,
} from "../../src/features/clearance/mediator-screens.ts";
import type { Gate } from "../../src/features/clearance/rules.ts";
import { withComplaint } from "../../src/platform/chat/form.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import { longMatter, matter, mediator, type Shown, type Stage } from "./stage.ts";

const { number } = matter;
const own = { caseId: matter.id, number };
const reason = "Әуелі полициямен сөйлесу керек.";
const gates: Gate[] = ["free", "locked", "asked", "refused", "cleared", "declined", "open"];

/** Asking for clearance, deciding, and the applicant's second yes. */
export function clearanceScreens({ places, now }: Stage): Shown[] {
  const facts: ToDecide = {
    round: 7,
    brief: longMatter,
    reasons: ["VIOLENCE", "CHILD_IN_DANGER"],
    filedAt: now,
    assignedAt: now,
    askedAt: now,
    mediator,
  };
  const asked: AskedAgain = { round: 7, ...own, danger: ["violence"], answer: "cleared" };
  return [
    {
      name: "clearance: on the cards",
      screen: (texts) => ({
        text: gates.flatMap((gate) => (gate === "free" ? [] : [texts.html(`clearance:card.${gate}`)])).join("\n"),
        rows: [
          [askButton(texts, matter.id)],
          [{ label: texts.plain("clearance:decide.open"), data: decideButtons.data("open", { round: 7 }) }],
          [{ label: texts.plain("clearance:answer.open"), data: secondYesButtons.data("read", { case: matter.id }) }],
        ],
      }),
    },
    { name: "clearance: ask?", screen: (texts) => confirmAskScreen(texts, own) },
    { name: "clearance: of another mediator", screen: notTheirsScreen },
    ...gates.map((gate) => ({
      name: `outbox: clearance.told, ${gate}`,
      screen: (texts: Texts) => standingScreen(texts, own, gate, gate === "refused" ? reason : ""),
    })),
    { name: "outbox: clearance.toDecide", screen: (texts) => toDecideScreen(texts, places, facts, true) },
    {
      name: "clearance: to decide, nothing ticked",
      screen: (texts) => toDecideScreen(texts, places, { ...facts, brief: matter, reasons: [] }),
    },
    { name: "clearance: the list", screen: (texts) => toDecideListScreen(texts, places, [facts]) },
    { name: "clearance: the list, empty", screen: (texts) => toDecideListScreen(texts, places, []) },
    { name: "clearance: for coordinators", screen: forbiddenScreen },
    { name: "clearance: why not?", screen: (texts) => refusalScreen(texts, number) },
    {
      name: "clearance: why not? only text",
      screen: (texts) => withComplaint(refusalScreen(texts, number), texts.html("clearance:refusing.onlyText")),
    },
    {
      name: "clearance: why not? too long",
      screen: (texts) => {
        const complaint = texts.html("clearance:refusing.tooLong", { limit: 1000, length: 1001 });
        return withComplaint(refusalScreen(texts, number), complaint);
      },
    },
    { name: "clearance: cleared", screen: (texts) => decidedScreen(texts, number, "cleared") },
    { name: "clearance: refused", screen: (texts) => decidedScreen(texts, number, "refused") },
    { name: "clearance: decided before", screen: decidedBeforeScreen },
    ...(["cleared", "open", "declined"] as const).map((answer) => ({
      name: `outbox: clearance.question, ${answer}`,
      screen: (texts: Texts) => secondYesScreen(texts, { ...asked, answer }),
    })),
    {
      name: "clearance: asked again, of danger that was not named",
      screen: (texts) => secondYesScreen(texts, { ...asked, danger: [] }),
    },
    { name: "clearance: not asked", screen: notAskedScreen },
  ];
}
