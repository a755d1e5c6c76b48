import type { Context } from "grammy";
import { sendContent } from "./files.ts";

/** A place on the map. */
export interface Pin {
  lat: number;
  lon: number;
  title: string;
  address: string;
}

export async function sendPin(ctx: Context, pin: Pin): Promise<void> {
  await sendContent(ctx, { kind: "location", ...pin });
}
