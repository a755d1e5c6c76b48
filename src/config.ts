import { z } from "zod";

const optional = (value: unknown) => (value === "" ? undefined : value);

const environment = z.object({
  BOT_TOKEN: z.preprocess(
    optional,
    z
      .string()
      .regex(/^\d+:[\w-]{20,}$/, "the token that BotFather gave, like 123456:ABC-DEF…")
      .optional(),
  ),
  TELEGRAM_API_ROOT: z.preprocess(
    optional,
    z.url({ protocol: /^https?$/, error: "an http(s) address" }).default("https://api.telegram.org"),
  ),
  DATABASE_URL: z.preprocess(
    optional,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, "an address like postgresql://user:password@host:5432/bitimger")
      .optional(),
  ),
  DATA_DIR: z.preprocess(optional, z.string().default("./data")),
  HOST: z.preprocess(optional, z.string().default("127.0.0.1")),
  PORT: z.preprocess(
    optional,
    z.coerce.number({ error: "a port number" }).int().min(0).max(65535, "a port number up to 65535").default(8080),
  ),
  ADMIN_IDS: z.preprocess(
    optional,
    z
      .string()
      .regex(/^\s*\d+(\s*,\s*\d+)*\s*$/, "Telegram ids separated by commas, like 123456,789012")
      .default("0")
      .transform((ids) =>
        ids
          .split(",")
          .map(Number)
          .filter((id) => id > 0),
      ),
  ),
  SEAL_KEY: z.preprocess(
    optional,
    z
      .string()
      .transform((text, context) => {
        const keys = parseSealKeys(text);
        if (keys !== null) return keys;
        context.addIssue("32 bytes in base64 (make one: openssl rand -base64 32); several separated by commas");
        return z.NEVER;
      })
      .optional(),
  ),
  LOG_LEVEL: z.preprocess(
    optional,
    z
      .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
        error: "one of fatal, error, warn, info, debug, trace, silent",
      })
      .default("info"),
  ),
  PLAYGROUND: z.preprocess(optional, z.enum(["0", "1"], { error: "1 or nothing" }).default("0")),
});

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
  logLevel: string;
}

export type ReadConfig = { kind: "config"; config: Config } | { kind: "invalid"; message: string };

/** Reads the environment; what is wrong with it comes as one message that names every bad variable and what it should be. */
export function readConfig(env: Record<string, string | undefined> = process.env): ReadConfig {
  const read = environment.safeParse(env);
  if (!read.success) {
    return invalid(read.error.issues.map((issue) => `${issue.path.join(".")}: should be ${issue.message}`));
  }
  const { BOT_TOKEN, DATABASE_URL, SEAL_KEY, HOST, PLAYGROUND } = read.data;
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
  if (wrong.length > 0) return invalid(wrong);
  return {
    kind: "config",
    config: {
      mode:
        BOT_TOKEN === undefined
          ? { kind: "playground" }
          : { kind: "telegram", token: BOT_TOKEN, apiRoot: read.data.TELEGRAM_API_ROOT.replace(/\/+$/, "") },
      storage: DATABASE_URL === undefined ? { kind: "embedded" } : { kind: "postgres", url: DATABASE_URL },
      dataDir: read.data.DATA_DIR,
      host: HOST,
      port: read.data.PORT,
      adminIds: read.data.ADMIN_IDS,
      sealKeys: SEAL_KEY ?? null,
      logLevel: read.data.LOG_LEVEL,
    },
  };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

function invalid(lines: string[]): ReadConfig {
  return {
    kind: "invalid",
    message: `The environment is not right (see .env.example):\n${lines.map((line) => `  ${line}`).join("\n")}`,
  };
}

/** Reads `SEAL_KEY`: one or more keys of 32 bytes in base64, separated by commas; null when one is no such key. */
export function parseSealKeys(text: string): Uint8Array[] | null {
  const keys = text.split(",").map((part) => Buffer.from(part.trim(), "base64"));
  return keys.every((key) => key.length === 32) ? keys : null;
}
