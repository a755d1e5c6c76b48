import { subscriptionButtons } from "../../src/features/subscriptions/buttons.ts";
import { consentScreen } from "../../src/features/subscriptions/consent.ts";
import { eventKinds, programmeTags } from "../../src/features/subscriptions/event-kinds.ts";
import { pauseUntil } from "../../src/features/subscriptions/rules.ts";
import {
  cardScreen,
  introScreen,
  kindsScreen,
  pauseScreen,
  quietScreen,
  refusedScreen,
  regionsScreen,
  returnScreen,
  stoppedScreen,
  tagsScreen,
} from "../../src/features/subscriptions/screens.ts";
import type { Subscription } from "../../src/platform/database/generated/client.ts";
import { type Shown, type Stage, secrets } from "./stage.ts";

/** A subscription and its settings. */
export function subscriptionScreens({ places, operator, now }: Stage): Shown[] {
  const chosenNothing: Subscription = {
    personId: 1,
    kinds: [],
    regions: [],
    tags: [],
    quietFrom: 21 * 60,
    quietTo: 9 * 60,
    since: now,
    pausedUntil: null,
    endedAt: null,
    endedBy: null,
  };
  const everything: Subscription = {
    ...chosenNothing,
    kinds: [...eventKinds],
    regions: places.regions.map(({ id }) => id),
    tags: [...programmeTags],
  };
  const card = (name: string, changes: Partial<Subscription>): Shown => ({
    name: `subscription: ${name}`,
    screen: (texts) => cardScreen(texts, places, { ...chosenNothing, ...changes }, now),
  });
  return [
    { name: "subscription: what it is", screen: introScreen },
    {
      name: "subscription: consent",
      screen: (texts) => {
        const agree = { label: texts.plain("subscriptions:consent.yes"), data: subscriptionButtons.data("agree", {}) };
        return consentScreen(texts, operator, secrets.name, agree);
      },
    },
    { name: "subscription: no consent", screen: refusedScreen },
    card("everything", {}),
    card("with every setting", everything),
    card("at any hour", { quietFrom: 0, quietTo: 0 }),
    card("paused for a week", { pausedUntil: pauseUntil("week", now) }),
    card("paused without an end", { pausedUntil: pauseUntil("open", now) }),
    { name: "subscription: which kinds", screen: (texts) => kindsScreen(texts, everything) },
    { name: "subscription: which regions", screen: (texts) => regionsScreen(texts, places, everything) },
    { name: "subscription: which programmes", screen: (texts) => tagsScreen(texts, everything) },
    { name: "subscription: quiet hours", screen: (texts) => quietScreen(texts, chosenNothing) },
    { name: "subscription: pause", screen: pauseScreen },
    { name: "subscription: stopped", screen: stoppedScreen },
    { name: "subscription: back after a block", screen: returnScreen },
  ];
}
