import { expect, test } from "vitest";
import { sources } from "./sources.ts";

/** Who may hash without the vault's key, and what; never anything that somebody told, nor anything that names a person. */
const hashers: Record<string, string> = {
  "src/platform/database/vault.ts": "the vault itself",
  "src/platform/database/folder-lock.ts": "the path of a folder",
  "src/platform/database/migrate.ts": "the text of a migration",
  "src/features/directory/invitations.ts": "a token of 128 random bits",
  "src/platform/telegram/receiving/webhook-endpoint.ts":
    "the webhook's secret, to compare it in constant time; it is not kept",
  "src/features/papers/fingerprint.ts":
    "what a version of a document prints: it is sealed, and six digits of it are printed in the document itself",
  "src/features/people/consent-hash.ts": "a digest that the vault hashes with its key before anybody sees it",
};

const hashing =
  /\b(?:createHash|createHmac|subtle\.digest|pbkdf2\w*|scrypt\w*)\b|import \{[^}]*\bhash\b[^}]*\} from "node:crypto"|\b(?:md5|sha224|sha256|sha384|sha512|hashtext\w*|digest|hmac)\s*\((?=[^)]*(?:"|\$|\{))/;

test("nothing that people told is hashed without the vault's key: their words, names and phones are found by trying", () => {
  const found = sources()
    .filter(({ text }) => hashing.test(text))
    .map(({ path }) => path);
  expect(found.toSorted()).toEqual(Object.keys(hashers).toSorted());
});

test.each([
  `const a = createHash("sha256").update(name)`,
  `import { hash } from "node:crypto";`,
  `await crypto.subtle.digest("SHA-256", bytes)`,
  'sql.rows(`SELECT md5("name")`)',
  "sql.rows(`SELECT sha256($1::bytea)`)",
])("a hash is seen: %s", (line) => {
  expect(hashing.test(line)).toBe(true);
});
