import { Hono } from "hono";
import type { Acts } from "./acts.ts";
import type { MessageHook } from "./bot-access.ts";
import { BrokenConnection, botApiRoutes, callMethod } from "./bot-api.ts";
import { CallLog } from "./call-log.ts";
import { createActs } from "./create-acts.ts";
import { type InProcessFetch, inProcessFetch } from "./in-process.ts";
import { pageRoutes } from "./page-api.ts";
import { pageFiles } from "./page-files.ts";
import { ownSite } from "./same-site.ts";
import type { Call, DeliveryHook, FaultHook, PlaygroundOptions, PlaygroundPerson } from "./types.ts";
import { type ChatView, chatView } from "./view.ts";
import { addPerson, createWorld } from "./world.ts";

export type {
  Call,
  FaultHook,
  PlaygroundOptions,
  PlaygroundPerson,
} from "./types.ts";

export interface Playground extends Acts {
  app: Hono;
  /** What the client of a bot in the same process uses instead of fetch. */
  fetch: InProcessFetch;
  addPerson(person: PlaygroundPerson): void;
  people(): PlaygroundPerson[];
  /** What the person sees now. Also takes a group that became known through `raw`. */
  chat(chatId: number): ChatView;
  /** The calls that have been answered, oldest first. */
  calls: readonly Call[];
  onCall(listener: (call: Call) => void): () => void;
  faults: FaultHook | undefined;
  /** Decides which deliveries to the webhook fail. */
  deliveryFaults: DeliveryHook | undefined;
  /** Decides which messages of the bot are refused: for example a kind of message in a chat, or an item of an album. */
  messageFaults: MessageHook | undefined;
  /** Whether the bot has topics in private chats, which its owner decides. */
  topicsEnabled: boolean;
  /** Gives the next update this id: after a week without updates, Telegram starts again from any number. */
  numberUpdatesFrom(updateId: number): void;
  /** Updates that the bot has not confirmed yet. */
  pendingUpdates(): number;
  /** Ends waiting polls, webhook deliveries and the page's streams. */
  close(): void;
}

const CALLS_KEPT = 2000;

/** A local Telegram: a Bot API server, people who write to the bot, and a page that shows their chats. */
export function createPlayground(options: PlaygroundOptions): Playground {
  const world = createWorld(options);
  const log = new CallLog(options.callsKept ?? CALLS_KEPT);
  const acts = createActs(world);
  let faults: FaultHook | undefined;
  world.webhook.onAnswer = ({ method, ...params }) => callMethod(world, log, { method, params });

  const app = new Hono();
  app.onError((error) => {
    if (error instanceof BrokenConnection) throw error;
    return Response.json({ error: error.message }, { status: 500 });
  });
  app.use(ownSite);
  app.route(
    "/",
    botApiRoutes(world, log, () => faults),
  );
  app.route("/", pageRoutes(world, acts));
  app.route("/", pageFiles(options.languages));

  return {
    ...acts,
    app,
    fetch: inProcessFetch(app),
    addPerson: (person) => addPerson(world, person),
    people: () => [...world.chats.values()].flatMap(({ person }) => person ?? []),
    chat(chatId) {
      const chat = world.chats.get(chatId);
      if (!chat) throw new Error(`Playground: there is no chat ${chatId}`);
      return chatView(world, chat);
    },
    get calls() {
      return log.calls;
    },
    onCall: (listener) => log.listen(listener),
    get faults() {
      return faults;
    },
    set faults(hook) {
      faults = hook;
    },
    get deliveryFaults() {
      return world.webhook.faults;
    },
    set deliveryFaults(hook) {
      world.webhook.faults = hook;
    },
    get messageFaults() {
      return world.messageFaults;
    },
    set messageFaults(hook) {
      world.messageFaults = hook;
    },
    get topicsEnabled() {
      return world.topicsEnabled;
    },
    set topicsEnabled(enabled) {
      world.topicsEnabled = enabled;
    },
    numberUpdatesFrom: (updateId) => world.updates.numberFrom(updateId),
    pendingUpdates: () => world.updates.pending(),
    close() {
      world.updates.interrupt("the playground was closed");
      world.closing.abort();
    },
  };
}
