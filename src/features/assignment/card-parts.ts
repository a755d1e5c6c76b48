import { findPending } from "../../platform/chat/pending-acts.ts";
import type { Database } from "../../platform/database/open.ts";
import type { CardPart } from "../cases/card-part.ts";
import { undoButton } from "../undo/screens.ts";
import { offerButtons, workButtons } from "./buttons.ts";
import { giveBackAct } from "./pending-acts.ts";

/** Shows the story again. */
export function readPart(): CardPart {
  return ({ case: { id }, texts }) => ({
    buttons: [{ label: texts.plain("assignment:readStory"), data: offerButtons.data("open", { case: id }) }],
  });
}

/** Gives the case back, or takes that back within the minute. */
export function giveBackPart({ database }: { database: Database }): CardPart {
  return async ({ case: { id }, reader, texts }) => {
    const act = await findPending(database.prisma, giveBackAct, reader.id, { case: id });
    if (act !== null) return { lines: [texts.html("assignment:givenBackSoon")], buttons: [undoButton(texts, act)] };
    return {
      buttons: [{ label: texts.plain("assignment:giveBack"), data: workButtons.data("giveBack", { case: id }) }],
    };
  };
}
