import type { BotContext } from "../../platform/chat/context.ts";
import type { Person } from "../../platform/chat/person.ts";
import { say } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import { findCaseStates } from "../cases/case-rows.ts";
import { mayAct } from "../cases/rules.ts";
import { type EnteringContext, enter } from "./entering.ts";
import { closedScreen } from "./screens.ts";
import { openDesk } from "./talk-rows.ts";

/** Enters the desk with the applicant of a case, as a coordinator of its region. */
export async function enterDeskOf(ctx: BotContext, context: EnteringContext, caseId: number): Promise<void> {
  const talk = await ctx.once("deskOf", (tx) => openDeskOf(tx, ctx.person, caseId, context.now()));
  if (talk === null || !(await enter(ctx, context, talk))) await say(ctx, closedScreen(ctx.texts, null, null));
}

/** Opens the desk with the applicant of a case, so that it is among the coordinator's talks. @returns null if the person may not */
async function openDeskOf(tx: Db, person: Person, caseId: number, now: Date): Promise<number | null> {
  const state = (await findCaseStates(tx, [caseId])).get(caseId);
  if (state === undefined || !mayAct(person, "answerDesk", state)) return null;
  const talk = await openDesk(tx, caseId, state.personId, now);
  if (talk === null) return null;
  // A desk in which nothing was said lately is not among a coordinator's talks (situation.ts).
  await tx.talk.updateMany({ where: { id: talk, saidAt: { lt: now } }, data: { saidAt: now } });
  return talk;
}
