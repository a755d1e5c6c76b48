import type { Database } from "../../platform/database/open.ts";
import type { CardPart } from "../cases/card-part.ts";
import { paperButtons, partyPaperButtons } from "./buttons.ts";

/** Opens the documents of a case, for its mediator. */
export function papersPart(): CardPart {
  return ({ case: { id }, texts }) => ({
    buttons: [{ label: texts.plain("papers:card"), data: paperButtons.data("list", { case: id }) }],
  });
}

/** Opens the documents that were sent to a party, once there are any. */
export function partyPapersPart({ database }: { database: Database }): CardPart {
  return async ({ case: { id }, texts }) => {
    const count = await database.prisma.paperVersion.count({ where: { caseId: id } });
    return count === 0
      ? {}
      : { buttons: [{ label: texts.plain("papers:card"), data: partyPaperButtons.data("list", { case: id }) }] };
  };
}
