import { type Context, Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import type { Acts } from "./acts.ts";
import { contentOf, imageType } from "./files.ts";
import { chatView, headerView, messageView } from "./view.ts";
import { emit, type World, type WorldEvent } from "./world.ts";

const id = z.number().int();
const text = z.string().min(1).max(20_000);
const place = { latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) };
const file = {
  caption: z.string().max(1024).optional(),
  fileName: z.string().max(200).optional(),
  size: z.number().int().positive().optional(),
};

const Act = z.discriminatedUnion("act", [
  z.object({ act: z.literal("text"), text, replyTo: id.optional() }),
  z.object({ act: z.literal("edit"), messageId: id, text }),
  z.object({ act: z.literal("press"), messageId: id, data: z.string() }),
  z.object({ act: z.literal("pressReply"), text, place: z.object(place).optional() }),
  z.object({ act: z.literal("location"), ...place }),
  z.object({ act: z.literal("contact") }),
  z.object({ act: z.literal("sticker") }),
  z.object({ act: z.literal("dice") }),
  z.object({ act: z.literal("poll"), question: text, options: z.array(text) }),
  z.object({ act: z.literal("photo"), ...file }),
  z.object({ act: z.literal("voice"), duration: z.number().int().optional() }),
  z.object({ act: z.literal("videoNote") }),
  z.object({ act: z.literal("document"), ...file }),
  z.object({ act: z.literal("album"), count: z.number().int().min(2).max(10) }),
  z.object({ act: z.literal("forward"), text }),
  z.object({ act: z.literal("link"), payload: z.string() }),
  z.object({ act: z.literal("block") }),
  z.object({ act: z.literal("unblock") }),
  z.object({ act: z.literal("remove"), messageId: id }),
]);
type Act = z.infer<typeof Act>;

const ActRequest = z.object({ personId: id }).and(Act);
const ClockRequest = z.object({
  minutes: z
    .number()
    .int()
    .min(1)
    .max(60 * 24 * 400),
});

/** Drops what is undefined, which optional fields of a checked body may be. */
function given<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function perform(acts: Acts, personId: number, act: Act) {
  switch (act.act) {
    case "text":
      return acts.sendText(personId, act.text, given({ replyTo: act.replyTo }));
    case "edit":
      return acts.editText(personId, act.messageId, act.text);
    case "press":
      return acts.press(personId, act.messageId, act.data);
    case "pressReply":
      return acts.pressReply(personId, act.text, act.place);
    case "location":
      return acts.shareLocation(personId, act.latitude, act.longitude);
    case "contact":
      return acts.shareContact(personId);
    case "sticker":
      return acts.sendSticker(personId);
    case "dice":
      return acts.sendDice(personId, "🎲", 1 + Math.floor(Math.random() * 6));
    case "poll":
      return acts.sendPoll(personId, act.question, act.options);
    case "photo":
      return acts.sendPhoto(personId, given({ caption: act.caption, fileName: act.fileName, size: act.size }));
    case "voice":
      return acts.sendVoice(personId, given({ duration: act.duration }));
    case "videoNote":
      return acts.sendVideoNote(personId);
    case "document":
      return acts.sendDocument(personId, given({ caption: act.caption, fileName: act.fileName, size: act.size }));
    case "album":
      return acts.sendAlbum(
        personId,
        Array.from({ length: act.count }, () => ({ kind: "photo" as const })),
      );
    case "forward":
      return acts.forward(personId, act.text);
    case "link":
      return acts.openLink(personId, act.payload);
    case "block":
      return acts.block(personId);
    case "unblock":
      return acts.unblock(personId);
    case "remove":
      return acts.removeMessage(personId, act.messageId);
  }
}

/** Another site's page must not act for the people here: its requests are refused. */
const sameSite: MiddlewareHandler = async (c, next) => {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const foreign = (site && site !== "same-origin") || (origin && origin !== new URL(c.req.url).origin && !sameHost(c));
  if (foreign) return c.json({ error: "only the playground's own page may act" }, 403);
  if (!c.req.header("content-type")?.startsWith("application/json")) return c.json({ error: "JSON expected" }, 415);
  return await next();
};

/** Behind a proxy that ends TLS the scheme differs; the host is what tells sites apart. */
function sameHost(c: Context): boolean {
  const origin = c.req.header("origin") ?? "";
  return URL.canParse(origin) && new URL(origin).host === c.req.header("host");
}

/** The page's own API: acts, the clock, files, and a stream of what happens. */
export function pageRoutes(world: World, acts: Acts): Hono {
  const app = new Hono();

  app.post("/playground/act", sameSite, async (c) => {
    const request = ActRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) return c.json({ error: z.prettifyError(request.error) }, 400);
    try {
      perform(acts, request.data.personId, request.data);
    } catch (error) {
      return c.json({ error: error instanceof Error ? error.message : String(error) }, 409);
    }
    return c.json({ ok: true });
  });

  app.post("/playground/clock", sameSite, async (c) => {
    const { shiftClock } = world.options;
    if (!shiftClock) return c.json({ error: "this clock cannot be moved" }, 409);
    const request = ClockRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) return c.json({ error: z.prettifyError(request.error) }, 400);
    await shiftClock(request.data.minutes);
    emit(world, { kind: "everything" });
    return c.json({ now: world.options.now().getTime() });
  });

  app.get("/playground/file/:id{[\\w-]+}", (c) => {
    const file = world.files.get(c.req.param("id"));
    if (!file) return c.notFound();
    const content = contentOf(file);
    const image = imageType(content);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return new Response(Buffer.from(content), {
      headers: {
        "content-type": image ?? "application/octet-stream",
        "content-disposition": image ? "inline" : disposition,
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
      },
    });
  });

  app.get("/playground/state", (c) => c.json(snapshot(world)));
  app.get("/playground/events", (c) => eventStream(world, c.req.raw.signal));
  return app;
}

function snapshot(world: World) {
  return {
    now: world.options.now().getTime(),
    clockMoves: world.options.shiftClock !== undefined,
    bot: { username: world.options.username },
    chats: [...world.chats.values()].filter(({ person }) => person).map((chat) => chatView(world, chat)),
  };
}

/** An event in the words of the page; nothing for what it does not show. */
function pageEvent(world: World, event: WorldEvent): [name: string, data: object] | undefined {
  if (event.kind === "everything") return ["snapshot", snapshot(world)];
  const chat = world.chats.get(event.chatId);
  if (!chat?.person) return undefined;
  if (event.kind === "chat") return ["chat", headerView(world, chat)];
  if (event.kind === "message") {
    const stored = chat.messages.get(event.messageId);
    return stored && ["message", { chatId: event.chatId, message: messageView(world, stored) }];
  }
  return [event.kind, event];
}

const HEARTBEAT_MS = 20_000;

function eventStream(world: World, gone: AbortSignal): Response {
  const encoder = new TextEncoder();
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (name: string, data: object) =>
        controller.enqueue(encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
      const listener = (event: WorldEvent) => {
        const line = pageEvent(world, event);
        if (line) send(...line);
      };
      const heartbeat = setInterval(() => send("clock", { now: world.options.now().getTime() }), HEARTBEAT_MS);
      heartbeat.unref();
      leave = () => {
        clearInterval(heartbeat);
        world.listeners.delete(listener);
      };
      const end = () => {
        leave();
        controller.close();
      };
      world.closing.signal.addEventListener("abort", end, { once: true });
      gone.addEventListener("abort", leave, { once: true });
      controller.enqueue(encoder.encode("retry: 1000\n\n"));
      send("snapshot", snapshot(world));
      world.listeners.add(listener);
    },
    cancel: () => leave(),
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}
