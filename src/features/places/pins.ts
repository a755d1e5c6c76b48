import type { Pin } from "../../platform/chat/pin.ts";
import { firstLanguage } from "../../platform/i18n/languages.ts";
import type { NearestRooms } from "./nearest.ts";
import type { Room } from "./places.ts";

/** Map pins of the rooms whose coordinates are exact and whose address has been verified. */
export function pinsOf({ nearest, own }: NearestRooms<Room>): Pin[] {
  return [nearest, own].flatMap((found) => {
    if (found === null || !found.room.exact || !found.room.verified) return [];
    const { lat, lon, name, address, town } = found.room;
    const townName = town[firstLanguage];
    return [{ lat, lon, title: name?.[firstLanguage] ?? townName, address: address?.[firstLanguage] ?? townName }];
  });
}
