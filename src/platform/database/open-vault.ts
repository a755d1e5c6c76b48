import { randomBytes } from "node:crypto";
import type { Db } from "./open.ts";
import { checkSealKey } from "./seal-key.ts";
import { type Cell, createVault, type Vault } from "./vault.ts";

const id = 1;
const cell: Cell = { table: "LookUpKey", column: "key", row: id };

/** Opens the vault of a database. It refuses a foreign key, and its hashes stay the same when the seal key changes. */
export async function openVault(db: Db, keys: readonly Uint8Array[]): Promise<Vault> {
  const vault = createVault(keys);
  await checkSealKey(db, vault);
  return createVault(keys, await readLookUpKey(db, vault));
}

/** Reads the key for look-up hashes. The first start creates it; if several processes start at once, only one of them does. */
async function readLookUpKey(db: Db, vault: Vault): Promise<Uint8Array> {
  let stored = await db.lookUpKey.findUnique({ where: { id } });
  if (stored === null) {
    const keySealed = vault.seal(cell, randomBytes(32).toString("base64"));
    await db.lookUpKey.createMany({ data: [{ id, keySealed }], skipDuplicates: true });
    stored = await db.lookUpKey.findUniqueOrThrow({ where: { id } });
  }
  return Buffer.from(vault.open(cell, stored.keySealed), "base64");
}
