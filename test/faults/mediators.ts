import type { Playground } from "../../src/playground/server.ts";
import type { Chance } from "../walk/random.ts";
import { buttonsOf } from "../walk/watch.ts";

/** Lets mediators accept each offer shortly after the ping. @returns how often each ping was sent, by the id of the offer */
export function startMediators(playground: Playground, chance: Chance): ReadonlyMap<number, number> {
  const pings = new Map<number, number>();
  playground.onCall(({ method, params, result, ok }) => {
    const messageId = (result as { message_id?: number } | undefined)?.message_id;
    if (!ok || method !== "sendMessage" || messageId === undefined) return;
    for (const { callback_data: data = "" } of buttonsOf(params)) {
      const offer = Number(/^o:accept:(\d+)$/.exec(data)?.[1] ?? Number.NaN);
      if (Number.isNaN(offer)) continue;
      pings.set(offer, (pings.get(offer) ?? 0) + 1);
      setTimeout(() => playground.press(Number(params.chat_id), messageId, data), chance.below(2000)).unref();
    }
  });
  return pings;
}
