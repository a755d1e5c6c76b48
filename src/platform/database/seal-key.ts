import { randomBytes } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { chmod, copyFile, link, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseSealKeys } from "../config.ts";
import type { Db } from "./open.ts";
import type { Cell, Vault } from "./vault.ts";

/**
 * Reads the key file of an embedded database, and creates it (mode 0600) on the first start. Backups of the database must not contain it.
 * @param isSealed whether the database already has sealed data. A new key could not open them, so none is created then.
 */
export async function keyFromFile(dataDir: string, isSealed = false): Promise<Uint8Array[]> {
  const path = keyPath(dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (!isSealed) await createKeyFile(path);
  else if (!existsSync(path)) {
    throw new Error(
      `The key file ${path} is missing, and the data here are sealed with it. Restore the copy that you keep separately ` +
        "from the backups: without the key nothing that people told can be read.",
    );
  }
  await chmod(path, 0o600);
  return readKeyFile(path);
}

/** The path of an embedded database's key file. */
export function keyPath(dataDir: string): string {
  return join(dataDir, "seal.key");
}

/** Reads an existing key file. Throws an error for operators if it holds no key. */
export async function readKeyFile(path: string): Promise<Uint8Array[]> {
  const keys = parseSealKeys((await readFile(path, "utf8")).trim());
  if (keys === null)
    throw new Error(`The key file ${path} is damaged: restore the key file with which these data were sealed.`);
  return keys;
}

/** Replaces the keys in the key file atomically. They are on the disk when it returns. */
export async function writeKeyFile(path: string, keys: readonly Uint8Array[]): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString("hex")}`;
  const text = keys.map((key) => Buffer.from(key).toString("base64")).join(",");
  try {
    await writeFile(temporary, `${text}\n`, { flag: "wx", mode: 0o600, flush: true });
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Creates a missing key file atomically, because a half-written file after a crash would lock its owner out. */
async function createKeyFile(path: string): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString("hex")}`;
  await writeFile(temporary, `${randomBytes(32).toString("base64")}\n`, { flag: "wx", mode: 0o600, flush: true });
  try {
    // On a file system without hard links, copy the file.
    await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") throw error;
      return copyFile(temporary, path, constants.COPYFILE_EXCL);
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(temporary);
  }
  await syncFolder(dirname(path));
}

/** Until the folder is synced, a power cut can lose the file's name, and with the key everything that was sealed. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, "r");
  await opened.sync().finally(() => opened.close());
}

const checkText = "bitimger";

/**
 * Throws an error for operators if the vault lacks a key that has sealed data in this database.
 * The first start with a key stores a check value for it.
 */
export async function checkSealKey(db: Db, vault: Vault): Promise<void> {
  const { checked, missing } = await findMissingKeys(db, vault);
  if (missing.length > 0) throw missingKeysError(missing, vault);
  if (checked.includes(vault.keyId)) return;
  await db.vaultCheck.createMany({
    data: [{ keyId: vault.keyId, sealed: vault.seal(cellOf(vault.keyId), checkText) }],
    skipDuplicates: true,
  });
}

/** Tells operators which key is missing and how to give it. */
export function missingKeysError(missing: readonly string[], vault: Vault): Error {
  const ids = missing.join(", ");
  return new Error(
    `This database was sealed with another key (${ids}; given: ${vault.keyId}). Give the right SEAL_KEY or key file, ` +
      "with a new key first and the old key after a comma: without it nothing that people told can be read.",
  );
}

/** The ids of the keys that have a check value here, and of those that the vault does not hold. */
export async function findMissingKeys(db: Db, vault: Vault): Promise<{ checked: string[]; missing: string[] }> {
  const checks = await db.vaultCheck.findMany();
  const missing = checks.filter(({ keyId, sealed }) => !opens(vault, cellOf(keyId), sealed));
  return { checked: checks.map(({ keyId }) => keyId), missing: missing.map(({ keyId }) => keyId) };
}

function cellOf(keyId: string): Cell {
  return { table: "VaultCheck", column: "sealed", row: keyId };
}

function opens(vault: Vault, cell: Cell, sealed: Uint8Array): boolean {
  try {
    return vault.open(cell, sealed) === checkText;
  } catch {
    return false;
  }
}
