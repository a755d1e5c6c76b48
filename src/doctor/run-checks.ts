import { join } from "node:path";
import type { Config, PartlyRead } from "../config.ts";
import type { Database } from "../database/open.ts";
import { defaultOperator } from "../operator/operator.ts";
import { readOperator } from "../operator/operator-file.ts";
import { type Finding, look, type Named, unseen } from "./check.ts";
import { inspect, migrationState, shut, standing } from "./database.ts";
import { setAside } from "./dead-letters.ts";
import { holidays } from "./holidays.ts";
import { askPort, diskSpace, type Listening, nodeVersion, portServed, timeZone } from "./machine.ts";
import { sealKey } from "./seal-key.ts";
import { environment, operator, type ReadFile, token } from "./settings.ts";
import { administrators, coordinators, madeUpPeople, mediators, rooms } from "./staff.ts";
import { askTelegram, clockRight, tokenAccepted, webhookAsConfigured } from "./telegram.ts";

const limitMs = 5000;

/** What the doctor looks at. */
export interface Patient {
  read: PartlyRead;
  now: () => Date;
}

/** Looks at everything that a working service needs, and changes nothing. Each look stands alone. */
export async function examine(patient: Patient): Promise<Named[]> {
  const { read } = patient;
  const { config } = read;
  const settings = await look("environment", limitMs, () => environment(read));
  const machine = [
    ...(await look("node", limitMs, () => nodeVersion(process.versions.node))),
    ...(await look("time zone", limitMs, () => timeZone())),
  ];
  if (config === null) return [...settings, ...machine];
  const playground = config.mode.kind === "playground" && !read.without.has("BOT_TOKEN");
  const own = playground ? { ...config, dataDir: join(config.dataDir, "playground") } : config;
  const file = await readFile(config);
  const listening = askPort(config.host, config.port, 2000);
  const groups = await Promise.all([
    look("operator", limitMs, () => operator(file, config.operatorFile, playground)),
    lookAtTelegram(patient, config),
    machine,
    look(
      "port",
      limitMs,
      async () => without(read, "HOST", "PORT") ?? portServed(await listening, config.host, config.port),
    ),
    look("disk", limitMs, () => diskSpace(config.dataDir)),
    lookAtData(patient, own, file, listening),
  ]);
  return [...settings, ...groups.flat()];
}

async function readFile({ operatorFile }: Config): Promise<ReadFile> {
  try {
    return { kind: "operator", operator: await readOperator(operatorFile) };
  } catch (error) {
    return { kind: "wrong", message: error instanceof Error ? error.message : String(error) };
  }
}

/** What cannot be looked at because the environment says nothing right of it. */
function without(read: PartlyRead, ...names: string[]): Finding | null {
  const missing = names.find((name) => read.without.has(name));
  return missing === undefined ? null : unseen(`not before the environment is right (${missing})`);
}

async function lookAtTelegram({ read, now }: Patient, { mode }: Config): Promise<Named[]> {
  const blind = without(read, "BOT_TOKEN", "TELEGRAM_API_ROOT");
  if (mode.kind === "playground" || blind !== null) return look("token", limitMs, () => blind ?? token(read));
  const asked = askTelegram(mode, now, limitMs - 500);
  const looks = [
    look("token", limitMs, async () => tokenAccepted((await asked).me)),
    look("webhook", limitMs, async () => {
      const { webhook } = await asked;
      return without(read, "WEBHOOK_URL", "WEBHOOK_SECRET") ?? webhookAsConfigured(webhook, mode.receiving, now());
    }),
    look("clock", limitMs, async () => clockRight((await asked).clock)),
  ];
  return (await Promise.all(looks)).flat();
}

const needDatabase = ["set aside", "mediators", "coordinators", "rooms", "holidays"];

async function lookAtData(
  patient: Patient,
  config: Config,
  file: ReadFile,
  listening: Promise<Listening>,
): Promise<Named[]> {
  const blind = without(patient.read, "DATABASE_URL", "DATA_DIR");
  const inspected = blind === null ? await inspect(config) : null;
  if (inspected?.kind === "open") {
    const { database } = inspected;
    return lookInside(patient, config, file, database).finally(() => database.close());
  }
  const closed = inspected === null ? blind : shut(inspected, config, await listening);
  const when =
    inspected?.kind === "locked" ? "only while no bot runs on it" : "not before the database can be looked into";
  const rest = needDatabase.map((check): Named => ({ check, ...unseen(when) }));
  return [
    ...(closed === null ? [] : [{ check: "database", ...closed }]),
    ...(await lookAtKey(patient, config, null)),
    ...(await lookAtAdministrators(patient, config, null)),
    ...rest,
  ];
}

async function lookInside(patient: Patient, config: Config, file: ReadFile, database: Database): Promise<Named[]> {
  const { prisma, sql } = database;
  const now = patient.now();
  const state = await migrationState(sql);
  // Tables that are not there yet cannot be asked.
  const later = () => unseen("not before the next start has brought the database up to date");
  const inside = (check: string, act: () => Promise<Finding | Finding[]>) =>
    look(check, limitMs, () => (state.open.length === 0 ? act() : act().catch(later)));
  const days = file.kind === "operator" ? file.operator.holidays : defaultOperator.holidays;
  const looks = [
    look("database", limitMs, () => standing(sql, state)),
    ...(config.mode.kind === "playground" ? [] : [inside("database", () => madeUpPeople(prisma))]),
    lookAtKey(patient, config, state.open.length === 0 ? prisma : null),
    lookAtAdministrators(patient, config, state.open.length === 0 ? prisma : null),
    inside("set aside", () => setAside(sql, now)),
    inside("mediators", () => mediators(prisma, now)),
    inside("coordinators", () => coordinators(prisma)),
    inside("rooms", () => rooms(prisma)),
    inside("holidays", () => holidays(prisma, days, now)),
  ];
  return (await Promise.all(looks)).flat();
}

function lookAtKey({ read }: Patient, config: Config, prisma: Database["prisma"] | null): Promise<Named[]> {
  return look("key", limitMs, () => without(read, "SEAL_KEY") ?? sealKey(config, prisma));
}

function lookAtAdministrators(
  { read }: Patient,
  { mode, adminIds }: Config,
  prisma: Database["prisma"] | null,
): Promise<Named[]> {
  if (mode.kind === "playground") return Promise.resolve([]);
  return look("administrators", limitMs, () => without(read, "ADMIN_IDS") ?? administrators(adminIds, prisma));
}
