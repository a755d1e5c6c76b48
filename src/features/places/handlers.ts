import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import type { ReadWords } from "../../platform/chat/feature.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { roomButtons } from "./buttons.ts";
import type { Point } from "./grid.ts";
import type { NearestRooms } from "./nearest.ts";
import type { Places, Room } from "./places.ts";
import type { Place } from "./reading/entries.ts";
import { districtsScreen, regionsScreen, roomsScreen, shareScreen, whichScreen } from "./screens.ts";
import { sendPins } from "./send-pins.ts";

/** Finds the nearest room by region and district, without opening a case. */
export function roomHandlers({ places }: { places: Places }): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(roomButtons, async (ctx, tapped) => {
      switch (tapped.kind) {
        case "share":
          return say(ctx, shareScreen(ctx.texts));
        case "region": {
          const region = places.region(tapped.region);
          return show(
            ctx,
            region === null ? regionsScreen(ctx.texts, places) : districtsScreen(ctx.texts, places, region.id),
          );
        }
        case "place": {
          const place = places.place(tapped.place);
          return place === null ? show(ctx, regionsScreen(ctx.texts, places)) : showForPlace(ctx, place);
        }
      }
    }),
  );
  return composer;

  async function showForPlace(ctx: BotContext, place: Place): Promise<void> {
    const point = place.point ?? (place.district === null ? null : (places.district(place.district)?.point ?? null));
    if (point === null) return show(ctx, districtsScreen(ctx.texts, places, place.region));
    await showRooms(ctx, places.rooms(point, place.region), place.name[ctx.texts.language]);
  }
}

/** Shows the regions in which a room can be found. */
export async function showRegions(ctx: BotContext, { places }: { places: Places }): Promise<void> {
  await show(ctx, regionsScreen(ctx.texts, places));
}

/** Answers a location with the nearest room. Registered after the forms, whose answers come first. */
export function locationAnswers({ places }: { places: Places }): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("message:location", async (ctx) => {
    const { latitude: lat, longitude: lon } = ctx.message.location;
    const at = places.at({ lat, lon });
    if (at.kind === "outside")
      return say(ctx, { ...regionsScreen(ctx.texts, places), text: ctx.texts.html("places:outside") });
    const district = places.district(at.kato);
    await say(ctx, { text: ctx.texts.html("places:received"), keyboard: { kind: "remove" } });
    const point: Point = { lat, lon };
    await showRooms(ctx, places.rooms(point, district?.regionId ?? ""), district?.label[ctx.texts.language] ?? "");
  });
  return composer;
}

/** Answers the name of a place with its rooms. A story that only mentions a place is left to others. */
export function readPlaceName({ places }: { places: Places }): ReadWords {
  return async (ctx, words) => {
    const read = places.read(words);
    if (read.kind === "none" || places.tellsMoreThanPlace(words)) return false;
    await say(ctx, whichScreen(ctx.texts, places, read.kind === "found" ? [read.place] : read.places));
    return true;
  };
}

async function showRooms(ctx: BotContext, rooms: NearestRooms<Room>, place: string): Promise<void> {
  await show(ctx, roomsScreen(ctx.texts, rooms, place));
  await sendPins(ctx, rooms);
}
