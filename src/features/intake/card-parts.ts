import type { Database } from "../../platform/database/open.ts";
import type { CardPart } from "../cases/card-part.ts";
import { findOtherSide } from "../cases/parties.ts";
import { addButton } from "./addition-screens.ts";

/** Adds to the story, as long as the case is open. */
export function addPart(): CardPart {
  return ({ case: { id, status }, texts }) => (status === "CLOSED" ? {} : { buttons: [addButton(texts, id)] });
}

/** Another side tells its side, which only the mediator reads. */
export function tellPart({ database }: { database: Database }): CardPart {
  return async ({ case: { id }, reader, texts }) => {
    if ((await findOtherSide(database.prisma, reader.id, id)) === null) return {};
    return { buttons: [{ ...addButton(texts, id), label: texts.plain("intake:tell.button") }] };
  };
}
