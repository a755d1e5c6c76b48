import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from "node:crypto";

/** The cell that a sealed value belongs to. It is part of the seal, so that a value moved to another row or column does not open. */
export interface Cell {
  table: string;
  column: string;
  row: string | number | bigint;
}

/** Encrypts what people tell, their names and their phone numbers: AES-256-GCM, preceded by the key's id. */
export interface Vault {
  /** The id of the key that seals new values: the first four bytes of each sealed value, in hexadecimal. */
  keyId: string;
  seal(cell: Cell, text: string): Uint8Array<ArrayBuffer>;
  /** Throws if the key is unknown or the value belongs to another cell. */
  open(cell: Cell, sealed: Uint8Array): string;
  /** A keyed hash, for looking up a value that is stored sealed. */
  hash(purpose: string, value: string): string;
}

const keyIdBytes = 4;
const ivBytes = 12;
const tagBytes = 16;

/**
 * @param keys 32 bytes each. The first key seals; every key opens.
 * @param lookUpKey the key of the hashes. Without it the hashes depend on the first key (see open-vault.ts).
 */
export function createVault(keys: readonly Uint8Array[], lookUpKey?: Uint8Array): Vault {
  const [current] = keys;
  if (current === undefined) throw new Error("A vault needs a key.");
  const byId = new Map(keys.map((key) => [idOf(key).toString("hex"), createSecretKey(key)]));
  const sealing = createSecretKey(current);
  const currentId = idOf(current);
  const lookUp = lookUpKey ?? Buffer.from(hkdfSync("sha256", current, "", "bitimger look-up hash", 32));
  // As a KeyObject, because Node prepares plain bytes for each hash.
  const hashKey = createSecretKey(lookUp);

  return {
    keyId: currentId.toString("hex"),
    seal(cell, text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", sealing, iv).setAAD(address(cell));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return new Uint8Array(Buffer.concat([currentId, iv, cipher.getAuthTag(), body]));
    },
    open(cell, sealed) {
      const bytes = Buffer.from(sealed);
      const id = bytes.subarray(0, keyIdBytes).toString("hex");
      const key = byId.get(id);
      if (key === undefined) throw new Error(`Sealed with the key ${id}, which SEAL_KEY does not hold.`);
      const iv = bytes.subarray(keyIdBytes, keyIdBytes + ivBytes);
      const tag = bytes.subarray(keyIdBytes + ivBytes, keyIdBytes + ivBytes + tagBytes);
      const body = bytes.subarray(keyIdBytes + ivBytes + tagBytes);
      try {
        // Without an explicit length, Node would accept a truncated tag.
        const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
        decipher.setAAD(address(cell)).setAuthTag(tag);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
      } catch {
        throw new Error(`${cell.table}.${cell.column} of ${cell.row} cannot be opened: it was changed or moved.`);
      }
    },
    hash: (purpose, value) => createHmac("sha256", hashKey).update(`${purpose}\0${value}`).digest("base64url"),
  };
}

function address({ table, column, row }: Cell): Buffer {
  return Buffer.from(`${table}.${column}.${row}`);
}

function idOf(key: Uint8Array): Buffer {
  return createHash("sha256").update("bitimger key id").update(key).digest().subarray(0, keyIdBytes);
}
