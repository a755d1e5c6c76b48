import type { UserFromGetMe } from "grammy/types";
import type { Operator } from "../features/operator/operator.ts";
import { noteLoss } from "../features/people/reachability-rows.ts";
import { loadPlaces } from "../features/places/places.ts";
import { endByBlock } from "../features/subscriptions/subscriptions.ts";
import { loseTopic } from "../features/talks/topic-rows.ts";
import type { Pace } from "../platform/config.ts";
import type { Database } from "../platform/database/open.ts";
import type { Vault } from "../platform/database/vault.ts";
import { createTexts } from "../platform/i18n/texts.ts";
import type { Logger } from "../platform/log.ts";
import { defaultFlood, defaultLimit, type Flood } from "../platform/telegram/inbox/flood.ts";
import { type Inbox, startInbox } from "../platform/telegram/inbox/inbox.ts";
import { endLeases } from "../platform/telegram/inbox/lease-rows.ts";
import { type Holds, noHolds } from "../platform/telegram/outbox/holds.ts";
import { type Sender, startSender } from "../platform/telegram/outbox/sender.ts";
import type { Transport } from "../platform/telegram/transport.ts";
import { noWireMetrics, type WireMetrics } from "../platform/telegram/wire-metrics.ts";
import { calendarOf } from "../platform/time/working-time.ts";
import { createBot } from "./bot.ts";
import type { JobsContext } from "./jobs.ts";
import { createMessages, floodMessage, notKeptMessage, prepareDeliveries, setAsideMessage } from "./messages.ts";
import { finishUpgrade } from "./upgrade.ts";

export interface ServiceOptions {
  database: Database;
  vault: Vault;
  transport: Transport;
  /** The holds that the transport obeys. */
  holds?: Holds;
  token: string;
  apiRoot: string;
  me: UserFromGetMe;
  adminIds: readonly number[];
  now: () => Date;
  /** How far `now` is ahead of this machine's clock on purpose, in milliseconds: the playground's and the tests' shift. */
  clockAheadMs?: () => number;
  log: Logger;
  operator: Operator;
  /** Whether talks have topics, which the operator wants and Telegram offers. */
  topics?: boolean;
  meters?: WireMetrics;
  /** How fast the outbox sends; by default as fast as Telegram allows everybody. */
  pace?: Pace;
  /** How many updates from one chat are too many; by default Telegram's own limit. */
  flood?: Omit<Flood, "message">;
}

export interface Service {
  inbox: Inbox;
  sender: Sender;
  /** The dependencies of the jobs. */
  jobs: JobsContext;
  /** Finishes the work in progress; the rest waits in the database. */
  stop(): Promise<void>;
}

/** Joins bot, inbox and outbox on one database. The caller starts receiving and the jobs. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { database, vault, transport, adminIds, now, clockAheadMs = () => 0, log, meters = noWireMetrics } = options;
  const { holds = noHolds } = options;
  const { prisma, sql } = database;
  await finishUpgrade(options, now());
  const places = await loadPlaces(prisma);
  const services = {
    database,
    vault,
    places,
    texts: createTexts(),
    adminIds,
    now,
    clockAheadMs,
    log,
    calendar: calendarOf(options.operator, places.holidays),
    operator: options.operator,
    username: options.me.username,
    topics: options.topics === true ? transport : null,
  };
  // No other process can use the folder, so every lease belongs to a process that has exited.
  if (database.kind === "pglite") await endLeases(sql);
  const bot = createBot(services, { ...options, fetch: transport.fetch });
  const messages = createMessages(services);
  const sender = startSender({
    sql,
    transport,
    now,
    clockAheadMs,
    log,
    meters,
    prepare: (batch) => prepareDeliveries(services, messages, batch),
    giveUpMessages: Object.keys(messages).filter((name) => messages[name]?.onUnknown === "giveUp"),
    holds,
    onUnreachable: async (personId, cause, agoMs) => {
      const isLost = await noteLoss(sql, { personId, cause, agoMs }, clockAheadMs());
      if (isLost) await endByBlock(prisma, [personId], now());
    },
    onLostTopic: (personId, topicId) => loseTopic(sql, personId, topicId, now()),
    ...options.pace,
  });
  const inbox = startInbox({
    sql,
    vault,
    clockAheadMs,
    log,
    meters,
    handle: bot.handle,
    holds,
    setAsideMessage,
    flood: { ...(options.flood ?? defaultFlood), message: floodMessage },
    limit: { ...defaultLimit, message: notKeptMessage },
    onHandled: () => sender.wake(),
    // Stops the spinner on the button at once. It does not matter if Telegram says that this came too late.
    onStored: ({ callback_query: tap }) => {
      if (tap !== undefined) void transport.call("answerCallbackQuery", { callback_query_id: tap.id });
    },
  });
  return {
    inbox,
    sender,
    jobs: services,
    async stop() {
      await inbox.stop();
      await sender.stop();
    },
  };
}
