import type { Context } from "grammy";

/** A place on the map. */
export interface Pin {
  lat: number;
  lon: number;
  title: string;
  address: string;
}

export async function sendPin(ctx: Context, { lat, lon, title, address }: Pin): Promise<void> {
  await ctx.replyWithVenue(lat, lon, title, address);
}
