import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { lockCase } from "../cases/case-rows.ts";
import { draftRow, keepDraft } from "./drafts.ts";
import { answeredMessage, confirmedMessage, reasonMessage, versionMessage } from "./notices.ts";
import { isConfirmed } from "./paper-kinds.ts";
import { settlePoints } from "./points.ts";
import { sealReason } from "./sealed-papers.ts";
import { loadVersion, type Version } from "./versions.ts";

/** What became of an answer to a version. */
export type Voted =
  | { kind: "answered"; version: Version }
  /** Their answer was the same before. */
  | { kind: "same"; version: Version }
  /** It does not count any longer, or everybody has confirmed, or it is signed: how it stands says which. */
  | { kind: "late"; version: Version }
  /** It is not theirs to answer, or the code belongs to another document. */
  | { kind: "notTheirs" };

/** A party confirms a version, or says no to it. Everybody else is told. Until all have confirmed it they may change their mind. */
export function vote(
  db: Db,
  vault: Vault,
  personId: number,
  { version: id, code, agrees }: { version: number; code: string; agrees: boolean },
  now: Date,
): Promise<Voted> {
  return inTransaction(db, async (tx): Promise<Voted> => {
    const version = await lockVersion(tx, vault, id);
    const own = version?.sides.find((side) => side.personId === personId);
    if (version === null || own === undefined || version.code !== code || !isConfirmed(version.kind)) {
      return { kind: "notTheirs" };
    }
    if (version.standing.kind !== "open" && version.standing.kind !== "refused") {
      return version.present.includes(personId) ? { kind: "late", version } : { kind: "notTheirs" };
    }
    if (own.agrees === agrees) return { kind: "same", version };
    const answer = { agrees, answeredAt: now, reasonSealed: null };
    const { turn } = await tx.paperAnswer.upsert({
      where: { versionId_personId: { versionId: id, personId } },
      create: { versionId: id, personId, ...answer },
      update: { ...answer, turn: { increment: 1 } },
    });
    await revise(tx, versionMessage.about({ version: id }), now);
    const everybody = [...version.sides.map((side) => side.personId), version.content.mediatorId];
    const said = { version: id, side: own.side, turn, answer: agrees ? "yes" : "no" } as const;
    const others = everybody.filter((other) => other !== personId);
    await enqueue(
      tx,
      others.map((other) => answeredMessage.to(other, said, { notBefore: now })),
      now,
    );
    const after = await loadVersion(tx, vault, id);
    if (after?.standing.kind === "confirmed") {
      await settle(tx, vault, after);
      await enqueue(
        tx,
        everybody.map((reader) => confirmedMessage.to(reader, { version: id }, { notBefore: now })),
        now,
      );
    }
    return { kind: "answered", version: after ?? version };
  });
}

/** A party tells the mediator why they have said no. @returns false if they have not, or if it no longer matters */
export function giveReason(
  db: Db,
  vault: Vault,
  personId: number,
  { version: id, reason }: { version: number; reason: string },
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const version = await lockVersion(tx, vault, id);
    const own = version?.sides.find((side) => side.personId === personId);
    if (version === null || own === undefined || version.standing.kind !== "refused" || own.agrees !== false)
      return false;
    const where = { versionId_personId: { versionId: id, personId } };
    const answer = await tx.paperAnswer.findUniqueOrThrow({ where, select: { id: true } });
    await tx.paperAnswer.update({ where, data: { reasonSealed: sealReason(vault, answer.id, reason) } });
    const about = { version: id, side: own.side, turn: own.turn };
    await enqueue(tx, [reasonMessage.to(version.content.mediatorId, about, { notBefore: now })], now);
    await revise(tx, reasonMessage.about(about), now);
    return true;
  });
}

/** Locks the case of a version, and reads the version as it is then. */
export async function lockVersion(tx: Db, vault: Vault, id: number): Promise<Version | null> {
  const found = await tx.paperVersion.findUnique({ where: { id }, select: { caseId: true } });
  if (found === null) return null;
  await lockCase(tx, found.caseId);
  return loadVersion(tx, vault, id);
}

async function settle(tx: Db, vault: Vault, { caseId, kind, content }: Version): Promise<void> {
  const { id, draft } = await draftRow(tx, vault, { caseId, kind });
  await keepDraft(tx, vault, id, settlePoints(draft, content.printed.points));
}
