import { definePendingKind } from "../../platform/chat/pending-kind.ts";
import { cancelAct, discardAct } from "./pending-acts.ts";
import { cancelEndedScreen, discardEndedScreen } from "./published-change-screens.ts";
import { cancelPublished, discardChange } from "./published-changes.ts";

/** An editor cancels a published event. It is refused if the event is over or the editor's role has ended. */
export const cancelKind = definePendingKind(cancelAct, {
  async carryOut(tx, _: object, { actor, subject }, now) {
    const { kind } = await cancelPublished(tx, actor, subject.event, now);
    // "cancelled": another editor has cancelled it within that minute.
    return kind === "done" || kind === "cancelled" ? "done" : "refused";
  },
  ending: async (_db, _: object, _personId, subject) => (texts, how) => cancelEndedScreen(texts, subject.event, how),
});

/** An editor discards a change. A change that was published meanwhile is no longer there. */
export const discardKind = definePendingKind(discardAct, {
  async carryOut(tx, _: object, { actor, subject }, now) {
    return (await discardChange(tx, actor, subject.event, now)) ? "done" : "overtaken";
  },
  ending: async (_db, _: object, _personId, subject) => (texts, how) => discardEndedScreen(texts, subject.event, how),
  // The screen of the event shows it.
  isQuiet: true,
});
