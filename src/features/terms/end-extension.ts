import type { ExtensionStatus } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import { extensionMessages } from "./notices.ts";

/** Ends the open proposal to extend the term of a case, if there is any, and edits its questions. The case is locked. */
export async function endOpenExtension(
  tx: Db,
  caseId: number,
  status: Exclude<ExtensionStatus, "ASKED">,
  now: Date,
): Promise<void> {
  const ended = await tx.termExtension.updateManyAndReturn({
    where: { caseId, status: "ASKED" },
    data: { status, endedAt: now },
    select: { id: true },
  });
  await revise(
    tx,
    ended.flatMap(({ id }) => extensionMessages(id)),
    now,
  );
}
