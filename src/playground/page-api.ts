import { Hono } from "hono";
import { z } from "zod";
import type { Acts } from "./acts.ts";
import { machineRoutes, machineView, watchMachine } from "./machine-api.ts";
import { Act, performAct } from "./page-acts.ts";
import { uploadRoutes } from "./page-uploads.ts";
import { sameSite } from "./same-site.ts";
import { chatView, headerView, messageView } from "./view.ts";
import { emit, type World, type WorldEvent } from "./world.ts";

const ActRequest = z.object({ personId: z.number().int() }).and(Act);
const ClockRequest = z.union([
  z.object({
    minutes: z
      .number()
      .int()
      .min(1)
      .max(60 * 24 * 400),
  }),
  z.object({ until: z.literal("morning") }),
]);

/** The page's own API: acts, the clock, files, and a stream of events. */
export function pageRoutes(world: World, acts: Acts): Hono {
  const app = new Hono();
  const guard = sameSite("application/json");

  app.post("/playground/act", guard, async (c) => {
    const request = ActRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) return c.json({ error: z.prettifyError(request.error) }, 400);
    try {
      performAct(world, acts, request.data.personId, request.data);
    } catch (error) {
      return c.json({ error: error instanceof Error ? error.message : String(error) }, 409);
    }
    return c.json({ ok: true });
  });

  app.post("/playground/clock", guard, async (c) => {
    const { moveClock } = world.options;
    if (!moveClock) return c.json({ error: "this clock cannot be moved" }, 409);
    const request = ClockRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) return c.json({ error: z.prettifyError(request.error) }, 400);
    if (world.isClockMoving) return c.json({ error: "the clock is being moved already" }, 409);
    const report = () => emit(world, { kind: "clock" });
    world.isClockMoving = true;
    report();
    try {
      await moveClock(request.data, report);
    } finally {
      world.isClockMoving = false;
      emit(world, { kind: "everything" });
    }
    return c.json(clockView(world));
  });

  app.route("/", uploadRoutes(world));
  app.route("/", machineRoutes(world, guard));
  app.get("/playground/state", (c) => c.json(snapshot(world)));
  app.get("/playground/events", (c) => eventStream(world, c.req.raw.signal));
  return app;
}

/** `movable`: the page may move it; `moving`: it is being moved. */
function clockView({ options, isClockMoving }: World) {
  return { now: options.now().getTime(), movable: options.moveClock !== undefined, moving: isClockMoving };
}

function snapshot(world: World) {
  return {
    clock: clockView(world),
    bot: { username: world.options.username },
    machine: machineView(world),
    chats: [...world.chats.values()].filter(({ person }) => person).map((chat) => chatView(world, chat)),
  };
}

/** The event that the page gets; undefined if the page does not show it. */
function pageEvent(world: World, event: WorldEvent): [name: string, data: object] | undefined {
  if (event.kind === "everything") return ["snapshot", snapshot(world)];
  if (event.kind === "clock") return ["clock", clockView(world)];
  if (event.kind === "machine") return undefined;
  const chat = world.chats.get(event.chatId);
  if (!chat?.person) return undefined;
  if (event.kind === "chat") return ["chat", headerView(world, chat)];
  if (event.kind === "inline") {
    const { query, results = [] } = world.inlineQueries.get(event.queryId) ?? {};
    const shown = results.map(({ id, title, description }) => ({ id, title, description }));
    return ["inline", { ...event, query, results: shown }];
  }
  if (event.kind === "message") {
    const stored = chat.messages.get(event.messageId);
    return stored && ["message", { chatId: event.chatId, message: messageView(world, stored) }];
  }
  return [event.kind, event];
}

const HEARTBEAT_MS = 20_000;

function eventStream(world: World, gone: AbortSignal): Response {
  const encoder = new TextEncoder();
  const left = new AbortController();
  const leave = () => left.abort();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (name: string, data: object) =>
        controller.enqueue(encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
      const listener = (event: WorldEvent) => {
        const line = pageEvent(world, event);
        if (line) send(...line);
      };
      const heartbeat = setInterval(() => send("clock", clockView(world)), HEARTBEAT_MS);
      heartbeat.unref();
      const unwatch = watchMachine(world, (view) => send("machine", view));
      const end = () => {
        leave();
        controller.close();
      };
      // A tab that has gone has already closed the stream, and closing a stream twice is an error.
      world.closing.signal.addEventListener("abort", end, { once: true, signal: left.signal });
      gone.addEventListener("abort", leave, { once: true, signal: left.signal });
      left.signal.addEventListener("abort", () => {
        unwatch();
        clearInterval(heartbeat);
        world.listeners.delete(listener);
      });
      controller.enqueue(encoder.encode("retry: 1000\n\n"));
      send("snapshot", snapshot(world));
      world.listeners.add(listener);
    },
    cancel: leave,
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}
