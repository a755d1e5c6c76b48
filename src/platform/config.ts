import { z } from "zod";
import { readSecretFiles, trimmed } from "./secret-files.ts";
import { minuteMs } from "./time/units.ts";

const telegramApi = "https://api.telegram.org";
const portError = "a port number up to 65535";
const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** The default speed of deliveries. Telegram accepts 30 messages a second; the rest is for direct answers. */
export const defaultPace: Pace = { perSecond: 25, perChatMs: 1000 };

const wholeNumber = (min: number, max: number, error: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, error)
    .transform(Number)
    .refine((value) => value >= min && value <= max, error)
    .optional();

const variables = {
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, "the token that BotFather gave, like 123456:ABC-DEF…")
    .optional(),
  TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/, error: "an http(s) address" }).default(telegramApi),
  WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: "the https address that Telegram calls, like https://bot.example.kz" })
    .optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, "16 to 256 of A-Z, a-z, 0-9, _ and - (make one: openssl rand -hex 32)")
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, "an address like postgresql://user:password@host:5432/bitimger")
    .optional(),
  DATA_DIR: z.string().default("./data"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portError)
    .transform(Number)
    .refine((port) => port <= 65535, portError)
    .default(8080),
  ADMIN_IDS: z
    .string()
    .regex(/^\d{1,15}(\s*,\s*\d{1,15})*$/, "Telegram ids separated by commas, like 123456,789012")
    .transform((ids) => ids.split(",").map(Number))
    .default([]),
  SEAL_KEY: z
    .string()
    .transform((text, context) => {
      const keys = parseSealKeys(text);
      if (keys !== null) return keys;
      context.addIssue("32 bytes in base64 (make one: openssl rand -base64 32); several separated by commas");
      return z.NEVER;
    })
    .optional(),
  OPERATOR_FILE: z.string().optional(),
  TALK_TOPICS: z.enum(["0", "1"], { error: "1 or nothing" }).default("0"),
  DELIVERIES_PER_SECOND: wholeNumber(
    1,
    1000,
    "the deliveries a second, 1 to 1000 (Telegram allows 30 for bots that don't pay)",
  ),
  CHAT_PAUSE_MS: wholeNumber(0, minuteMs, "the milliseconds between two deliveries to one chat, 0 to 60000"),
  LOG_LEVEL: z.enum(logLevels, { error: `one of ${logLevels.join(", ")}` }).default("info"),
  PLAYGROUND: z.enum(["0", "1"], { error: "1 or nothing" }).default("0"),
};

const environment = z.object(variables);

/** Secrets may be given in a file, as Docker and systemd do: `BOT_TOKEN_FILE` instead of `BOT_TOKEN`. */
const secrets = ["BOT_TOKEN", "DATABASE_URL", "SEAL_KEY", "WEBHOOK_SECRET"] as const;

/** Where updates come from: Telegram (or another Bot API server), or the playground, a process next to this one. */
export type Mode = { kind: "telegram"; token: string; apiRoot: string; receiving: Receiving } | { kind: "playground" };

/** We ask Telegram for updates, or it calls us at `url` and proves by the secret that it is Telegram. */
export type Receiving = { kind: "polling" } | { kind: "webhook"; url: string; secret: string };

/** Where data are stored: a folder with a PGlite, or a PostgreSQL. */
export type Storage = { kind: "embedded" } | { kind: "postgres"; url: string };

/** How fast the outbox sends deliveries. */
export interface Pace {
  perSecond: number;
  /** The pause after each delivery to a chat, in milliseconds. */
  perChatMs: number;
}

export interface Config {
  mode: Mode;
  storage: Storage;
  dataDir: string;
  host: string;
  port: number;
  adminIds: number[];
  sealKeys: Uint8Array[] | null;
  /** The path of the file about the operator (`src/features/operator/operator.ts`); null: the defaults. */
  operatorFile: string | null;
  /** Whether each talk is to have a topic of its own in the private chats with the bot. */
  topics: boolean;
  pace: Pace;
  logLevel: string;
}

export type ReadConfig =
  | { kind: "config"; config: Config }
  /** `wrong` has a line for each bad variable, beginning with its name; `message` has all of them, for people. */
  | { kind: "invalid"; message: string; wrong: string[] };

type Environment = Record<string, string | undefined>;

/** Reads the environment. If it is invalid, one message names every bad variable and what its value should be. */
export function readConfig(env: Environment = process.env): ReadConfig {
  const values: Environment = Object.fromEntries(Object.keys(variables).map((name) => [name, trimmed(env[name])]));
  const files = readSecretFiles(env, secrets);
  const wrong = [...files.wrong];
  Object.assign(values, files.values);
  // A file that cannot be read would also be reported as a missing variable, so these errors come first.
  if (wrong.length > 0) return invalid(wrong);
  const read = environment.safeParse(values);
  for (const { path, message } of read.success ? [] : read.error.issues) {
    const name = path.join(".");
    wrong.push(
      name in files.values ? `${name}_FILE: the file should hold ${message}` : `${name}: should be ${message}`,
    );
  }
  wrong.push(...contradictions(values));
  if (!read.success || wrong.length > 0) return invalid([...new Set(wrong)]);
  const { BOT_TOKEN, TELEGRAM_API_ROOT, DATABASE_URL, WEBHOOK_URL, WEBHOOK_SECRET, ...others } = read.data;
  const receiving: Receiving =
    WEBHOOK_URL === undefined || WEBHOOK_SECRET === undefined
      ? { kind: "polling" }
      : { kind: "webhook", url: withPath(WEBHOOK_URL), secret: WEBHOOK_SECRET };
  return {
    kind: "config",
    config: {
      mode:
        BOT_TOKEN === undefined
          ? { kind: "playground" }
          : { kind: "telegram", token: BOT_TOKEN, apiRoot: TELEGRAM_API_ROOT.replace(/\/+$/, ""), receiving },
      storage: DATABASE_URL === undefined ? { kind: "embedded" } : { kind: "postgres", url: DATABASE_URL },
      dataDir: others.DATA_DIR,
      host: others.HOST,
      port: others.PORT,
      adminIds: others.ADMIN_IDS.filter((id) => id > 0),
      sealKeys: others.SEAL_KEY ?? null,
      operatorFile: others.OPERATOR_FILE ?? null,
      topics: others.TALK_TOPICS === "1",
      pace: {
        perSecond: others.DELIVERIES_PER_SECOND ?? defaultPace.perSecond,
        perChatMs: others.CHAT_PAUSE_MS ?? defaultPace.perChatMs,
      },
      logLevel: others.LOG_LEVEL,
    },
  };
}

/** Adds our own path to a URL without one, so that a proxy can forward only this path. */
function withPath(url: string): string {
  const parsed = new URL(url);
  if (parsed.pathname === "/") parsed.pathname = "/telegram";
  return parsed.href;
}

/** Finds values that are valid on their own but contradict each other. */
function contradictions(values: Environment): string[] {
  const { BOT_TOKEN, DATABASE_URL, SEAL_KEY, HOST = "127.0.0.1", PLAYGROUND } = values;
  const { WEBHOOK_URL, WEBHOOK_SECRET, TELEGRAM_API_ROOT = telegramApi } = values;
  const wrong: string[] = [];
  if (WEBHOOK_URL !== undefined && WEBHOOK_SECRET === undefined) {
    wrong.push("WEBHOOK_SECRET: is needed with WEBHOOK_URL (make one: openssl rand -hex 32): it keeps strangers out");
  }
  if (WEBHOOK_URL !== undefined && BOT_TOKEN === undefined) {
    wrong.push("BOT_TOKEN: is needed with WEBHOOK_URL; the playground has no webhook");
  }
  // Another Bot API server may run on this machine and call http addresses.
  if (WEBHOOK_URL?.startsWith("http://") && TELEGRAM_API_ROOT.replace(/\/+$/, "") === telegramApi) {
    wrong.push("WEBHOOK_URL: should begin with https://, because Telegram calls only https addresses");
  }
  if (BOT_TOKEN !== undefined && PLAYGROUND === "1") {
    wrong.push("PLAYGROUND: the playground never runs with a real BOT_TOKEN; remove one of them");
  }
  if (BOT_TOKEN === undefined && PLAYGROUND !== "1" && !isLoopback(HOST)) {
    wrong.push(
      "HOST: without a BOT_TOKEN the playground opens, and only on loopback; set PLAYGROUND=1 to open it elsewhere",
    );
  }
  if (DATABASE_URL !== undefined && SEAL_KEY === undefined) {
    wrong.push(
      "SEAL_KEY: is needed with DATABASE_URL (make one: openssl rand -base64 32) and must be stored separately from the database",
    );
  }
  return wrong;
}

/** The environment as far as it can be read. `without` names the variables that could not be read. */
export interface PartlyRead {
  /** Null if even the rest cannot be read. */
  config: Config | null;
  wrong: string[];
  without: ReadonlySet<string>;
}

/** Reads the valid part of an environment that may be invalid. */
export function readPartly(env: Environment = process.env): PartlyRead {
  const without = new Set<string>();
  const wrong = new Set<string>();
  const names = (line: string) =>
    Object.keys(variables).filter((name) => new RegExp(`\\b${name}(_FILE)?\\b`).test(line));
  for (;;) {
    const kept = ([name]: [string, unknown]) => !without.has(name) && !without.has(name.replace(/_FILE$/, ""));
    const read = readConfig(Object.fromEntries(Object.entries(env).filter(kept)));
    if (read.kind === "config") return { config: read.config, wrong: [...wrong], without };
    // Leaves out errors that only follow from a variable that was left out.
    for (const line of read.wrong) if (!names(line).some((name) => without.has(name))) wrong.add(line);
    const named = read.wrong.flatMap(names).filter((name) => !without.has(name));
    if (named.length === 0) return { config: null, wrong: [...wrong], without };
    for (const name of named) without.add(name);
  }
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function invalid(lines: string[]): ReadConfig {
  return {
    kind: "invalid",
    wrong: lines,
    message: `The environment is not right (see .env.example):\n${lines.map((line) => `  ${line}`).join("\n")}`,
  };
}

/** Reads `SEAL_KEY`: one or more keys of 32 bytes in base64, separated by commas. Null if one of them is not such a key. */
export function parseSealKeys(text: string): Uint8Array[] | null {
  const parts = text.split(",").map((part) => part.trim());
  // Checked here because Node decodes any text as base64.
  return parts.every((part) => /^[A-Za-z0-9+/]{43}=?$/.test(part))
    ? parts.map((part) => Buffer.from(part, "base64"))
    : null;
}
