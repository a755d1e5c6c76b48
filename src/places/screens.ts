import type { Texts } from "../i18n/texts.ts";
import { type NearestRooms, type RoomDistance, shownKm } from "./nearest.ts";
import type { Room } from "./places.ts";

/** The nearest room, and one's own region's where it differs, as text. */
export function roomsText(texts: Texts, { nearest, own }: NearestRooms<Room>): string {
  const parts: string[] = [];
  if (nearest !== null) parts.push(`${texts.html("places:nearest")}\n${roomText(texts, nearest)}`);
  if (own !== null) parts.push(`${texts.html("places:own")}\n${roomText(texts, own)}`);
  return parts.join("\n\n");
}

/** A room that nobody has verified shows its town only. */
function roomText(texts: Texts, at: RoomDistance<Room>): string {
  const { room } = at;
  const side = texts.language === "kk" ? "kk" : "ru";
  const town = room.town[texts.language];
  const lines = [texts.html("places:room", { name: room.name[side] ?? texts.plain("places:unnamed") })];
  const address = room.address[side];
  if (room.verified && address !== null) {
    lines.push(texts.html("places:town", { town }), texts.html("places:address", { address }));
    if (room.hours !== null) lines.push(texts.html("places:hours", { hours: room.hours }));
    if (room.phone !== null) lines.push(texts.html("places:phone", { phone: room.phone }));
  } else {
    lines.push(texts.html("places:unconfirmed", { town }));
  }
  lines.push(texts.html("places:distance", { km: shownKm(at) }));
  return lines.join("\n");
}
