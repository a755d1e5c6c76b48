import type { Db } from "../../platform/database/open.ts";

/** Leaves the talk that a person has entered, also one to which they would go back after a form. */
export async function leaveTalk(db: Db, personId: number): Promise<void> {
  await db.enteredTalk.deleteMany({ where: { personId } });
  await db.pausedTalk.updateMany({ where: { personId }, data: { talkId: null } });
}
