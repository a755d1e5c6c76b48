import type { Person } from "../../platform/chat/person.ts";
import type { DisclosureStatus } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { guardLocked } from "../cases/guard.ts";
import { subjectOf } from "../cases/rules.ts";
import { recordAct } from "../people/staff-acts.ts";
import { readDisclosure } from "./found-disclosures.ts";
import { passedMessage, questionMessage } from "./notices.ts";
import { mayPassOn } from "./rules.ts";

/** What became of passing on: where it stands, or that the mediator has stopped the talk into which it would go. Null if it is not theirs. */
export type PassedOn = DisclosureStatus | "stopped" | null;

/**
 * The mediator who asked passes on exactly what was allowed: a copy goes to each other side that was named in the question and still takes
 * part. A mediator who has got the case since then cannot: they have neither heard it nor been given the permission.
 */
export function passOn(db: Db, vault: Vault, person: Person, id: number, now: Date): Promise<PassedOn> {
  return inTransaction(db, async (tx) => {
    const found = await tx.disclosure.findUnique({ where: { id }, select: { caseId: true, askedById: true } });
    if (found === null || found.askedById !== person.id) return null;
    const state = await guardLocked(tx, person, "passOnWords", found.caseId);
    const disclosure = state === null ? null : await readDisclosure(tx, vault, id);
    if (state === null || disclosure === null) return null;
    if (!mayPassOn(disclosure)) return disclosure.status === "ALLOWED" ? "OVER" : disclosure.status;
    const stopped = await tx.talk.count({
      where: {
        caseId: state.id,
        kind: "CAUCUS",
        mediatorId: person.id,
        partyId: { in: disclosure.to.map((party) => party.id) },
        stoppedAt: { not: null },
      },
    });
    if (stopped > 0) return "stopped";
    await tx.disclosure.update({ where: { id }, data: { status: "PASSED_ON", passedAt: now } });
    await recordAct(tx, { act: "passOnWords", actor: person, subject: subjectOf(state) }, now);
    await enqueue(
      tx,
      disclosure.to.map(({ personId }) => passedMessage.to(personId, { disclosure: id }, { notBefore: now })),
      now,
    );
    await revise(tx, questionMessage.about({ disclosure: id }), now);
    return "PASSED_ON";
  });
}
