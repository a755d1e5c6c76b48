import { sendPin } from "../../platform/chat/pin.ts";
import type { NearestRooms } from "./nearest.ts";
import { pinsOf } from "./pins.ts";
import type { Room } from "./places.ts";

export async function sendPins(ctx: Parameters<typeof sendPin>[0], rooms: NearestRooms<Room>): Promise<void> {
  for (const pin of pinsOf(rooms)) await sendPin(ctx, pin);
}
