import { setTimeout as sleep } from "node:timers/promises";
import { announce } from "../../src/features/announcements/announcements.ts";
import { announcementMessage } from "../../src/features/events/events.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { dayMs } from "../../src/platform/time/units.ts";
import { demoPeople } from "../../src/playground/demo-people.ts";
import type { Playground } from "../../src/playground/server.ts";
import { publish, roundTable } from "../events/sample.ts";
import { buttonsOf } from "../walk/watch.ts";
import type { Storage } from "./storage.ts";

const editorId = demoPeople.find(({ role }) => role === "editor")?.id ?? 0;
const { html } = createTexts()("kk");

/** Creates an event that is announced at `startAt` to all of these chats. */
export async function announceEvent(storage: Storage, listeners: readonly number[], startAt: Date): Promise<void> {
  const database = await storage.open();
  const { prisma, sql } = database;
  await prisma.person.createMany({
    data: listeners.map((id) => ({ telegramId: BigInt(id), languageCode: "kk" as const, createdAt: startAt })),
  });
  await sql.rows(
    `INSERT INTO "Subscription" ("personId", since) SELECT id, now() FROM "Person" WHERE "telegramId" = ANY ($1::bigint[])`,
    [listeners],
  );
  const editor = await prisma.person.findUniqueOrThrow({ where: { telegramId: BigInt(editorId) } });
  const begins = new Date(startAt.getTime() + 7 * dayMs);
  const event = await publish(database, {
    startsAt: begins.toISOString(),
    endsAt: new Date(begins.getTime() + dayMs).toISOString(),
  });
  const audience = { kind: "ROUND_TABLE" as const, regions: [], tags: [], createdById: editor.id };
  await announce(prisma, { ...audience, about: announcementMessage.about({ event }), startAt, validUntil: begins });
  await database.close();
}

export interface Editor {
  /** Waits until the progress shows this state. @returns false if it does not within `patienceMs` */
  sees(state: "RUNNING" | "DONE", patienceMs: number): Promise<boolean>;
  /** The latest text of the progress. */
  reads(): string;
  /** How often each chat has got the announcement. */
  reached: ReadonlyMap<number, number>;
}

/** The author, who resumes the announcement whenever it pauses because of failures, as it does when the process dies repeatedly. */
export function startEditor(playground: Playground): Editor {
  const reached = new Map<number, number>();
  const seen = new Set<string>();
  let progress = "";
  playground.onCall(({ method, params, result, ok }) => {
    if (!ok || !/^(send|edit)/.test(method)) return;
    const [chat, text] = [Number(params.chat_id), String(params.text ?? "")];
    if (method === "sendMessage" && text.includes(roundTable.titleKk ?? ""))
      reached.set(chat, (reached.get(chat) ?? 0) + 1);
    if (chat !== editorId) return;
    progress = text;
    for (const state of ["RUNNING", "DONE"] as const)
      if (text.includes(html(`announcements:state.${state}`))) seen.add(state);
    const messageId = (result as { message_id?: number } | undefined)?.message_id;
    const resume = buttonsOf(params).find(({ callback_data: data = "" }) => data.startsWith("an:resume:"));
    if (resume === undefined || messageId === undefined) return;
    setTimeout(() => playground.press(editorId, messageId, resume.callback_data ?? ""), 300).unref();
  });
  return {
    reached,
    reads: () => progress,
    async sees(state, patienceMs) {
      for (const began = performance.now(); performance.now() - began < patienceMs; ) {
        if (seen.has(state)) return true;
        await sleep(100);
      }
      return false;
    },
  };
}

export interface Announced {
  announcedDoubled: number;
  /** Neither arrived nor recorded as unknown. */
  announcedMissed: number;
  announcedUnknown: number;
}

/** Compares what has arrived with what the database has recorded. */
export async function compareAnnounced(
  { sql }: Database,
  { reached }: Editor,
  listeners: readonly number[],
): Promise<Announced> {
  const rows = await sql.rows<{ chat: string }>(
    `SELECT p."telegramId"::text AS chat
     FROM "Delivery" d
     JOIN "Person" p ON p.id = d."personId"
     WHERE d.message = $1 AND d.status = 'UNKNOWN'`,
    [announcementMessage.name],
  );
  const unknown = new Set(rows.map(({ chat }) => Number(chat)));
  const times = (chat: number) => reached.get(chat) ?? 0;
  return {
    announcedDoubled: listeners.filter((chat) => times(chat) > 1).length,
    announcedMissed: listeners.filter((chat) => times(chat) === 0 && !unknown.has(chat)).length,
    announcedUnknown: unknown.size,
  };
}
