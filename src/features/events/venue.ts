import type { Pin } from "../../platform/chat/pin.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { addressOf, type EventFields, wordsOf } from "./fields.ts";
import { truncate } from "./truncate.ts";

/** Where an event takes place, in words: the room, with its address if that is verified, and the typed address. */
export function venueText({ language }: Texts, places: Places, fields: EventFields): string | null {
  if (fields.venue === "ONLINE") return null;
  const room = fields.roomId === null ? null : places.room(fields.roomId);
  const address = room?.verified ? room.address?.[language] : null;
  const known = room === null ? [] : [room.name?.[language], room.town[language], address];
  const parts = [...known, addressOf(fields, language)].filter((part) => part);
  return parts.length === 0 ? null : [...new Set(parts)].join(", ");
}

/** Where an event takes place on the map: its own pin, or the building of its room. */
export function venuePin(texts: Texts, places: Places, fields: EventFields): Pin | null {
  if (fields.venue === "ONLINE") return null;
  const room = fields.roomId === null ? null : places.room(fields.roomId);
  const point = fields.pin ?? (room?.exact === true && room.verified ? room : null);
  if (point === null) return null;
  const title = wordsOf(fields, "title", texts.language) ?? "—";
  const address = venueText(texts, places, fields) ?? "—";
  return { lat: point.lat, lon: point.lon, title: truncate(title, 100), address: truncate(address, 200) };
}
