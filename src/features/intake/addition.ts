import { int, word } from "../../platform/chat/buttons.ts";
import { takeBack } from "../../platform/chat/pending-acts.ts";
import type { Db } from "../../platform/database/open.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { addDanger, openPhone } from "../cases/cases.ts";
import { openAnswers } from "../cases/sealed-answers.ts";
import { wordsOf } from "../cases/story.ts";
import { withdrawAct } from "../cases/withdraw-act.ts";
import { alarmKindsOf } from "../danger/alarm-facts.ts";
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

/** An open case to whose story its applicant may add. */
export async function findOwnOpenCase(
  db: Db,
  personId: number,
  caseId: number,
): Promise<{ id: number; number: string } | null> {
  return db.case.findFirst({
    where: { id: caseId, personId, status: { not: "CLOSED" } },
    select: { id: true, number: true },
  });
}

export type AddedPart =
  | { kind: "added"; alarm: Alarmed | null }
  | Exclude<Saved, { kind: "saved" }>
  /** The case is closed by now, or not theirs. */
  | { kind: "closed" };

/**
 * Adds a message to the story of a person's open case, within the story's limits; its mediator is told. What is heard in the words raises
 * the alarm, as a report does that is added to a case.
 */
export async function addToStory(
  tx: Db,
  context: FilingContext,
  personId: number,
  { caseId, part, updateId }: { caseId: number; part: StoryMessage; updateId: number },
  now: Date,
): Promise<AddedPart> {
  if ((await findOwnOpenCase(tx, personId, caseId)) === null) return { kind: "closed" };
  // Somebody who adds to a case does not withdraw it. The case is locked after this, as by the job that withdraws it.
  await takeBack(tx, withdrawAct, personId, { case: caseId }, now);
  const joined = await joinCase(tx, context.vault, caseId, part, updateId, now);
  if (joined === null) return { kind: "closed" };
  if (joined.kind !== "saved") return joined;
  const kinds = alarmKindsOf(danger(wordsOf([part.content])), false);
  if (kinds.length === 0) return { kind: "added", alarm: null };
  const row = await tx.case.findUniqueOrThrow({ where: { id: caseId } });
  await addDanger(tx, context.vault, row, kinds);
  const { phoneShared } = openAnswers(context.vault, row);
  const facts = { kinds, phone: openPhone(context.vault, row), phoneShared, regionId: row.regionId };
  return { kind: "added", alarm: await raiseFor(tx, context, personId, facts, now) };
}
