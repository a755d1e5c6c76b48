import { stat } from "node:fs/promises";
import type { Config } from "../../platform/config.ts";
import type { PrismaClient } from "../../platform/database/generated/client.ts";
import { findMissingKeys, keyPath, readKeyFile } from "../../platform/database/seal-key.ts";
import { createVault } from "../../platform/database/vault.ts";
import { type Finding, trouble, warning, well } from "./check.ts";

type ConfiguredKey =
  | { kind: "keys"; keys: Uint8Array[]; from: string }
  | { kind: "none"; path: string }
  | { kind: "wrong"; finding: Finding };

/** Whether the key is present, private, and opens the stored data. Without a database it is not tried on the data. */
export async function sealKey(config: Config, prisma: PrismaClient | null): Promise<Finding> {
  const configured = await readKey(config);
  if (configured.kind === "wrong") return configured.finding;
  if (configured.kind === "none") return missingKey(configured.path, prisma);
  const { keys, from } = configured;
  if (prisma === null) return well(`${from} holds ${describe(keys)}; it was not tried on the data`);
  const { checked, missing } = await findMissingKeys(prisma, createVault(keys));
  if (missing.length > 0) {
    return trouble(
      `${from} does not open what is stored here: it was sealed with another key (${missing.join(", ")})`,
      "Restore the right key. To change the key, give the new key first and the old key after a comma.",
    );
  }
  return well(
    `${from} holds ${describe(keys)}${checked.length === 0 ? "; nothing is sealed yet" : ", which opens what is stored"}${adviceOn(keys)}`,
  );
}

async function readKey({ sealKeys, dataDir }: Config): Promise<ConfiguredKey> {
  if (sealKeys !== null) return { kind: "keys", keys: sealKeys, from: "SEAL_KEY" };
  const path = keyPath(dataDir);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error.code);
  if (found === "ENOENT") return { kind: "none", path };
  // Windows has no file modes.
  if (typeof found === "object" && process.platform !== "win32" && (found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8);
    const says = `other users of this machine may read ${path} (mode ${mode})`;
    return {
      kind: "wrong",
      finding: trouble(says, `chmod 600 ${path}; if anyone may have read it, change the key.`),
    };
  }
  try {
    return { kind: "keys", keys: await readKeyFile(path), from: path };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    const says = code === null ? `${path} is damaged` : `${path} cannot be read (${code})`;
    const todo =
      code === null
        ? "Restore the key file with which these data were sealed."
        : "It must belong to the user who runs the bot.";
    return { kind: "wrong", finding: trouble(says, todo) };
  }
}

async function missingKey(path: string, prisma: PrismaClient | null): Promise<Finding> {
  if (prisma !== null && (await prisma.vaultCheck.count()) > 0) {
    return trouble(
      `${path} is missing, and the data here are sealed with a key`,
      "Restore the key file that you keep separately from the backups: without it nothing that people told can be read.",
    );
  }
  return warning(
    `there is no ${path} yet`,
    "The first start creates it. Then keep a copy of it separately from the backups.",
  );
}

function adviceOn(keys: readonly Uint8Array[]): string {
  return keys.length === 1 ? "" : "; after npm run bitimger -- rotate-key only the first is needed";
}

function describe(keys: readonly Uint8Array[]): string {
  return keys.length === 1 ? "a key" : `${keys.length} keys`;
}
