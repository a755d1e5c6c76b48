import { shownName } from "../../platform/chat/names.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import { consentScreen as quotedConsent } from "../people/consent-screen.ts";
import { giveConsent, givenConsent, withdrawConsent } from "../people/consents.ts";
import { subscriptionButtons } from "./buttons.ts";

/** The buttons of the consent when somebody subscribes. */
export function subscribeButton(texts: Texts): Button {
  return { label: texts.plain("subscriptions:consent.yes"), data: subscriptionButtons.data("agree", {}) };
}

export const refuseData = subscriptionButtons.data("refuse", {});

/** The consent on one screen. `agree` continues with what the person wanted to do. @param name their name in Telegram */
export function consentScreen(texts: Texts, operator: Operator, name: string, agree: Button): Screen {
  const refuse = { label: texts.plain("subscriptions:consent.no"), data: refuseData };
  const brief = { months: operator.retentionMonths };
  return quotedConsent(
    {
      title: texts.html("subscriptions:consent.title"),
      brief: texts.html("subscriptions:consent.brief", brief),
      whole: consentText(texts, operator, name),
    },
    [[agree], [refuse]],
  );
}

/** Stores the consent with the text that was shown. */
export function agreeToEvents(
  db: Db,
  vault: Vault,
  { id: personId }: Person,
  texts: Texts,
  operator: Operator,
  name: string,
  now: Date,
): Promise<void> {
  const given = givenConsent(vault, "events", consentText(texts, operator, name));
  return giveConsent(db, personId, given, texts.language, now);
}

/** Withdraws the consent when the subscription ends, unless the person is registered for an event that is not over. */
export async function withdrawEventsConsent(db: Db, personId: number, now: Date): Promise<void> {
  const registrations = await db.registration.count({
    where: { personId, status: { in: ["GOING", "WAITING", "OFFERED"] }, event: { endsAt: { gt: now } } },
  });
  if (registrations === 0) await withdrawConsent(db, personId, "events", now);
}

/** The text with the eight elements that law 94-V, art. 8(4) requires. */
function consentText(texts: Texts, operator: Operator, name: string): string {
  return texts.html("subscriptions:consent.body", {
    name: shownName(name),
    operator: operator.name[texts.language],
    bin: operator.bin ?? "—",
    months: operator.retentionMonths,
    contact: operator.contact[texts.language],
  });
}
