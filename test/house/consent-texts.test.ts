import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { type ConsentName, consents } from "../../src/features/people/consents.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { wordsOf } from "./catalogue-words.ts";

/** Where the text of each consent stands. */
const keys: Record<ConsentName, string> = {
  report: "intake:consent.body",
  invitee: "invitations:consent.body",
  events: "subscriptions:consent.body",
};

/**
 * Which texts each version had: the beginning of the digest of the catalogues' text in Kazakh, Russian and English. The history of
 * `locales/` has the texts themselves, so an old consent stays provable. A version that people have seen is never changed here.
 */
const texts: Record<ConsentName, Record<number, readonly string[]>> = {
  report: {
    1: ["9a4ba6229fa8ab77", "2bdab1047239c1b5", "f14deba6659b3ee1"],
    2: ["40b35689087c27f9", "bd455952280c4482", "da3be2d473a61096"],
    3: ["c6d73f3cb22b2a02", "4f366a29ffd59304", "8ef7eff7b9715b6c"],
    4: ["016e7fd2806315ab", "c2d0ca153dc8f69e", "4fc25184e8d55fcb"],
  },
  invitee: {
    101: ["149e3d8a18232810", "ed43844fee4ded2e", "ecff282d1ca36730"],
  },
  events: {
    1: ["e8f6e0c607100217", "2d92505c7a3b840c", "3e9d970c62c99fac"],
    2: ["0fd6692df27ed49a", "60322a74b2f295a4", "5d63032390e508ca"],
  },
};

test.each(Object.keys(keys) as ConsentName[])(
  "the text of the consent «%s» is the text of its version: a changed text gets a new version, and people are asked again",
  (name) => {
    const digests = languages.map((language) => digestOf(wordsOf[language].get(keys[name]) ?? ""));
    expect(digests).toEqual(texts[name][consents[name].version]);
    expect(Math.max(...Object.keys(texts[name]).map(Number))).toBe(consents[name].version);
  },
);

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
