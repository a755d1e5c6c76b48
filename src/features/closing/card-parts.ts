import { findPending } from "../../platform/chat/pending-acts.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { endingButtons } from "../cases/buttons.ts";
import type { CardPart } from "../cases/card-part.ts";
import { mayAct } from "../cases/rules.ts";
import { undoButton } from "../undo/screens.ts";
import { reopenButton } from "./applicant-screens.ts";
import { closeOwnAct } from "./pending-acts.ts";
import { findEnded } from "./reopen.ts";
import { findWaitingOf } from "./waiting.ts";

/** On the mediator's card: closes the case, or takes that back. */
export function closePart({ database }: { database: Database }): CardPart {
  return async ({ case: { id }, reader, texts }) => {
    const act = await findPending(database.prisma, closeOwnAct, reader.id, { case: id });
    if (act !== null) return { lines: [texts.html("closing:card.soon")], buttons: [undoButton(texts, act)] };
    const waiting = await findWaitingOf(database.prisma, id);
    if (waiting !== null) {
      const takeBack = {
        label: texts.plain("closing:takeBack"),
        data: endingButtons.data("takeBack", { closing: waiting.id }),
      };
      return { lines: [texts.html("closing:card.waits")], buttons: [takeBack] };
    }
    return { buttons: [{ label: texts.plain("closing:close"), data: endingButtons.data("close", { case: id }) }] };
  };
}

/** On what a coordinator sees of a case: closes it, whether it waits or a mediator has it. */
export function closeForMediatorPart(): CardPart {
  return ({ case: state, reader, texts }) => {
    if (!mayAct(reader, "closeOpenCase", state)) return {};
    const data = endingButtons.data("closeForMediator", { case: state.id });
    return { buttons: [{ label: texts.plain("closing:close"), data }] };
  };
}

/** On the applicant's card: how the case ended, and until when it can be opened again. */
export function reopenPart({ database, vault }: { database: Database; vault: Vault }): CardPart {
  return async ({ case: { id }, reader, texts, now }) => {
    const ended = await findEnded(database.prisma, vault, reader.id, id, now);
    if (ended === null || ended.isOpen) return {};
    const { closedWith, asked } = ended;
    return {
      // Until when it can be opened again, the case itself says.
      lines: closedWith === null ? [] : [texts.html(`closing:outcomeSaid.${closedWith}`)],
      buttons: asked === "nobody" ? [] : [reopenButton(texts, id)],
    };
  };
}
