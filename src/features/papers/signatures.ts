import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { dayOf, type LocalDay } from "../../platform/time/local-day.ts";
import { guardLocked } from "../cases/guard.ts";
import { subjectOf } from "../cases/rules.ts";
import { recordAct } from "../people/staff-acts.ts";
import { startTerm } from "../terms/terms.ts";
import { signedMessage, versionMessage } from "./notices.ts";
import { sealSigned } from "./sealed-papers.ts";
import { lockVersion } from "./votes.ts";

export type Recorded =
  | { kind: "recorded" }
  | { kind: "gone" }
  /** Not all have confirmed this version. */
  | { kind: "notConfirmed" }
  /** The day is before the version was made, or has not come yet. */
  | { kind: "wrongDay"; from: LocalDay };

/** The mediator records on which day all have signed the paper of a version that all had confirmed (law 401-IV, art. 21, 27). */
export function recordSignature(
  db: Db,
  vault: Vault,
  person: Person,
  { version: id, day }: { version: number; day: LocalDay },
  now: Date,
): Promise<Recorded> {
  return inTransaction(db, async (tx): Promise<Recorded> => {
    const version = await lockVersion(tx, vault, id);
    if (version === null) return { kind: "gone" };
    const state = await guardLocked(tx, person, "recordSignature", version.caseId);
    if (state === null) return { kind: "gone" };
    if (version.standing.kind !== "confirmed") return { kind: "notConfirmed" };
    const from = version.content.printed.facts.day;
    if (day < from || day > dayOf(now)) return { kind: "wrongDay", from };
    await tx.paperVersion.update({ where: { id }, data: { signedSealed: sealSigned(vault, id, day) } });
    // The term of the mediation runs from the day of its contract.
    if (version.content.printed.facts.kind === "CONTRACT") await startTerm(tx, vault, person, version.caseId, day, now);
    await recordAct(tx, { act: "recordSignature", actor: person, subject: subjectOf(state) }, now);
    await revise(tx, versionMessage.about({ version: id }), now);
    await enqueue(
      tx,
      version.sides.map(({ personId }) => signedMessage.to(personId, { version: id }, { notBefore: now })),
      now,
    );
    return { kind: "recorded" };
  });
}
