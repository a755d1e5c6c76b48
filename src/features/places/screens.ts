import { homeButton } from "../../platform/chat/home.ts";
import { shortenLabel } from "../../platform/chat/label-width.ts";
import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import { shownNumber } from "../../platform/i18n/numbers.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { roomButtons } from "./buttons.ts";
import { type NearestRooms, type RoomDistance, shownKm } from "./nearest.ts";
import { pinsOf } from "./pins.ts";
import { type Places, placeKey, type Room } from "./places.ts";
import type { Place } from "./reading/entries.ts";

/** Describes the nearest room, and the best room of the person's own region if it is another. */
export function roomsText(texts: Texts, { nearest, own }: NearestRooms<Room>): string {
  const parts: string[] = [];
  if (nearest !== null) parts.push(`${texts.html("places:nearest")}\n${roomText(texts, nearest)}`);
  if (own !== null) parts.push(`${texts.html("places:own")}\n${roomText(texts, own)}`);
  return parts.join("\n\n");
}

/** Opens the rooms of a district with their pins on the map; null if none of them has a pin. */
export function mapButton(texts: Texts, rooms: NearestRooms<Room>, districtId: string | null): Button | null {
  if (districtId === null || pinsOf(rooms).length === 0) return null;
  const place = placeKey({ kind: "district", id: districtId });
  return { label: texts.plain("places:map"), data: roomButtons.data("place", { place }) };
}

/** Describes a room. If its address is not verified, only the town is shown. */
function roomText(texts: Texts, at: RoomDistance<Room>): string {
  const { room } = at;
  const town = room.town[texts.language];
  const lines = [texts.html("places:room", { name: room.name?.[texts.language] ?? texts.plain("places:unnamed") })];
  const address = room.address?.[texts.language] ?? null;
  if (room.verified && address !== null) {
    lines.push(texts.html("places:town", { town }), texts.html("places:address", { address }));
    if (room.hours !== null) lines.push(texts.html("places:hours", { hours: room.hours }));
    if (room.phone !== null) lines.push(texts.html("places:phone", { phone: room.phone }));
  } else {
    lines.push(texts.html("places:unconfirmed", { town }));
  }
  lines.push(texts.html("places:distance", { km: shownNumber(texts, shownKm(at), 1) }));
  return lines.join("\n");
}

/** Asks where to look for a room: the person types a place, shares a location or chooses a region. */
export function regionsScreen(texts: Texts, places: Places): Screen {
  const regions = places.regions.map(({ id, name }) => ({
    label: name[texts.language],
    data: roomButtons.data("region", { region: id }),
  }));
  const share: Button = { label: texts.plain("places:share"), data: roomButtons.data("share", {}) };
  return { text: texts.html("places:ask"), rows: [[share], ...grid(regions, 2), [homeButton(texts)]] };
}

export function districtsScreen(texts: Texts, places: Places, regionId: string): Screen {
  const districts = places.districtsOf(regionId).map(({ id, label }) => ({
    label: label[texts.language],
    data: roomButtons.data("place", { place: placeKey({ kind: "district", id }) }),
  }));
  const back: Button = { label: texts.plain("chat:back"), data: roomButtons.data("find", {}) };
  return {
    text: texts.html("places:district", { region: places.region(regionId)?.name[texts.language] ?? "" }),
    rows: [...grid(districts, 2), [back]],
  };
}

/** Asks which of these places the typed text means. */
export function whichScreen(texts: Texts, places: Places, found: readonly Place[]): Screen {
  const buttons = found.map((place) => [
    {
      label: shortenLabel(
        [...new Set([place.name[texts.language], places.region(place.region)?.name[texts.language] ?? ""])].join(", "),
      ),
      data: roomButtons.data("place", { place: placeKey(place) }),
    },
  ]);
  const other: Button = { label: texts.plain("places:other"), data: roomButtons.data("find", {}) };
  return { text: texts.html("places:which"), rows: [...buttons, [other], [homeButton(texts)]] };
}

export function roomsScreen(texts: Texts, rooms: NearestRooms<Room>, place: string): Screen {
  return {
    text: [texts.html("places:for", { place }), roomsText(texts, rooms)].join("\n\n"),
    rows: [[{ label: texts.plain("places:other"), data: roomButtons.data("find", {}) }], [homeButton(texts)]],
  };
}

export function shareScreen(texts: Texts): Screen {
  return {
    text: texts.html("places:shareHint"),
    keyboard: { kind: "shareLocation", label: texts.plain("places:share") },
  };
}

/** The names of languages in the reader's language. */
export function languageNames(places: Places, codes: readonly string[], texts: Texts): string {
  return places.languages
    .filter(({ code }) => codes.includes(code))
    .map(({ name }) => name[texts.language])
    .join(", ");
}
