import { offerButtons, workButtons } from "../../src/features/assignment/buttons.ts";
import { cardScreen, type InHandFacts, type WorkPage, workScreen } from "../../src/features/casework/screens.ts";
import type { Button } from "../../src/platform/chat/screen.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import { longMatter, matter, type Shown, type Stage } from "./stage.ts";

/** The cases that a mediator has. */
export function caseworkScreens({ places, now }: Stage): Shown[] {
  const facts: InHandFacts = { ...matter, filedAt: now, assignedAt: now, waitingSince: null };
  const own = { ...facts, isLeaving: false };
  const waiting = { ...facts, ...longMatter, waitingSince: now };
  const page = (more: Partial<WorkPage>): WorkPage => ({ cases: [own], page: 0, pages: 1, count: 1, ...more });
  const full = [{ ...waiting, isLeaving: false }, { ...own, isLeaving: true }, own, { ...own, ...longMatter }];
  const list = (name: string, shown: WorkPage): Shown => ({
    name: `my cases: ${name}`,
    screen: (texts) => workScreen(texts, shown),
  });
  const buttons = (texts: Texts): Button[] => [
    { label: texts.plain("assignment:readStory"), data: offerButtons.data("open", { case: matter.id }) },
    { label: texts.plain("assignment:giveBack"), data: workButtons.data("giveBack", { case: matter.id }) },
  ];
  return [
    list("none", page({ cases: [], count: 0 })),
    list("one", page({})),
    list("a full page", page({ cases: full, page: 1, pages: 3, count: 11 })),
    {
      name: "card: a case",
      screen: (texts) => cardScreen(texts, places, facts, { lines: [], buttons: buttons(texts) }),
    },
    {
      name: "card: somebody waits for an answer",
      screen: (texts) => cardScreen(texts, places, waiting, { lines: [], buttons: buttons(texts) }),
    },
    {
      name: "card: given back in a minute",
      screen: (texts) =>
        cardScreen(texts, places, facts, { lines: [texts.html("assignment:givenBackSoon")], buttons: buttons(texts) }),
    },
  ];
}
