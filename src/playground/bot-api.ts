import { type Context, Hono } from "hono";
import type { CallLog } from "./call-log.ts";
import { botApi } from "./description.ts";
import { Refusal } from "./errors.ts";
import { contentOf, type Uploads } from "./files.ts";
import { refuseUnsupported } from "./methods/sending.ts";
import { METHODS } from "./methods/table.ts";
import { type Params, readParams } from "./read-params.ts";
import { readRequest } from "./read-request.ts";
import type { Fault, FaultHook } from "./types.ts";
import { refuseMalformed } from "./well-formed.ts";
import type { World } from "./world.ts";

const NEVER = new AbortController().signal;

interface Incoming {
  method: string;
  params: Params;
  uploads?: Uploads;
  gone?: AbortSignal;
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** Carries out one call and logs it. */
export async function callMethod(world: World, log: CallLog, incoming: Incoming): Promise<Answer> {
  const { method, params, uploads = new Map(), gone = NEVER } = incoming;
  const at = world.options.now();
  try {
    const result = await carryOut(world, method, params, uploads, gone);
    log.add({ method, params, at, ok: true, code: 200, result });
    return { status: 200, body: { ok: true, result } };
  } catch (error) {
    const refusal = error instanceof Refusal ? error : asInternal(error);
    const { code, message: description, parameters } = refusal;
    log.add({ method, params, at, ok: false, code, description });
    return {
      status: code,
      body: { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) },
    };
  }
}

function asInternal(error: unknown): Refusal {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Refusal(500, `Internal Server Error: Playground: ${reason}`);
}

async function carryOut(world: World, method: string, given: Params, uploads: Uploads, gone: AbortSignal) {
  if (!botApi().methods.has(method)) throw new Refusal(404, "Not Found");
  const found = METHODS[method];
  if (!found) throw new Refusal(501, `Playground does not support ${method}`);
  // A malformed keyboard gets an error message of its own later.
  const { reply_markup: _, ...others } = given;
  refuseMalformed(others);
  const params = readParams(method, given);
  refuseUnsupported(method, params);
  return await found(world, params as never, uploads, gone);
}

/** Serves the Bot API over HTTP: methods and file downloads. */
export function botApiRoutes(world: World, log: CallLog, faults: () => FaultHook | undefined): Hono {
  const app = new Hono();
  const { token } = world.options;

  app.on(["GET", "POST"], "/:bot{bot[^/]+}/:method", async (c) => {
    const refusal = checkToken(c.req.param("bot").slice(3), token);
    if (refusal) return answer(refusal);
    const { line } = world;
    if (!line.isUp) return breakConnection(c);
    const cut = line.cutSignal;
    const method = c.req.param("method");
    let incoming: Awaited<ReturnType<typeof readRequest>>;
    try {
      incoming = await readRequest(c.req.raw, method);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log.add({ method, params: {}, at: world.options.now(), ok: false, code: error.code, description: error.message });
      return answer(error);
    }
    const gone = AbortSignal.any([c.req.raw.signal, cut]);
    const fault = await faults()?.({ method, params: incoming.params });
    if (fault && !(fault.kind === "drop" && fault.when === "after")) {
      const instead = await respondWithFault(world, c, fault, method, incoming.params, log);
      if (instead) return instead;
    }
    const { status, body } = await callMethod(world, log, { method, ...incoming, gone });
    if (cut.aborted || fault?.kind === "drop") return breakConnection(c);
    return json(status, body);
  });

  app.get("/file/:bot{bot[^/]+}/:path{.+}", (c) => {
    const refusal = checkToken(c.req.param("bot").slice(3), token);
    if (refusal) return answer(refusal);
    if (!world.line.isUp) return breakConnection(c);
    const file = world.files.byPath(c.req.param("path"));
    if (!file) return answer(new Refusal(404, "Not Found"));
    return new Response(Buffer.from(contentOf(file)), { headers: { "content-type": "application/octet-stream" } });
  });
  return app;
}

function checkToken(given: string, token: string): Refusal | undefined {
  if (given === token) return undefined;
  return /^\d+:[\w-]+$/.test(given) ? new Refusal(401, "Unauthorized") : new Refusal(404, "Not Found");
}

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}

function answer({ code, message, parameters }: Refusal): Response {
  return json(code, { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) });
}

/** Returns the response that a fault sends instead of an ordinary answer, or undefined if the call goes on. */
async function respondWithFault(world: World, c: Context, fault: Fault, method: string, params: Params, log: CallLog) {
  const seen = { method, params, at: world.options.now(), ok: false };
  if (fault.kind === "delay") {
    await (world.options.wait ?? pause)(fault.milliseconds, c.req.raw.signal);
    return undefined;
  }
  if (fault.kind === "drop") {
    log.add({ ...seen, code: 0, description: "the connection broke" });
    return breakConnection(c);
  }
  if (fault.kind === "answer") {
    log.add({ ...seen, code: fault.status, description: fault.body });
    return new Response(fault.body, { status: fault.status, headers: { "content-type": "text/html" } });
  }
  const { code, description, retryAfter } = fault;
  log.add({ ...seen, code, description });
  return answer(new Refusal(code, description, retryAfter === undefined ? undefined : { retry_after: retryAfter }));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Cuts a real connection. For a caller in this process the request fails. */
function breakConnection(c: Context): Response {
  const outgoing = (c.env as { outgoing?: { destroy?: () => void } } | undefined)?.outgoing;
  if (!outgoing?.destroy) throw new BrokenConnection();
  outgoing.destroy();
  return new Response(null, { headers: { "x-hono-already-sent": "true" } });
}

/** Passes through the app's error handling, so that a caller in this process sees a failed request. */
export class BrokenConnection extends TypeError {
  constructor() {
    super("fetch failed");
  }
}
