import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setAsideMessage } from "../../src/app/messages.ts";
import { seedPlaces } from "../../src/features/places/seed.ts";
import { type Database, openEmbedded, openPostgres, type Sql } from "../../src/platform/database/open.ts";
import { checkSealKey } from "../../src/platform/database/seal-key.ts";
import { createVault, type Vault } from "../../src/platform/database/vault.ts";
import { seedDemoStaff } from "../../src/playground/demo-staff.ts";

/** Where a run keeps its data, and the environment with which the process finds them. */
export interface Storage {
  vault: Vault;
  env: Record<string, string>;
  open(): Promise<Database>;
}

/** @param url a PostgreSQL database for this run; null means an embedded database in the folder */
export async function makeStorage(folder: string, url: string | null, mediators: readonly number[]): Promise<Storage> {
  const key = randomBytes(32);
  const vault = createVault([key]);
  const dataDir = join(folder, "playground");
  await mkdir(dataDir, { recursive: true });
  const env = {
    PATH: process.env.PATH ?? "",
    LOG_LEVEL: "info",
    DATA_DIR: folder,
    SEAL_KEY: key.toString("base64"),
    ...(url === null ? {} : { DATABASE_URL: url }),
  };
  const open = () => (url === null ? openEmbedded(join(dataDir, "database")) : openPostgres(url));
  const database = await open();
  await checkSealKey(database.prisma, vault);
  await seedPlaces(database.prisma);
  await seedDemoStaff(database, vault, new Date());
  await makeMediators(database, mediators);
  await database.close();
  return { vault, env, open };
}

/** There are many mediators, so that each gets few pings: a chat takes only one message a second. */
async function makeMediators({ prisma }: Database, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    const since = new Date();
    await prisma.person.create({
      data: {
        telegramId: BigInt(id),
        languageCode: "kk",
        demo: true,
        createdAt: since,
        staff: { create: { role: "MEDIATOR", regions: [], since } },
        mediator: { create: { languages: ["kk", "ru"] } },
      },
    });
  }
  await prisma.mediator.updateMany({ data: { maxOpenCases: 1_000_000 } });
}

/** Creates people with these Telegram ids, because deliveries name people and not chats. */
export async function notePeople(sql: Sql, telegramIds: readonly number[], now: Date): Promise<void> {
  await sql.rows(
    `INSERT INTO "Person" ("telegramId", "createdAt")
     SELECT id, $2::timestamptz FROM unnest($1::bigint[]) id
     ON CONFLICT DO NOTHING`,
    [telegramIds, now],
  );
}

/** Fills the outbox as a broadcast does: `each` messages to every subscriber, none of which may arrive twice. */
export async function fillOutbox(
  storage: Storage,
  subscribers: readonly number[],
  each: number,
  now: Date,
): Promise<void> {
  const database = await storage.open();
  await notePeople(database.sql, subscribers, now);
  await database.sql.rows(
    `INSERT INTO "Delivery" (message, subject, "personId", class, "notBefore", "createdAt")
     SELECT $1, 'broadcast-' || n, p.id, 3, $3::timestamptz, $3::timestamptz
     FROM generate_series(1, $4::int) n CROSS JOIN "Person" p
     WHERE p."telegramId" = ANY ($2::bigint[])
     ORDER BY n, p.id`,
    [setAsideMessage.name, subscribers, now, each],
  );
  await database.close();
}
