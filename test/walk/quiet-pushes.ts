import type { Update } from "grammy/types";
import { isCovered } from "../../src/features/quiet/cover.ts";
import { answersAtOnce } from "../../src/features/quiet/openly-said.ts";
import { secondMs } from "../../src/platform/time/units.ts";
import type { Town } from "../harness/town.ts";
import { buttonsOf, type Happening } from "./watch.ts";

/** The minute in which somebody looks who has tapped «Open», and the time that a call takes. */
const lookingMs = 70 * secondMs;
const callMs = 5 * secondMs;

/** Finds whatever was pushed about a case to somebody who had quiet mode on and had not opened it. */
export async function findQuietPushes(town: Town, happenings: readonly Happening[]): Promise<string[]> {
  const deliveryOf = await coveredDeliveries(town);
  const quiet = new Set<number>();
  const looks = happenings.flatMap(looksIn);
  const isLooking = (reader: number, at: number) =>
    looks.some((look) => look.reader === reader && look.at > at - lookingMs && look.at < at + callMs);
  const faults: string[] = [];
  let opened = 0;
  for (const happening of happenings) {
    if (happening.kind !== "call" || !happening.call.ok) continue;
    const { method, params, result, at } = happening.call;
    if (method === "getUpdates") {
      for (const { callback_query: tap } of result as Update[]) {
        if (tap?.data === "qm:off") quiet.delete(tap.from.id);
      }
      continue;
    }
    const reader = Number(params.chat_id);
    // The setting shows how to turn it off: it is on.
    if (buttonsOf(params).some(({ callback_data: data }) => data === "qm:off")) quiet.add(reader);
    if (!method.startsWith("send") || !quiet.has(reader)) continue;
    const [first] = [result].flat() as { message_id: number }[];
    const message = deliveryOf.get(`${reader}/${first?.message_id}`);
    if (message === undefined) continue;
    if (!isLooking(reader, at.getTime())) {
      faults.push(`${message} was pushed to ${reader}, who has quiet mode on: ${JSON.stringify(params)}`);
    } else opened += 1;
  }
  return opened === 0 ? [...faults, "nobody has opened anything in quiet mode"] : faults;
}

/** When somebody has opened what waited: the notice becomes the line above it, with «Hide» as its only button. */
function looksIn(happening: Happening): { reader: number; at: number }[] {
  if (happening.kind !== "call") return [];
  const { method, params, at } = happening.call;
  const data = buttonsOf(params).map((button) => button.callback_data);
  const isOpened = method === "editMessageText" && data.length === 1 && data[0] === "qm:hide";
  return isOpened ? [{ reader: Number(params.chat_id), at: at.getTime() }] : [];
}

/** The messages that quiet mode covers, by reader and message id. */
async function coveredDeliveries({ database: { prisma } }: Town): Promise<Map<string, string>> {
  const people = await prisma.person.findMany({ select: { id: true, telegramId: true } });
  const telegramIdOf = new Map(people.map(({ id, telegramId }) => [id, telegramId]));
  const shown = await prisma.delivery.findMany({ where: { messageId: { not: null } } });
  return new Map(
    shown
      .filter(({ message }) => isCovered(message) && !answersAtOnce.includes(message))
      .flatMap(({ message, personId, messageId, messageIds }) =>
        [messageId, ...messageIds].map((id) => [`${telegramIdOf.get(personId)}/${id}`, message] as const),
      ),
  );
}
