import { randomUUID } from "node:crypto";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { makeOffers, offerReopened } from "../assignment/assignment.ts";
import { loadCandidates } from "../assignment/candidate-rows.ts";
import { findCase } from "../assignment/found-case.ts";
import { matchCaseOf, unfit } from "../assignment/match.ts";
import { reviseCase } from "../assignment/revisions.ts";
import { lockCase } from "../cases/case-rows.ts";
import { reopenCase } from "../cases/lifecycle.ts";
import { otherSidesOf } from "../cases/parties.ts";
import { type AskedFirst, reopenableUntil, reopeningOf } from "../cases/reopening.ts";
import { sealStory } from "../cases/story.ts";
import { involvedOf } from "../people/involved.ts";
import type { ClosingContext } from "./close.ts";
import { withOtherSides } from "./closing-parties.ts";
import { reopenedMessage } from "./notices.ts";
import { openAnswer, openSideAnswer } from "./sealed-closing.ts";

/** Why an applicant opens a case again, and the message in which they wrote it. */
export interface ReopenReason {
  text: string;
  updateId: number;
  messageId: number;
}

/** Who is asked now: the mediator who had the case, another one, or a coordinator; and until when a mediator may answer. */
interface Asked {
  asked: "former" | "another" | "coordinator";
  until: Date | null;
}

/** What became of opening a case again. */
export type Reopened =
  | ({ kind: "reopened"; number: string } & Asked)
  /** It is open: another device was quicker. */
  | { kind: "open"; number: string }
  /** It is not opened again, or not any longer. */
  | { kind: "over" };

/**
 * The applicant opens a case again, or another side for which the agreement does not hold. The reason becomes the newest part of the story, so only a mediator who accepts the case reads it. The
 * mediator who had the case is asked first, if they still may have it.
 */
export function reopen(
  db: Db,
  context: ClosingContext,
  personId: number,
  caseId: number,
  reason: ReopenReason,
  now: Date,
): Promise<Reopened> {
  return inTransaction(db, async (tx) => {
    await lockCase(tx, caseId);
    const found = await findEnded(tx, context.vault, personId, caseId, now);
    if (found === null) return { kind: "over" };
    const { number, mediatorId, draftId } = found;
    if (found.isOpen) return { kind: "open", number };
    if (found.asked === "nobody") return { kind: "over" };
    if ((await reopenCase(tx, caseId, now)).kind === "refused") return { kind: "over" };
    await tx.closing.updateMany({ where: { caseId, askedAt: null }, data: { askAt: null } });
    await tx.offer.updateMany({ where: { caseId, status: "ACCEPTED" }, data: { status: "REVOKED", answeredAt: now } });
    await addReason(tx, context.vault, { caseId, draftId, words: found.words, side: found.side }, reason, now);
    await tellReopened(tx, caseId, personId, now);
    await reviseCase(tx, caseId, now);
    return { kind: "reopened", number, ...(await askFirst(tx, context, caseId, found.asked, mediatorId, now)) };
  });
}

/** The other sides learn that the case is open again, and not from whom. */
async function tellReopened(tx: Db, caseId: number, byId: number, now: Date): Promise<void> {
  const { personId, reopened } = await tx.case.findUniqueOrThrow({ where: { id: caseId } });
  const others = [personId, ...(await otherSidesOf(tx, caseId))].filter((id) => id !== byId);
  await enqueue(
    tx,
    others.map((id) => reopenedMessage.to(id, { case: caseId, reopened }, { notBefore: now })),
    now,
  );
}

/** What a side can do about a case that has ended: another side than the applicant opens it again once it has said "no". Null if it is not theirs. */
export async function findEnded(db: Db, vault: Vault, personId: number, caseId: number, now: Date) {
  const found = await db.case.findFirst({
    where: { id: caseId },
    include: {
      closings: { where: { status: "DONE" }, orderBy: { id: "desc" }, take: 1, include: withOtherSides },
    },
  });
  const isApplicant = found?.personId === personId;
  const own = found?.closings[0]?.parties.find((party) => party.personId === personId);
  if (found === null || (!isApplicant && own === undefined)) return null;
  const { number, draftId, mediatorId, status, outcome, closedAt, reopened } = found;
  const [closing] = found.closings;
  const answer =
    own !== undefined ? openSideAnswer(vault, own) : closing === undefined ? null : openAnswer(vault, closing);
  const facts = { status, outcome, closedAt, reopened, closedWith: closing?.outcome ?? null };
  const failed = outcome === null && answer?.answer === "NO";
  const asked = isApplicant || failed ? reopeningOf({ ...facts, failed }, now) : "nobody";
  const closedWith = outcome === null ? facts.closedWith : null;
  const words = answer?.words ?? null;
  const until = reopenableUntil(facts);
  const side = own?.side ?? null;
  return { number, draftId, mediatorId, asked, until, closedWith, words, side, isOpen: status !== "CLOSED" };
}

/** Adds the reason to the story, after the words that the applicant wrote when they were asked. */
async function addReason(
  tx: Db,
  vault: Vault,
  {
    caseId,
    draftId: ofCase,
    words,
    side,
  }: { caseId: number; draftId: string; words: string | null; side: number | null },
  { text, updateId, messageId }: ReopenReason,
  now: Date,
): Promise<void> {
  const id = randomUUID();
  const told = words === null ? text : `${words}\n\n${text}`;
  const draftId = side === null ? ofCase : `${ofCase}/${side}`;
  const part = { id, draftId, caseId, side, updateId: BigInt(updateId), messageId, addedAt: now };
  const contentSealed = sealStory(vault, id, { kind: "text", text: told });
  await tx.storyPart.createMany({ data: [{ ...part, contentSealed }], skipDuplicates: true });
}

async function askFirst(
  tx: Db,
  context: ClosingContext,
  caseId: number,
  first: Exclude<AskedFirst, "nobody">,
  formerId: number | null,
  now: Date,
): Promise<Asked> {
  const until =
    formerId === null || first === "coordinator" ? null : await offerToFormer(tx, context, caseId, formerId, now);
  if (until !== null) return { asked: "former", until };
  const next = first === "coordinator" ? first : "mediator";
  const offered = await offerReopened(tx, context, caseId, next, now);
  return offered.kind === "offered"
    ? { asked: "another", until: offered.until }
    : { asked: "coordinator", until: null };
}

/** Why a mediator who had the case may no longer have it. A full desk, other fields and marks do not matter: they know the case. */
const barring = ["party", "barred", "conflictOfInterest", "offDuty", "onLeave", "otherRegion", "noCommonLanguage"];

/** Offers the case to the mediator who had it, in the usual way. @returns until when they may answer; null if they may not have it now */
async function offerToFormer(
  tx: Db,
  context: ClosingContext,
  caseId: number,
  mediatorId: number,
  now: Date,
): Promise<Date | null> {
  const found = await findCase(tx, context.vault, caseId);
  // A coordinator looks first, as before.
  if (found.review) return null;
  const sought = { regionIds: [found.regionId], partyIds: involvedOf(found) };
  const candidate = (await loadCandidates(tx, sought, now)).find(({ personId }) => personId === mediatorId);
  if (candidate === undefined) return null;
  const obstacle = unfit(matchCaseOf(found, null), candidate, []);
  if (obstacle !== null && barring.includes(obstacle)) return null;
  const why = { former: true } as const;
  // The applicant reads it on the screen.
  const chosen = { case: found, mediatorId, why, byId: null, sending: true };
  return (await makeOffers(tx, context, [chosen], now)).get(caseId) ?? null;
}
