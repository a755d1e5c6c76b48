import type { Feature } from "../../platform/chat/feature.ts";
import { roomButtons } from "./buttons.ts";
import { roomAnswers, roomHandlers, showRegions } from "./handlers.ts";
import type { Places } from "./places.ts";

export const places = {
  entrances: [{ command: "room", button: roomButtons.data("find", {}), open: showRegions }],
  handlers: [roomHandlers],
  freeText: {
    /** A location or a place's name asks for the nearest room. */
    places: roomAnswers,
  },
} as const satisfies Feature<{ places: Places }>;
