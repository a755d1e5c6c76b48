import { sideScreen } from "../../src/features/assignment/story-screens.ts";
import { caseScreen, overScreen } from "../../src/features/cases/screens.ts";
import { openAgainScreen } from "../../src/features/closing/applicant-screens.ts";
import { additionScreen, toldScreen } from "../../src/features/intake/addition-screens.ts";
import {
  leaveScreen,
  leavingEndedScreen,
  leavingScreen,
  noSideScreen,
  otherLeftScreen,
  sideLeftScreen,
  wishesLine,
  wishesScreen,
} from "../../src/features/parties/screens.ts";
import { ownCase, type Shown, type Stage } from "./stage.ts";

const endings = ["undone", "done", "refused"] as const;

/** What another side than the applicant sees, and what its mediator sees of it. */
export function partyScreens({ now }: Pick<Stage, "now">): Shown[] {
  const { id, number } = ownCase;
  const own = { id, number };
  const facts = { ...ownCase, isApplicant: false, status: "ASSIGNED" as const, mediator: "Ерлан", assignedAt: now };
  const left = { caseId: id, number, side: 2, leftAt: now };
  const states = {
    assigned: facts,
    looking: { ...facts, status: "WAITING" as const, mediator: null },
    left: { ...facts, leftAt: now },
    ended: { ...facts, status: "CLOSED" as const, closedAt: now },
  };
  return [
    ...Object.entries(states).map(([state, shown]) => ({
      name: `my cases: another side, ${state}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => {
        const lines =
          state === "assigned"
            ? [
                texts.html("parties:card.side", { side: 2 }),
                texts.html("parties:card.wishes", { side: 2, wishes: wishesLine(texts, wishes) }),
                texts.html("parties:card.left", { side: 3, at: "5" }),
                texts.html("parties:leave.line"),
                texts.html("talks:led.ofSide", { side: 2 }),
              ]
            : [];
        const buttons = ["parties:leave.button", "parties:wishes.button", "intake:tell.button"] as const;
        return caseScreen(
          texts,
          shown,
          { lines, buttons: buttons.map((key) => ({ label: texts.plain(key), data: "c:mine" })) },
          now,
        );
      },
    })),
    { name: "side: leave?", screen: (texts) => leaveScreen(texts, own) },
    { name: "side: leaving", screen: (texts) => leavingScreen(texts, own, 31) },
    ...endings.map((how) => ({
      name: `side: leaving, ${how}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => leavingEndedScreen(texts, own, how),
    })),
    { name: "side: nothing to leave", screen: noSideScreen },
    { name: "side: wishes", screen: (texts) => wishesScreen(texts, own, wishes) },
    { name: "side: tells", screen: (texts) => additionScreen(texts, { caseId: id, number, isOtherSide: true }) },
    { name: "side: told", screen: (texts) => toldScreen(texts, { caseId: id, number }) },
    { name: "story: a side", screen: (texts) => sideScreen(texts, { number, side: 2 }) },
    { name: "outbox: parties.sideLeft", screen: (texts) => sideLeftScreen(texts, { ...left, remaining: 1 }) },
    {
      name: "outbox: parties.sideLeft, more remain",
      screen: (texts) => sideLeftScreen(texts, { ...left, remaining: 2 }),
    },
    { name: "outbox: parties.otherLeft", screen: (texts) => otherLeftScreen(texts, { number, caseId: id }) },
    { name: "outbox: cases.over", screen: (texts) => overScreen(texts, { number }) },
    { name: "outbox: closing.reopened", screen: (texts) => openAgainScreen(texts, { number }) },
    {
      name: "talk: write to a side",
      screen: (texts) => ({
        text: texts.html("talks:led.ofSide", { side: 2 }),
        rows: [
          [{ label: texts.plain("talks:write.side", { side: 2 }), data: "ta:write:1" }],
          [
            {
              label: texts.plain("talks:lead.ofSide", { label: texts.plain("talks:lead.opening"), side: 2 }),
              data: "tl:opening:1",
            },
          ],
        ],
      }),
    },
  ];
}

const wishes = { formats: ["PHONE" as const], womanWished: true };
