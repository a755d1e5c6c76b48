import type { Feature } from "../../platform/chat/feature.ts";
import { type EventsContext, eventHandlers, eventLink, inlineHandlers, openEventLink } from "./handlers.ts";
import { eventListHandlers, showUpcoming } from "./list-handlers.ts";
import { tellMissed } from "./missed.ts";
import { unfilteredList } from "./screens.ts";

export const events: Feature<EventsContext> = {
  entrances: [
    { command: "events", button: unfilteredList, open: showUpcoming },
    { link: eventLink, open: openEventLink },
  ],
  inline: inlineHandlers,
  anytime: [eventHandlers],
  handlers: [eventListHandlers],
  returned: ({ person }, { database, now }) => tellMissed(database.prisma, person.id, now()),
};
