import { definePendingKind } from "../../platform/chat/pending-kind.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { dropPaused, findDraft } from "./drafts.ts";
import { clearAct, dropAct } from "./pending-acts.ts";
import { clearEndedScreen, dropEndedScreen } from "./screens.ts";
import { deleteAside, putStoryBack } from "./story-aside.ts";

/** A person deletes a report that was not sent. Somebody who goes on with the report keeps it. */
export const dropKind = definePendingKind(dropAct, {
  async carryOut(tx, _: object, { actor, subject, putOffAt }) {
    if (await dropPaused(tx, actor.id, subject.draft, putOffAt)) return "done";
    return (await findDraft(tx, actor.id))?.id === subject.draft ? "overtaken" : "done";
  },
  ending: async () => dropEndedScreen,
});

/** A person starts the story over: the story that was put aside is deleted. */
export const clearKind = definePendingKind(clearAct, {
  async carryOut(tx, _: { vault: Vault }, { subject }) {
    await deleteAside(tx, subject);
    return "done";
  },
  putBack: (tx, { vault }, personId, subject, now) => putStoryBack(tx, vault, personId, subject, now),
  ending: async () => clearEndedScreen,
  // The question has been asked again.
  isQuiet: true,
});
