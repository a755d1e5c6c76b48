import { randomBytes } from "node:crypto";
import type { PartlyRead } from "../../platform/config.ts";
import { type ResealOptions, type ResealResult, reseal } from "../../platform/database/reseal.ts";
import { checkSealKey, writeKeyFile } from "../../platform/database/seal-key.ts";
import { createVault } from "../../platform/database/vault.ts";
import type { CommandResult } from "../operator-command.ts";
import { type OpenedDatabase, openForMaintenance } from "./open-for-maintenance.ts";

export interface RotateRequest {
  /** Creates a key in the key file. With `SEAL_KEY` the operator creates it. */
  newKey: boolean;
  /** No bot runs on the PostgreSQL, so no bot needs to have started with the new key. */
  stopped: boolean;
}

/** `bitimger rotate-key`: reseals with the first key what older keys have sealed. After an interruption it continues. */
export async function rotateKeyCommand(
  read: PartlyRead,
  request: RotateRequest,
  options: ResealOptions = {},
): Promise<CommandResult> {
  const opened = await openForMaintenance(read);
  try {
    const keys = await keysFor(opened, request);
    if (keys.length === 1) return { text: `${nothingToDo(opened)}\n`, code: 0 };
    const vault = createVault(keys);
    await checkSealKey(opened.database.prisma, vault);
    const result = await reseal(opened.database, vault, options);
    if (result.kind === "done" && opened.keyFile !== null) await writeKeyFile(opened.keyFile, keys.slice(0, 1));
    return { text: `${outcome(result, opened, vault.keyId)}\n`, code: result.kind === "done" ? 0 : 1 };
  } finally {
    await opened.database.close();
  }
}

/** The keys to use from now on, the new key first. Throws an error for operators. */
async function keysFor(opened: OpenedDatabase, { newKey, stopped }: RotateRequest): Promise<Uint8Array[]> {
  const { database, keys, keyFile, vault } = opened;
  if (keyFile === null && newKey) {
    throw new Error(`The key is in SEAL_KEY, which only you can change. ${inSealKey}`);
  }
  // The file holds both keys before anything is sealed with the new key, so everything stays readable if this is interrupted.
  if (keyFile !== null && newKey && keys.length === 1) {
    const both = [randomBytes(32), ...keys];
    await writeKeyFile(keyFile, both);
    return both;
  }
  if (keys.length === 1 || database.kind === "pglite" || stopped) return keys;
  const started = await database.prisma.vaultCheck.count({ where: { keyId: vault.keyId } });
  if (started > 0) return keys;
  throw new Error(
    `No bot has started with the new key (${vault.keyId}) yet, and a bot that has only the old key would keep sealing with it. ` +
      "Restart every process with the SEAL_KEY that is given here, then run this again. If no bot is running, add --stopped.",
  );
}

const inSealKey =
  "Make a new key (openssl rand -base64 32), put it in front (SEAL_KEY=NEW,OLD), restart every process, then run this again.";

function nothingToDo({ keyFile, vault }: OpenedDatabase): string {
  const how = keyFile === null ? inSealKey : "npm run bitimger -- rotate-key --new-key";
  return `There is one key (${vault.keyId}), and everything is sealed with it. To change it: ${how}`;
}

function outcome(result: ResealResult, { keyFile }: OpenedDatabase, keyId: string): string {
  const count = `Values resealed: ${result.resealed}.`;
  switch (result.kind) {
    case "done": {
      const next =
        keyFile === null
          ? "Take the old key out of SEAL_KEY and restart every process."
          : `${keyFile} now holds only the new key: copy it to a safe place, then start the bot.`;
      return (
        `${count} Everything is sealed with the key ${keyId}. ${next}\n` +
        "Backups made before this open only with the old key: make a new backup, and keep the old key for as long as you keep those."
      );
    }
    case "unreadable": {
      const shown = result.unreadable.slice(0, 10).map(({ table, column, row }) => `  ${table}.${column} of ${row}`);
      return (
        `${count} Values that cannot be opened, because they are damaged or their key is missing: ${result.unreadable.length}\n` +
        `${shown.join("\n")}\nAdd the missing key at the end of the keys, or repair the rows, and run this again. Until then keep all keys.`
      );
    }
    case "endless":
      return `${count} A process still seals with an old key: restart every process with the new key in front, then run this again.`;
  }
}
