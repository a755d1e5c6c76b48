import type { Pin } from "../chat/pin.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { placeOf } from "./card.ts";
import { cutWords } from "./cutting.ts";
import { type EventFields, wordsOf } from "./fields.ts";

/** Where an event is on the map: its own pin, or the building of its room. */
export function pinOf(texts: Texts, places: Places, fields: EventFields): Pin | null {
  if (fields.venue === "ONLINE") return null;
  const room = fields.roomId === null ? null : places.room(fields.roomId);
  const point = fields.pin ?? (room?.exact === true && room.verified ? room : null);
  if (point === null) return null;
  const title = wordsOf(fields, "title", texts.language) ?? "—";
  const address = placeOf(texts, places, fields) ?? "—";
  return { lat: point.lat, lon: point.lon, title: cutWords(title, 100), address: cutWords(address, 200) };
}
