import { stat } from "node:fs/promises";
import type { Config } from "../config.ts";
import type { PrismaClient } from "../database/generated/client.ts";
import { findMissingKeys, keyPath, readKeyFile } from "../database/seal-key.ts";
import { createVault } from "../database/vault.ts";
import { type Finding, trouble, warning, well } from "./check.ts";

type Given =
  | { kind: "keys"; keys: Uint8Array[]; from: string }
  | { kind: "none"; path: string }
  | { kind: "wrong"; finding: Finding };

/** Whether the key is there, is nobody else's, and opens what is stored. Without a database, as far as that goes. */
export async function sealKey(config: Config, prisma: PrismaClient | null): Promise<Finding> {
  const given = await giveKey(config);
  if (given.kind === "wrong") return given.finding;
  if (given.kind === "none") return noKey(given.path, prisma);
  const { keys, from } = given;
  if (prisma === null) return well(`${from} holds ${counted(keys)}; whether it opens the data was not tried`);
  const { checked, missing } = await findMissingKeys(prisma, createVault(keys));
  if (missing.length > 0) {
    return trouble(
      `${from} does not open what is stored here: it was sealed with another key (${missing.join(", ")})`,
      "Put back the right key. To change it, give the new one first and the old one after a comma.",
    );
  }
  return well(
    `${from} holds ${counted(keys)}${checked.length === 0 ? "; nothing is sealed yet" : ", which opens what is stored"}${surplus(keys)}`,
  );
}

async function giveKey({ sealKeys, dataDir }: Config): Promise<Given> {
  if (sealKeys !== null) return { kind: "keys", keys: sealKeys, from: "SEAL_KEY" };
  const path = keyPath(dataDir);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error.code);
  if (found === "ENOENT") return { kind: "none", path };
  // Windows knows no modes.
  if (typeof found === "object" && process.platform !== "win32" && (found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8);
    const says = `others on this machine may read ${path} (mode ${mode})`;
    return {
      kind: "wrong",
      finding: trouble(says, `chmod 600 ${path}; if somebody may have read it, change the key.`),
    };
  }
  try {
    return { kind: "keys", keys: await readKeyFile(path), from: path };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    const says = code === null ? `${path} is damaged` : `${path} cannot be read (${code})`;
    const todo =
      code === null ? "Put back the key file this data was sealed with." : "It must belong to whoever runs the bot.";
    return { kind: "wrong", finding: trouble(says, todo) };
  }
}

async function noKey(path: string, prisma: PrismaClient | null): Promise<Finding> {
  if (prisma !== null && (await prisma.vaultCheck.count()) > 0) {
    return trouble(
      `${path} is missing, and the data here are sealed with a key`,
      "Put back the key file that was kept apart from the backups; without it nothing that people told can be read.",
    );
  }
  return warning(`there is no ${path} yet`, "The first start makes it; then keep a copy of it apart from the backups.");
}

function surplus(keys: readonly Uint8Array[]): string {
  return keys.length === 1 ? "" : "; npm run bitimger -- rotate-key makes all but the first dispensable";
}

function counted(keys: readonly Uint8Array[]): string {
  return keys.length === 1 ? "a key" : `${keys.length} keys`;
}
