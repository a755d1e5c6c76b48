import type { Person } from "../chat/person.ts";
import type { Button, Screen } from "../chat/screen.ts";
import type { Db } from "../database/open.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Operator } from "../people/operator.ts";

/** Whether a person has still to agree before they subscribe or register (law 94-V on personal data, art. 8). */
export async function needsConsent(_db: Db, _personId: number): Promise<boolean> {
  return true;
}

/** The consent on one screen; `agree` goes on with what was wanted. @param name as Telegram names them */
export function consentScreen(_texts: Texts, _operator: Operator, name: string, agree: Button): Screen {
  return { text: name, rows: [[agree]] };
}

/** Keeps the consent as it was shown. */
export async function giveConsent(
  _db: Db,
  _person: Person,
  _texts: Texts,
  _operator: Operator,
  _name: string,
  _now: Date,
): Promise<void> {}
