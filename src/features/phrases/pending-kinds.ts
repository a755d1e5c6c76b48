import { definePendingKind } from "../../platform/chat/pending-kind.ts";
import { dropPhraseAct } from "./pending-acts.ts";
import { dropPhrase } from "./phrase-book.ts";
import { dropEndedScreen } from "./screens.ts";

/** Somebody deletes an own text. It is refused if their role has ended. */
export const dropPhraseKind = definePendingKind(dropPhraseAct, {
  async carryOut(tx, _: object, { actor, subject }) {
    return (await dropPhrase(tx, actor, subject.phrase)) ? "done" : "refused";
  },
  ending: async (_db, _: object) => dropEndedScreen,
  // The list shows it.
  isQuiet: true,
});
