import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { chmod, copyFile, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseSealKeys } from "../config.ts";
import type { Db } from "./open.ts";
import type { Cell, Vault } from "./vault.ts";

/** The key file of an embedded database, made on first start (mode 0600). Backups of the database must leave it out. */
export async function keyFromFile(dataDir: string): Promise<Uint8Array[]> {
  const path = join(dataDir, "seal.key");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await makeKeyFile(path);
  await chmod(path, 0o600);
  const keys = parseSealKeys((await readFile(path, "utf8")).trim());
  if (keys === null) throw new Error(`The key file ${path} is damaged: put back the one this data was sealed with.`);
  return keys;
}

/** Makes it where it is missing, at once or not at all: a file that a crash left half-written would lock its owner out. */
async function makeKeyFile(path: string): Promise<void> {
  const made = `${path}.${randomBytes(4).toString("hex")}`;
  await writeFile(made, `${randomBytes(32).toString("base64")}\n`, { flag: "wx", mode: 0o600, flush: true });
  try {
    // A file system without links gets a copy.
    await link(made, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") throw error;
      return copyFile(made, path, constants.COPYFILE_EXCL);
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(made);
  }
}

const checkText = "bitimger";

/**
 * Refuses, with an error for operators, a vault that lacks a key with which something in this database was sealed.
 * The first start with a key leaves its check value.
 */
export async function checkSealKey(db: Db, vault: Vault): Promise<void> {
  const cellOf = (keyId: string) => ({ table: "VaultCheck", column: "sealed", row: keyId });
  const checks = await db.vaultCheck.findMany();
  const missing = checks.filter(({ keyId, sealed }) => !opens(vault, cellOf(keyId), sealed));
  if (missing.length > 0) {
    const ids = missing.map(({ keyId }) => keyId).join(", ");
    throw new Error(
      `This database was sealed with another key (${ids}; given: ${vault.keyId}). Give the right SEAL_KEY or key file, ` +
        "a new key first and the old one after a comma; without it nothing that people told can be read.",
    );
  }
  if (checks.some(({ keyId }) => keyId === vault.keyId)) return;
  await db.vaultCheck.createMany({
    data: [{ keyId: vault.keyId, sealed: vault.seal(cellOf(vault.keyId), checkText) }],
    skipDuplicates: true,
  });
}

function opens(vault: Vault, cell: Cell, sealed: Uint8Array): boolean {
  try {
    return vault.open(cell, sealed) === checkText;
  } catch {
    return false;
  }
}
