import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseSealKeys } from "../config.ts";
import type { Db } from "./open.ts";
import type { Vault } from "./vault.ts";

/** The key file of an embedded database, made on first start (mode 0600). Backups of the database must leave it out. */
export async function keyFromFile(dataDir: string): Promise<Uint8Array[]> {
  const path = join(dataDir, "seal.key");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, `${randomBytes(32).toString("base64")}\n`, { flag: "wx", mode: 0o600, flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  await chmod(path, 0o600);
  const keys = parseSealKeys((await readFile(path, "utf8")).trim());
  if (keys === null) throw new Error(`The key file ${path} is damaged: put back the one this data was sealed with.`);
  return keys;
}

const checkText = "bitimger";

/** Refuses, with an error for operators, a vault whose key is not the one this database was sealed with. */
export async function checkSealKey(db: Db, vault: Vault): Promise<void> {
  const cell = { table: "VaultCheck", column: "sealed", row: vault.keyId };
  const checks = await db.vaultCheck.findMany();
  const mine = checks.find((check) => check.keyId === vault.keyId);
  if (mine !== undefined && vault.open(cell, mine.sealed) === checkText) return;
  for (const other of checks) {
    try {
      vault.open({ ...cell, row: other.keyId }, other.sealed);
    } catch {
      throw new Error(
        `This database was sealed with another key (${other.keyId}; given: ${vault.keyId}). ` +
          "Give the right SEAL_KEY or key file; without it nothing that people told can be read.",
      );
    }
  }
  await db.vaultCheck.upsert({
    where: { keyId: vault.keyId },
    create: { keyId: vault.keyId, sealed: vault.seal(cell, checkText) },
    update: {},
  });
}
