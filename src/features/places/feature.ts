import type { Feature } from "../../platform/chat/feature.ts";
import { roomButtons } from "./buttons.ts";
import { locationAnswers, readPlaceName, roomHandlers, showRegions } from "./handlers.ts";
import type { Places } from "./places.ts";

export const places = {
  entrances: [{ command: "room", button: roomButtons.data("find", {}), open: showRegions }],
  handlers: [roomHandlers],
  freeText: {
    /** A location asks for the nearest room. */
    locations: locationAnswers,
  },
  words: {
    /** So does the name of a place. */
    place: readPlaceName,
  },
} as const satisfies Feature<{ places: Places }>;
