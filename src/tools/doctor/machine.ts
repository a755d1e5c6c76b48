import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { freeBytes } from "../../platform/database/disk-space.ts";
import { localTimeOf } from "../../platform/time/local-time.ts";
import { hourMinutes } from "../../platform/time/units.ts";
import { type Finding, trouble, warning, well } from "./check.ts";

/** Whether this version of Node runs Bitimger. */
export function nodeVersion(version: string): Finding {
  const isNewEnough = Number(version.split(".")[0]) >= 24;
  return isNewEnough
    ? well(version)
    : trouble(`${version} is too old`, "Install Node 24 or newer from https://nodejs.org.");
}

/** Kazakhstan has had a single time zone since March 2024. Older time zone data are wrong. */
export function timeZone(localMinutes = localTimeOf(new Date("2026-10-29T05:30:00Z")).minutes): Finding {
  const offset = localMinutes - (5 * hourMinutes + 30);
  if (offset === 5 * hourMinutes) return well("Asia/Almaty is UTC+5");
  return trouble(
    `Node believes that Asia/Almaty is UTC${offset < 0 ? "−" : "+"}${Math.abs(offset) / hourMinutes}, but it has been UTC+5 since 2024: every deadline is wrong`,
    "Install a newer Node. If NODE_ICU_DATA is set, the data that it names are too old.",
  );
}

const warnBytes = 1e9;
const failBytes = 1e8;

/** Whether the disk has enough free space. */
export async function diskSpace(
  dataDir: string,
  free: (folder: string) => Promise<number> = freeBytes,
): Promise<Finding> {
  const bytes = await freeAt(resolve(dataDir), free);
  const says = `${(bytes / 1e9).toFixed(1)} GB free at ${dataDir}`;
  if (bytes >= warnBytes) return well(says);
  const todo =
    "Free some space, or give DATA_DIR a larger disk: a database that cannot write loses nothing, but the bot stops answering.";
  return bytes < failBytes ? trouble(says, todo) : warning(says, todo);
}

/** The free space for a folder. If the folder does not exist yet, it will be on its parent's disk. */
async function freeAt(folder: string, free: (folder: string) => Promise<number>): Promise<number> {
  try {
    return await free(folder);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (!missing || dirname(folder) === folder) throw error;
    return freeAt(dirname(folder), free);
  }
}

/** What listens at the bot's address: nothing, a Bitimger or something else. */
export type Listening =
  | { kind: "free" }
  | { kind: "bot"; obstacles: string[] }
  | { kind: "other" }
  | { kind: "impossible"; code: string };

/** Asks a running bot for its health. If nothing answers, tries for a moment whether a bot could listen there. */
export async function askPort(host: string, port: number, limitMs: number): Promise<Listening> {
  const shown = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host;
  if (port !== 0) {
    const signal = AbortSignal.timeout(limitMs);
    const answer = await fetch(`http://${shown}:${port}/health/ready`, { signal, redirect: "manual" })
      .then((response) => response.json() as Promise<unknown>)
      .catch(() => null);
    const health = readHealth(answer);
    if (health !== null) return { kind: "bot", obstacles: health };
  }
  return tryToListen(host, port);
}

function readHealth(answer: unknown): string[] | null {
  if (typeof answer !== "object" || answer === null || !("ready" in answer) || !("obstacles" in answer)) return null;
  return Array.isArray(answer.obstacles) ? answer.obstacles.map(String) : null;
}

function tryToListen(host: string, port: number): Promise<Listening> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", ({ code = "unknown" }: NodeJS.ErrnoException) =>
      resolve(code === "EADDRINUSE" ? { kind: "other" } : { kind: "impossible", code }),
    );
    server.listen(port, host, () => server.close(() => resolve({ kind: "free" })));
  });
}

/** Whether the running bot is ready, or whether a bot could listen at its address. */
export function portServed(listening: Listening, host: string, port: number): Finding {
  const at = `${host}:${port}`;
  switch (listening.kind) {
    case "free":
      return well(`${at} is free; no bot is running there`);
    case "bot":
      if (listening.obstacles.length === 0) return well(`a bot is running at ${at}, and it is ready`);
      return trouble(
        `a bot is running at ${at}, and it is not ready: ${listening.obstacles.join(", ")}`,
        "If it has just been started, wait a minute; then see the other lines here and its log.",
      );
    case "other":
      return trouble(`something else listens at ${at}, or a bot that does not answer`, "Stop it, or set another PORT.");
    case "impossible":
      return trouble(
        `nothing can listen at ${at} (${listening.code})`,
        listening.code === "EACCES"
          ? "Ports below 1024 need privileges: set PORT to a higher number."
          : "HOST must be an address of this machine: 127.0.0.1 behind a proxy, 0.0.0.0 in a container.",
      );
  }
}
