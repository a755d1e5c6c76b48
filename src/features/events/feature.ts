import type { Feature } from "../../platform/chat/feature.ts";
import { eventButtons } from "./buttons.ts";
import {
  createRegistering,
  type EventsContext,
  eventHandlers,
  eventLink,
  inlineHandlers,
  openEventLink,
  registering,
} from "./handlers.ts";
import { eventListHandlers, showUpcoming } from "./list-handlers.ts";
import { tellMissed } from "./missed.ts";
import { unfilteredList } from "./screens.ts";

export const events = {
  entrances: [
    { command: "events", button: unfilteredList, open: showUpcoming },
    { link: eventLink, open: openEventLink },
  ],
  inline: inlineHandlers,
  anytime: [eventHandlers],
  forms: [{ name: registering, prefix: eventButtons.prefix, pause: async () => {}, create: createRegistering }],
  handlers: [eventListHandlers],
  returned: ({ person }, { database, now }) => tellMissed(database.prisma, person.id, now()),
} as const satisfies Feature<EventsContext>;
