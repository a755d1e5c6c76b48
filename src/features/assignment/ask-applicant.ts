import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { openPhone } from "../cases/cases.ts";
import { guardLocked } from "../cases/guard.ts";
import { subjectOf } from "../cases/rules.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import { type Asked, askToCall } from "../danger/call-questions.ts";
import { recordAct } from "../people/staff-acts.ts";

/** A coordinator asks the applicant by the bot whether they may be called. Null if this person may not, or no longer. */
export function askApplicant(db: Db, vault: Vault, person: Person, caseId: number, now: Date): Promise<Asked | null> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, "askToCall", caseId);
    if (state === null) return null;
    const row = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { phoneSealed: true, ...answersFields },
    });
    const known = { phone: openPhone(vault, row), phoneShared: openAnswers(vault, row).phoneShared };
    const question = { personId: state.personId, askedById: person.id, caseId, alarmId: null };
    const asked = await askToCall(tx, vault, question, known, now);
    if (asked.kind === "asked")
      await recordAct(tx, { act: "askToCall", actor: person, subject: subjectOf(state) }, now);
    return asked;
  });
}
