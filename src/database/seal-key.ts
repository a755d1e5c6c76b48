import { randomBytes } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { chmod, copyFile, link, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseSealKeys } from "../config.ts";
import type { Db } from "./open.ts";
import type { Cell, Vault } from "./vault.ts";

/**
 * The key file of an embedded database, made on first start (mode 0600). Backups of the database must leave it out.
 * @param isSealed whether something is sealed here already: then another key would be of no use, and is not made
 */
export async function keyFromFile(dataDir: string, isSealed = false): Promise<Uint8Array[]> {
  const path = keyPath(dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (!isSealed) await makeKeyFile(path);
  else if (!existsSync(path)) {
    throw new Error(
      `The key file ${path} is missing, and the data here are sealed with it: put back the copy that was kept apart ` +
        "from the backups. Without it nothing that people told can be read.",
    );
  }
  await chmod(path, 0o600);
  return readKeyFile(path);
}

/** Where an embedded database's key is. */
export function keyPath(dataDir: string): string {
  return join(dataDir, "seal.key");
}

/** Reads a key file that is there; throws for operators when it holds no key. */
export async function readKeyFile(path: string): Promise<Uint8Array[]> {
  const keys = parseSealKeys((await readFile(path, "utf8")).trim());
  if (keys === null) throw new Error(`The key file ${path} is damaged: put back the one this data was sealed with.`);
  return keys;
}

/** Puts other keys into the key file, at once or not at all, and on the disk when it returns. */
export async function writeKeyFile(path: string, keys: readonly Uint8Array[]): Promise<void> {
  const made = `${path}.${randomBytes(4).toString("hex")}`;
  const text = keys.map((key) => Buffer.from(key).toString("base64")).join(",");
  try {
    await writeFile(made, `${text}\n`, { flag: "wx", mode: 0o600, flush: true });
    await rename(made, path);
    await syncFolder(dirname(path));
  } finally {
    await rm(made, { force: true });
  }
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
  await syncFolder(dirname(path));
}

/** Until then a power cut may take the file's name away, and with it all that was sealed with its key. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, "r");
  await opened.sync().finally(() => opened.close());
}

const checkText = "bitimger";

/**
 * Refuses, with an error for operators, a vault that lacks a key with which something in this database was sealed.
 * The first start with a key leaves its check value.
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

/** For operators: which key is needed, and how to give it. */
export function missingKeysError(missing: readonly string[], vault: Vault): Error {
  const ids = missing.join(", ");
  return new Error(
    `This database was sealed with another key (${ids}; given: ${vault.keyId}). Give the right SEAL_KEY or key file, ` +
      "a new key first and the old one after a comma; without it nothing that people told can be read.",
  );
}

/** The keys that have left their check value here, and those of them that the vault does not hold. */
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
