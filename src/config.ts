import { z } from "zod";

// Empty is as good as absent, and what was pasted may have spaces around it.
const given = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value.trim() : undefined);

const portError = "a port number up to 65535";
const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const variables = {
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, "the token that BotFather gave, like 123456:ABC-DEF…")
    .optional(),
  TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/, error: "an http(s) address" }).default("https://api.telegram.org"),
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
  LOG_LEVEL: z.enum(logLevels, { error: `one of ${logLevels.join(", ")}` }).default("info"),
  PLAYGROUND: z.enum(["0", "1"], { error: "1 or nothing" }).default("0"),
};

const environment = z.object(variables);

/** Where updates come from: Telegram (or another Bot API server), or the playground in this process. */
export type Mode = { kind: "telegram"; token: string; apiRoot: string } | { kind: "playground" };

/** What is kept where: a folder with a PGlite, or a PostgreSQL. */
export type Storage = { kind: "embedded" } | { kind: "postgres"; url: string };

export interface Config {
  mode: Mode;
  storage: Storage;
  dataDir: string;
  host: string;
  port: number;
  adminIds: number[];
  sealKeys: Uint8Array[] | null;
  /** Who runs the service (`src/people/operator.ts`); null: the defaults. */
  operatorFile: string | null;
  logLevel: string;
}

export type ReadConfig = { kind: "config"; config: Config } | { kind: "invalid"; message: string };

/** Reads the environment; what is wrong with it comes as one message that names every bad variable and what it should be. */
export function readConfig(env: Record<string, string | undefined> = process.env): ReadConfig {
  const values = Object.fromEntries(Object.keys(variables).map((name) => [name, given(env[name])]));
  const read = environment.safeParse(values);
  const issues = read.success ? [] : read.error.issues;
  const wrong = issues.map((issue) => `${issue.path.join(".")}: should be ${issue.message}`);
  wrong.push(...contradictions(values));
  if (!read.success || wrong.length > 0) return invalid([...new Set(wrong)]);
  const { BOT_TOKEN, TELEGRAM_API_ROOT, DATABASE_URL, ...others } = read.data;
  return {
    kind: "config",
    config: {
      mode:
        BOT_TOKEN === undefined
          ? { kind: "playground" }
          : { kind: "telegram", token: BOT_TOKEN, apiRoot: TELEGRAM_API_ROOT.replace(/\/+$/, "") },
      storage: DATABASE_URL === undefined ? { kind: "embedded" } : { kind: "postgres", url: DATABASE_URL },
      dataDir: others.DATA_DIR,
      host: others.HOST,
      port: others.PORT,
      adminIds: others.ADMIN_IDS.filter((id) => id > 0),
      sealKeys: others.SEAL_KEY ?? null,
      operatorFile: others.OPERATOR_FILE ?? null,
      logLevel: others.LOG_LEVEL,
    },
  };
}

/** What is right by itself and wrong together. */
function contradictions(values: Record<string, string | undefined>): string[] {
  const { BOT_TOKEN, DATABASE_URL, SEAL_KEY, HOST = "127.0.0.1", PLAYGROUND } = values;
  const wrong: string[] = [];
  if (BOT_TOKEN !== undefined && PLAYGROUND === "1") {
    wrong.push("PLAYGROUND: the playground never runs beside a real BOT_TOKEN; leave one of them out");
  }
  if (BOT_TOKEN === undefined && PLAYGROUND !== "1" && !isLoopback(HOST)) {
    wrong.push(
      "HOST: without a BOT_TOKEN the playground opens, on loopback only; set PLAYGROUND=1 to open it elsewhere",
    );
  }
  if (DATABASE_URL !== undefined && SEAL_KEY === undefined) {
    wrong.push(
      "SEAL_KEY: is needed with DATABASE_URL (make one: openssl rand -base64 32) and must be kept apart from it",
    );
  }
  return wrong;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function invalid(lines: string[]): ReadConfig {
  return {
    kind: "invalid",
    message: `The environment is not right (see .env.example):\n${lines.map((line) => `  ${line}`).join("\n")}`,
  };
}

/** Reads `SEAL_KEY`: one or more keys of 32 bytes in base64, separated by commas; null when one is no such key. */
export function parseSealKeys(text: string): Uint8Array[] | null {
  const parts = text.split(",").map((part) => part.trim());
  // Node reads as base64 whatever it is given.
  return parts.every((part) => /^[A-Za-z0-9+/]{43}=?$/.test(part))
    ? parts.map((part) => Buffer.from(part, "base64"))
    : null;
}
