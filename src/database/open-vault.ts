import { randomBytes } from "node:crypto";
import type { Db } from "./open.ts";
import { checkSealKey } from "./seal-key.ts";
import { type Cell, createVault, type Vault } from "./vault.ts";

const id = 1;
const cell: Cell = { table: "LookUpKey", column: "key", row: id };

/** The vault of a database: refuses a key that is not its own, and finds by hash what was hashed before the key was changed. */
export async function openVault(db: Db, keys: readonly Uint8Array[]): Promise<Vault> {
  const vault = createVault(keys);
  await checkSealKey(db, vault);
  return createVault(keys, await readLookUpKey(db, vault));
}

/** Made by the first start; of several that start at once, one makes it. */
async function readLookUpKey(db: Db, vault: Vault): Promise<Uint8Array> {
  let kept = await db.lookUpKey.findUnique({ where: { id } });
  if (kept === null) {
    const keySealed = vault.seal(cell, randomBytes(32).toString("base64"));
    await db.lookUpKey.createMany({ data: [{ id, keySealed }], skipDuplicates: true });
    kept = await db.lookUpKey.findUniqueOrThrow({ where: { id } });
  }
  return Buffer.from(vault.open(cell, kept.keySealed), "base64");
}
