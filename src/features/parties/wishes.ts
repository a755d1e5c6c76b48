import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { findOtherSide } from "../cases/parties.ts";
import {
  changeSideAnswers,
  noSideAnswers,
  openSideAnswers,
  type SideAnswers,
  type WishedFormat,
  wishedFormats,
} from "../cases/side-answers.ts";

/** What can be wished. */
export type Wish = WishedFormat | "WOMAN";
export type Wishes = Pick<SideAnswers, "formats" | "womanWished">;

/** Wishes with one of them turned on or off. */
function toggled<W extends Wishes>(wishes: W, wish: Wish): W {
  if (wish === "WOMAN") return { ...wishes, womanWished: !wishes.womanWished };
  const isThere = wishes.formats.includes(wish);
  const formats = wishedFormats.filter((format) => (format === wish ? !isThere : wishes.formats.includes(format)));
  return { ...wishes, formats };
}

/** A person's side of an open case; null unless they are another side of it than the applicant, and have not left. */
export async function readOwnSide(
  db: Db,
  vault: Vault,
  personId: number,
  caseId: number,
): Promise<{ party: number; number: string; wishes: Wishes } | null> {
  const side = await findOtherSide(db, personId, caseId);
  if (side === null) return null;
  const row = await db.party.findUniqueOrThrow({
    where: { id: side.id },
    select: { id: true, answersSealed: true, case: { select: { number: true } } },
  });
  return { party: row.id, number: row.case.number, wishes: openSideAnswers(vault, row) ?? noSideAnswers() };
}

/** Turns a wish of the person's side on or off. */
export async function changeWish(tx: Db, vault: Vault, personId: number, caseId: number, wish: Wish): Promise<void> {
  const side = await findOtherSide(tx, personId, caseId);
  if (side !== null) await changeSideAnswers(tx, vault, side.id, (answers) => toggled(answers, wish));
}
