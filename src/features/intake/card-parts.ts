import type { CardPart } from "../cases/card-part.ts";
import { addButton } from "./addition-screens.ts";

/** Adds to the story, as long as the case is open. */
export function addPart(): CardPart {
  return ({ case: { id, status }, texts }) => (status === "CLOSED" ? {} : { buttons: [addButton(texts, id)] });
}
