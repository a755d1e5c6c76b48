import type { Feature } from "../../platform/chat/feature.ts";
import { subscriptionButtons } from "./buttons.ts";
import {
  askToResume,
  createSubscribing,
  type SubscriptionsContext,
  showSubscription,
  stopHandlers,
  subscribing,
  subscriptionHandlers,
} from "./handlers.ts";
import { endByBlock } from "./subscriptions.ts";

export const subscriptions: Feature<SubscriptionsContext> = {
  entrances: [{ command: "subscriptions", button: subscriptionButtons.data("open", {}), open: showSubscription }],
  anytime: [stopHandlers],
  forms: [{ name: subscribing, prefix: subscriptionButtons.prefix, pause: async () => {}, create: createSubscribing }],
  handlers: [subscriptionHandlers],
  left: ({ person }, { database, now }) => endByBlock(database.prisma, [person.id], now()),
  returned: askToResume,
};
