import { join } from "node:path";
import { defaultOperator } from "../../features/operator/operator.ts";
import { readOperator } from "../../features/operator/operator-file.ts";
import type { Config, PartlyRead } from "../../platform/config.ts";
import type { Database } from "../../platform/database/open.ts";
import { type CheckResult, type Finding, runCheck, unseen } from "./check.ts";
import { databaseNotOpened, databaseState, inspect, migrationState } from "./database.ts";
import { deadLetters } from "./dead-letters.ts";
import { holidays } from "./holidays.ts";
import { askPort, diskSpace, type Listening, nodeVersion, portServed, timeZone } from "./machine.ts";
import { sealKey } from "./seal-key.ts";
import { environment, operator, type ReadFile, token } from "./settings.ts";
import { administrators, coordinators, dutyList, madeUpPeople, mediators, rooms } from "./staff.ts";
import { askTelegram, clockRight, tokenAccepted, topicsOffered, webhookAsConfigured } from "./telegram.ts";

const limitMs = 5000;

/** What the checks are run on. */
export interface CheckContext {
  read: PartlyRead;
  now: () => Date;
}

/** Checks everything that a working service needs, and changes nothing. The checks are independent of each other. */
export async function runChecks(context: CheckContext): Promise<CheckResult[]> {
  const { read } = context;
  const { config } = read;
  const settings = await runCheck("environment", limitMs, () => environment(read));
  const machine = [
    ...(await runCheck("node", limitMs, () => nodeVersion(process.versions.node))),
    ...(await runCheck("time zone", limitMs, () => timeZone())),
  ];
  if (config === null) return [...settings, ...machine];
  const playground = config.mode.kind === "playground" && !read.without.has("BOT_TOKEN");
  const dataConfig = playground ? { ...config, dataDir: join(config.dataDir, "playground") } : config;
  const file = await readOperatorFile(config);
  const listening = askPort(config.host, config.port, 2000);
  const groups = await Promise.all([
    runCheck("operator", limitMs, () => operator(file, config.operatorFile, playground)),
    checkTelegram(context, config),
    machine,
    runCheck(
      "port",
      limitMs,
      async () => unreadable(read, "HOST", "PORT") ?? portServed(await listening, config.host, config.port),
    ),
    runCheck("disk", limitMs, () => diskSpace(config.dataDir)),
    checkData(context, dataConfig, file, listening),
  ]);
  return [...settings, ...groups.flat()];
}

async function readOperatorFile({ operatorFile }: Config): Promise<ReadFile> {
  try {
    return { kind: "operator", operator: await readOperator(operatorFile) };
  } catch (error) {
    return { kind: "wrong", message: error instanceof Error ? error.message : String(error) };
  }
}

/** The finding of a check that needs one of these variables, if the variable could not be read; otherwise null. */
function unreadable(read: PartlyRead, ...names: string[]): Finding | null {
  const missing = names.find((name) => read.without.has(name));
  return missing === undefined ? null : unseen(`not before the environment is right (${missing})`);
}

async function checkTelegram({ read, now }: CheckContext, { mode, topics }: Config): Promise<CheckResult[]> {
  const skipped = unreadable(read, "BOT_TOKEN", "TELEGRAM_API_ROOT");
  if (mode.kind === "playground" || skipped !== null) return runCheck("token", limitMs, () => skipped ?? token(read));
  const answers = askTelegram(mode, now, limitMs - 500);
  const checks = [
    runCheck("token", limitMs, async () => tokenAccepted((await answers).me)),
    runCheck(
      "topics",
      limitMs,
      async () => unreadable(read, "TALK_TOPICS") ?? topicsOffered((await answers).me, topics),
    ),
    runCheck("webhook", limitMs, async () => {
      const { webhook } = await answers;
      return unreadable(read, "WEBHOOK_URL", "WEBHOOK_SECRET") ?? webhookAsConfigured(webhook, mode.receiving, now());
    }),
    runCheck("clock", limitMs, async () => clockRight((await answers).clock)),
  ];
  return (await Promise.all(checks)).flat();
}

const needDatabase = ["set aside", "mediators", "coordinators", "rooms", "holidays"];

async function checkData(
  context: CheckContext,
  config: Config,
  file: ReadFile,
  listening: Promise<Listening>,
): Promise<CheckResult[]> {
  const skipped = unreadable(context.read, "DATABASE_URL", "DATA_DIR");
  const inspected = skipped === null ? await inspect(config) : null;
  if (inspected?.kind === "open") {
    const { database } = inspected;
    return checkDatabase(context, config, file, database).finally(() => database.close());
  }
  const notOpened = inspected === null ? skipped : databaseNotOpened(inspected, config, await listening);
  const when = inspected?.kind === "locked" ? "only while no bot runs on it" : "not before the database can be opened";
  const rest = needDatabase.map((check): CheckResult => ({ check, ...unseen(when) }));
  return [
    ...(notOpened === null ? [] : [{ check: "database", ...notOpened }]),
    ...(await checkKey(context, config, null)),
    ...(await checkAdministrators(context, config, null)),
    ...rest,
  ];
}

async function checkDatabase(
  context: CheckContext,
  config: Config,
  file: ReadFile,
  database: Database,
): Promise<CheckResult[]> {
  const { prisma, sql } = database;
  const now = context.now();
  const state = await migrationState(sql);
  // Before the migrations have run, tables may be missing.
  const later = () => unseen("not before the next start has migrated the database");
  const inside = (check: string, act: () => Promise<Finding | Finding[]>) =>
    runCheck(check, limitMs, () => (state.open.length === 0 ? act() : act().catch(later)));
  const { holidays: days, duty } = file.kind === "operator" ? file.operator : defaultOperator;
  const checks = [
    runCheck("database", limitMs, () => databaseState(sql, state)),
    ...(config.mode.kind === "playground" ? [] : [inside("database", () => madeUpPeople(prisma))]),
    checkKey(context, config, state.open.length === 0 ? prisma : null),
    checkAdministrators(context, config, state.open.length === 0 ? prisma : null),
    inside("set aside", () => deadLetters(sql, now)),
    inside("mediators", () => mediators(prisma, now)),
    inside("coordinators", () => coordinators(prisma)),
    inside("duty list", () => dutyList(duty, config.adminIds, prisma)),
    inside("rooms", () => rooms(prisma)),
    inside("holidays", () => holidays(prisma, days, now)),
  ];
  return (await Promise.all(checks)).flat();
}

function checkKey({ read }: CheckContext, config: Config, prisma: Database["prisma"] | null): Promise<CheckResult[]> {
  return runCheck("key", limitMs, () => unreadable(read, "SEAL_KEY") ?? sealKey(config, prisma));
}

function checkAdministrators(
  { read }: CheckContext,
  { mode, adminIds }: Config,
  prisma: Database["prisma"] | null,
): Promise<CheckResult[]> {
  if (mode.kind === "playground") return Promise.resolve([]);
  return runCheck("administrators", limitMs, () => unreadable(read, "ADMIN_IDS") ?? administrators(adminIds, prisma));
}
