import { int, word } from "../../platform/chat/buttons.ts";
import { takeBack } from "../../platform/chat/pending-acts.ts";
import type { Db } from "../../platform/database/open.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { countDanger } from "../cases/case-rows.ts";
import { addDanger, openPhone } from "../cases/cases.ts";
import { leaveCaseAct } from "../cases/leave-case-act.ts";
import { findOtherSide } from "../cases/parties.ts";
import { openAnswers } from "../cases/sealed-answers.ts";
import { changeSideAnswers } from "../cases/side-answers.ts";
import { wordsOf } from "../cases/story.ts";
import { withdrawAct } from "../cases/withdraw-act.ts";
import { alarmKindsOf, knownAlarmKinds } from "../danger/alarm-facts.ts";
import { danger } from "../danger/hearing/danger.ts";
import { type Alarmed, type FilingContext, raiseFor } from "./filing.ts";
import { joinCase } from "./join-case.ts";
import type { StoryMessage } from "./question.ts";
import type { Saved } from "./story.ts";

/** All files of an album have been added to a case. */
export const albumAddedMessage = defineMessage({
  name: "intake.albumAdded",
  subject: { case: int, album: word },
  priority: "urgent",
});

/** An open case about which a person tells: as its applicant, or as another side (`side` is null for the applicant). */
export async function findOwnOpenCase(
  db: Db,
  personId: number,
  caseId: number,
): Promise<{ id: number; number: string; side: number | null; partyId: number | null } | null> {
  const open = await db.case.findFirst({
    where: { id: caseId, status: { not: "CLOSED" } },
    select: { id: true, number: true, personId: true },
  });
  if (open === null) return null;
  const { id, number } = open;
  if (open.personId === personId) return { id, number, side: null, partyId: null };
  const other = await findOtherSide(db, personId, caseId);
  return other === null ? null : { id, number, side: other.side, partyId: other.id };
}

export type AddedPart =
  | { kind: "added"; alarm: Alarmed | null }
  | Exclude<Saved, { kind: "saved" }>
  /** The case is closed by now, or not theirs. */
  | { kind: "closed" };

/**
 * Adds a message to the story of a person's open case, or to what their side of it has told, within the story's limits; its mediator is told. What
 * is heard in the words raises the alarm, as a report does that is added to a case.
 */
export async function addToStory(
  tx: Db,
  context: FilingContext,
  personId: number,
  { caseId, part, updateId }: { caseId: number; part: StoryMessage; updateId: number },
  now: Date,
): Promise<AddedPart> {
  const own = await findOwnOpenCase(tx, personId, caseId);
  if (own === null) return { kind: "closed" };
  const { side, partyId } = own;
  // Somebody who adds to a case neither withdraws nor leaves it. The case is locked after this, as by the job that ends it.
  await takeBack(tx, side === null ? withdrawAct : leaveCaseAct, personId, { case: caseId }, now);
  const joined = await joinCase(tx, context.vault, { caseId, side }, part, updateId, now);
  if (joined === null) return { kind: "closed" };
  if (joined.kind !== "saved") return joined;
  const kinds = alarmKindsOf(danger(wordsOf([part.content])), false);
  if (kinds.length === 0) return { kind: "added", alarm: null };
  const row = await tx.case.findUniqueOrThrow({ where: { id: caseId } });
  if (partyId !== null) {
    await changeSideAnswers(tx, context.vault, partyId, (answers) => {
      return { ...answers, danger: knownAlarmKinds([...answers.danger, ...kinds]) };
    });
    await countDanger(tx, [caseId]);
    const ofSide = { kinds, phone: null, phoneShared: false, regionId: row.regionId };
    return { kind: "added", alarm: await raiseFor(tx, context, personId, ofSide, now) };
  }
  await addDanger(tx, context.vault, row, kinds);
  const { phoneShared } = openAnswers(context.vault, row);
  const facts = { kinds, phone: openPhone(context.vault, row), phoneShared, regionId: row.regionId };
  return { kind: "added", alarm: await raiseFor(tx, context, personId, facts, now) };
}
