import { randomBytes } from "node:crypto";
import type { PartlyRead } from "../config.ts";
import { type Rotated, type RotateOptions, rotate } from "../database/reseal.ts";
import { checkSealKey, writeKeyFile } from "../database/seal-key.ts";
import { createVault } from "../database/vault.ts";
import { openWorksite, type Worksite } from "./open-for-maintenance.ts";

export interface RotateWish {
  /** Makes a key in the key file; with `SEAL_KEY` the operator makes it. */
  newKey: boolean;
  /** No bot runs on the PostgreSQL: none needs to have started with the new key. */
  stopped: boolean;
}

interface Told {
  text: string;
  code: 0 | 1;
}

/** `bitimger rotate-key`: what was sealed with older keys is sealed with the first one. Begun again, it goes on. */
export async function rotateKey(read: PartlyRead, wish: RotateWish, options: RotateOptions = {}): Promise<Told> {
  const site = await openWorksite(read);
  try {
    const keys = await keysFor(site, wish);
    if (keys.length === 1) return { text: `${nothingToDo(site)}\n`, code: 0 };
    const vault = createVault(keys);
    await checkSealKey(site.database.prisma, vault);
    const rotated = await rotate(site.database, vault, options);
    if (rotated.kind === "done" && site.keyFile !== null) await writeKeyFile(site.keyFile, keys.slice(0, 1));
    return { text: `${outcome(rotated, site, vault.keyId)}\n`, code: rotated.kind === "done" ? 0 : 1 };
  } finally {
    await site.database.close();
  }
}

/** The keys to go on with; the first is the new one. Throws for operators. */
async function keysFor(site: Worksite, { newKey, stopped }: RotateWish): Promise<Uint8Array[]> {
  const { database, keys, keyFile, vault } = site;
  if (keyFile === null && newKey) {
    throw new Error(`The key is in SEAL_KEY, which is yours to write. ${inSealKey}`);
  }
  // Both are in the file before anything is sealed with the new one, so it can be read wherever this is ended.
  if (keyFile !== null && newKey && keys.length === 1) {
    const both = [randomBytes(32), ...keys];
    await writeKeyFile(keyFile, both);
    return both;
  }
  if (keys.length === 1 || database.kind === "pglite" || stopped) return keys;
  const started = await database.prisma.vaultCheck.count({ where: { keyId: vault.keyId } });
  if (started > 0) return keys;
  throw new Error(
    `No bot has started with the new key (${vault.keyId}) yet, and one that knows the old key alone would go on sealing with it. ` +
      "Restart every process with the SEAL_KEY that is given here, then do this again; if none runs, add --stopped.",
  );
}

const inSealKey =
  "Make a new key (openssl rand -base64 32), put it in front, SEAL_KEY=NEW,OLD, restart every process, then do this again.";

function nothingToDo({ keyFile, vault }: Worksite): string {
  const how = keyFile === null ? inSealKey : "npm run bitimger -- rotate-key --new-key";
  return `There is one key (${vault.keyId}), and all is sealed with it. To change it: ${how}`;
}

function outcome(rotated: Rotated, { keyFile }: Worksite, keyId: string): string {
  const count = `Sealed anew: ${rotated.resealed}.`;
  switch (rotated.kind) {
    case "done": {
      const next =
        keyFile === null
          ? "Take the old key out of SEAL_KEY and restart every process."
          : `${keyFile} holds the new key alone: copy it to a safe place now, then start the bot.`;
      return (
        `${count} All is sealed with the key ${keyId}. ${next}\n` +
        "Backups that were made until now open with the old key only: make a new one, and keep the old key as long as you keep them."
      );
    }
    case "shut": {
      const shown = rotated.shut.slice(0, 10).map(({ table, column, row }) => `  ${table}.${column} of ${row}`);
      return (
        `${count} These do not open, damaged or sealed with a key that is not here: ${rotated.shut.length}\n` +
        `${shown.join("\n")}\nAdd the missing key at the end of the keys, or put the rows right, and do this again. Until then keep all keys.`
      );
    }
    case "endless":
      return `${count} A process still seals with an old key: restart every process with the new key in front, then do this again.`;
  }
}
