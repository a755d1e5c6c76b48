import type { ReadWords } from "../../platform/chat/feature.ts";
import { show } from "../../platform/chat/screen.ts";
import { readCaseNumber } from "../cases/case-number.ts";
import { mayAnywhere } from "../people/permissions.ts";
import type { AssignmentHandlersContext } from "./handlers.ts";
import { readQueuedCase } from "./queue.ts";
import { queuedCaseScreen } from "./queue-screens.ts";
import { showCase } from "./showings.ts";

/** Answers the number of a case that a mediator has in hand, or that waits in a coordinator's queue. Others learn nothing here. */
export function readStaffNumber(context: AssignmentHandlersContext): ReadWords {
  const { database, vault, places, now } = context;
  const { prisma } = database;
  return async (ctx, words) => {
    const { person, texts } = ctx;
    if (!mayAnywhere(person, "readStory") && !mayAnywhere(person, "seeQueue")) return false;
    const number = readCaseNumber(words);
    const found = number === null ? null : await prisma.case.findUnique({ where: { number }, select: { id: true } });
    if (found === null) return false;
    const queued = await readQueuedCase(prisma, vault, person, found.id);
    if (queued !== null) {
      await show(ctx, queuedCaseScreen(texts, places, queued));
      return true;
    }
    return (await showCase(context, person, "readStory", found.id, now())).kind === "shown";
  };
}
