import type { ConsentPurpose } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import { consentHash } from "./consent-hash.ts";

/**
 * What people agree to, each on a single screen (law 94-V on personal data, art. 8). Raise the version when the text changes: people who
 * agreed to an older text are asked again. `test/house/consent-texts.test.ts` knows the texts of all versions.
 */
export const consents = {
  report: { purposes: ["PROCESSING", "CROSS_BORDER", "TRANSFER_TO_MEDIATOR"], version: 4 },
  // The numbers of its versions are far from those of the report, which has the same purposes.
  invitee: { purposes: ["PROCESSING", "CROSS_BORDER", "TRANSFER_TO_MEDIATOR"], version: 101 },
  events: { purposes: ["EVENTS"], version: 2 },
} as const satisfies Record<string, { purposes: readonly ConsentPurpose[]; version: number }>;
export type ConsentName = keyof typeof consents;

/** What is stored of a consent, apart from the person. */
export interface GivenConsent {
  purposes: readonly ConsentPurpose[];
  version: number;
  /** The hash of the text as it was shown, including the name. */
  textHash: string;
}

export function givenConsent(vault: Vault, name: ConsentName, shown: string): GivenConsent {
  return { ...consents[name], textHash: consentHash(vault, shown) };
}

/** Whether a person has agreed to the current text for all its purposes and has not withdrawn. */
export async function hasConsented(db: Db, personId: number, name: ConsentName): Promise<boolean> {
  const { purposes, version } = consents[name];
  const given = await db.consent.findMany({
    where: { personId, purpose: { in: [...purposes] }, version, withdrawnAt: null },
    select: { purpose: true },
  });
  return purposes.every((purpose) => given.some((consent) => consent.purpose === purpose));
}

/** Stores a consent as it was shown. An earlier consent to the same text keeps its date, unless it was withdrawn since. */
export async function giveConsent(
  db: Db,
  personId: number,
  { purposes, version, textHash }: GivenConsent,
  language: Language,
  now: Date,
): Promise<void> {
  const given = { version, languageCode: language, givenAt: now, withdrawnAt: null };
  await db.consent.createMany({
    data: purposes.map((purpose) => ({ personId, purpose, textHash, ...given })),
    skipDuplicates: true,
  });
  const lapsed = [{ withdrawnAt: { not: null } }, { version: { not: version } }];
  await db.consent.updateMany({
    where: { personId, purpose: { in: [...purposes] }, textHash, OR: lapsed },
    data: given,
  });
}

export async function withdrawConsent(db: Db, personId: number, name: ConsentName, now: Date): Promise<void> {
  const purpose = { in: [...consents[name].purposes] };
  await db.consent.updateMany({ where: { personId, purpose, withdrawnAt: null }, data: { withdrawnAt: now } });
}
