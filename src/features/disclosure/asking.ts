import type { Content } from "../../platform/chat/content.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { sentMessageIds } from "../../platform/telegram/outbox/delivery-rows.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { guardLocked } from "../cases/guard.ts";
import { partiesOf } from "../cases/parties.ts";
import { subjectOf } from "../cases/rules.ts";
import { recordAct } from "../people/staff-acts.ts";
import { copyMessage } from "../talks/notices.ts";
import { openContent } from "../talks/talk-content.ts";
import { questionMessage } from "./notices.ts";
import { sealWords } from "./sealed-words.ts";

/** The copy below which a mediator has tapped: its id in their chat, and what it says there. */
export interface TappedCopy {
  id: number;
  content: Content | null;
}

/** What became of asking. */
export type Asked =
  | { kind: "asked"; disclosure: number }
  /** The person has been asked about these very words before. */
  | { kind: "before"; disclosure: number }
  /** Nobody else takes part, or the person has left. */
  | { kind: "nobody" }
  /** It was taken back, or what was said is no longer known. */
  | { kind: "unavailable" }
  /** The case or the talk is not, or no longer, theirs. */
  | { kind: "gone" };

/**
 * A mediator asks the party who said something in their caucus whether it may be passed on to the other sides, exactly as it is. The words
 * are those that wait in the talk, or, once these are erased, those of the copy below which the mediator has tapped.
 */
export function askToPassOn(
  db: Db,
  vault: Vault,
  person: Person,
  { messageId, copy }: { messageId: string; copy: TappedCopy | null },
  now: Date,
): Promise<Asked> {
  return inTransaction(db, async (tx) => {
    const talk = await findCaucus(tx, messageId);
    if (talk === null || talk.mediatorId !== person.id) return { kind: "gone" };
    const state = await guardLocked(tx, person, "passOnWords", talk.caseId);
    if (state === null) return { kind: "gone" };
    const parties = await partiesOf(tx, talk.caseId);
    const from = parties.find(({ id }) => id === talk.partyId);
    const to = parties.filter(({ id }) => id !== talk.partyId);
    if (from === undefined || to.length === 0) return { kind: "nobody" };
    const message = await tx.talkMessage.findUniqueOrThrow({
      where: { id: messageId },
      select: { id: true, authorId: true, status: true, version: true, contentSealed: true },
    });
    if (message.authorId !== from.personId) return { kind: "gone" };
    if (message.status !== "SENT") return { kind: "unavailable" };
    const { version } = message;
    const before = await tx.disclosure.findUnique({ where: { messageId_version: { messageId, version } } });
    if (before !== null && before.status !== "OVER") return { kind: "before", disclosure: before.id };
    const content = await wordsOf(tx, vault, person.id, message, copy);
    if (before !== null || content === null) return { kind: "unavailable" };
    await endOlder(tx, messageId, now);
    const { id } = await tx.disclosure.create({
      data: {
        caseId: talk.caseId,
        messageId,
        version,
        fromId: from.id,
        toIds: to.map((party) => party.id),
        askedById: person.id,
        askedAt: now,
      },
      select: { id: true },
    });
    await tx.disclosure.update({ where: { id }, data: { contentSealed: sealWords(vault, id, content) } });
    await recordAct(tx, { act: "passOnWords", actor: person, subject: subjectOf(state) }, now);
    await enqueue(tx, [questionMessage.to(from.personId, { disclosure: id }, { notBefore: now })], now);
    return { kind: "asked", disclosure: id };
  });
}

async function findCaucus(db: Db, messageId: string) {
  const found = await db.talkMessage.findUnique({
    where: { id: messageId },
    select: { talk: { select: { caseId: true, kind: true, mediatorId: true, partyId: true } } },
  });
  return found?.talk?.kind === "CAUCUS" ? found.talk : null;
}

/** What a message says; null if that is no longer known. A copy counts only if it is the copy of this message. */
async function wordsOf(
  db: Db,
  vault: Vault,
  mediatorId: number,
  { id, contentSealed }: { id: string; contentSealed: Uint8Array | null },
  copy: TappedCopy | null,
): Promise<Content | null> {
  if (contentSealed !== null) {
    const content = openContent(vault, { id, contentSealed });
    return content.kind === "album" ? null : content;
  }
  if (copy === null) return null;
  const shown = await sentMessageIds(db, copyMessage.about({ message: id }), mediatorId);
  return shown.includes(copy.id) ? copy.content : null;
}

/** What was asked about earlier words of the same message, and not answered, is over. */
async function endOlder(tx: Db, messageId: string, now: Date): Promise<void> {
  const where = { messageId, status: "ASKED" as const };
  const older = await tx.disclosure.findMany({ where, select: { id: true } });
  await tx.disclosure.updateMany({ where, data: { status: "OVER" } });
  await revise(
    tx,
    older.map(({ id }) => questionMessage.about({ disclosure: id })),
    now,
  );
}
