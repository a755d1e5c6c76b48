import type { Person } from "../chat/person.ts";
import type { Button, Screen } from "../chat/screen.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Texts } from "../i18n/texts.ts";
import { consentHash } from "../people/consent-hash.ts";
import type { Operator } from "../people/operator.ts";
import { subscriptionButtons } from "./buttons.ts";

/** Raise it with the consent's text: who agreed to an older one is asked again. */
const consentVersion = 1;
const purpose = "EVENTS" as const;

/** Whether a person has still to agree before they subscribe or register (law 94-V on personal data, art. 8). */
export async function needsConsent(db: Db, personId: number): Promise<boolean> {
  const given = { personId, purpose, version: consentVersion, withdrawnAt: null };
  return (await db.consent.count({ where: given })) === 0;
}

/** The consent on one screen; `agree` goes on with what was wanted. @param name as Telegram names them */
export function consentScreen(texts: Texts, operator: Operator, name: string, agree: Button): Screen {
  const refuse = { label: texts.plain("subscriptions:consent.no"), data: subscriptionButtons.data("refuse", {}) };
  return {
    text: `${texts.html("subscriptions:consent.title")}\n\n${consentText(texts, operator, name)}`,
    rows: [[agree], [refuse]],
  };
}

/** Keeps the consent as it was shown. What was given before stays as it was given, unless it was withdrawn since. */
export async function giveConsent(
  db: Db,
  vault: Vault,
  { id: personId }: Person,
  texts: Texts,
  operator: Operator,
  name: string,
  now: Date,
): Promise<void> {
  const textHash = consentHash(vault, consentText(texts, operator, name));
  const given = { version: consentVersion, language: texts.language, givenAt: now, withdrawnAt: null };
  await db.consent.createMany({ data: [{ personId, purpose, textHash, ...given }], skipDuplicates: true });
  const lapsed = [{ withdrawnAt: { not: null } }, { version: { not: consentVersion } }];
  await db.consent.updateMany({ where: { personId, purpose, textHash, OR: lapsed }, data: given });
}

/** Ends with the subscription, unless something they have registered for is still to come. */
export async function withdrawConsent(db: Db, personId: number, now: Date): Promise<void> {
  const open = await db.registration.count({
    where: { personId, status: { in: ["GOING", "WAITING", "OFFERED"] }, event: { endsAt: { gt: now } } },
  });
  if (open > 0) return;
  await db.consent.updateMany({ where: { personId, purpose, withdrawnAt: null }, data: { withdrawnAt: now } });
}

/** The eight elements of law 94-V, art. 8(4). */
function consentText(texts: Texts, operator: Operator, name: string): string {
  return texts.html("subscriptions:consent.body", {
    name,
    operator: operator.name[texts.language],
    bin: operator.bin ?? "—",
    months: operator.retentionMonths,
    contact: operator.contact[texts.language],
  });
}
