import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { CardPart } from "../cases/card-part.ts";
import { findOtherSide, partiesOf } from "../cases/parties.ts";
import { openName } from "../people/people.ts";
import { anotherButtons, childButtons, handoverButtons, minorButtons } from "./buttons.ts";

/** Hands the case over to a colleague, or shows the open proposal. */
export function handOverPart({ database: { prisma }, vault }: { database: Database; vault: Vault }): CardPart {
  return async ({ case: { id }, reader, texts }) => {
    const open = await prisma.handover.findFirst({
      where: { caseId: id, fromId: reader.id, status: "ASKED" },
      select: { to: { select: { id: true, nameSealed: true } } },
    });
    const data = handoverButtons.data("choose", { case: id, page: 0 });
    if (open === null) return { buttons: [{ label: texts.plain("handover:card.handOver"), data }] };
    return {
      lines: [texts.html("handover:card.proposed", { to: openName(vault, open.to) ?? "" })],
      buttons: [{ label: texts.plain("handover:card.proposal"), data }],
    };
  };
}

/** Reports that a child is in danger (law 401-IV, art. 25(3)). */
export function childPart(): CardPart {
  return ({ case: { id }, texts }) => ({
    buttons: [{ label: texts.plain("handover:card.child"), data: childButtons.data("ask", { case: id }) }],
  });
}

/** Marks a party as under 18. */
export function minorPart({ database }: { database: Database }): CardPart {
  return async ({ case: { id }, texts }) => {
    const others = (await partiesOf(database.prisma, id)).filter(({ side }) => side > 1);
    const label = texts.plain("handover:card.minor");
    const labelOf = (side: number) => (others.length === 0 ? label : texts.plain("talks:lead.ofSide", { label, side }));
    return {
      buttons: [
        { label: labelOf(1), data: minorButtons.data("ask", { case: id }) },
        ...others.map(({ side }) => ({
          label: labelOf(side),
          data: minorButtons.data("askSide", { case: id, side }),
        })),
      ],
    };
  };
}

/** A party whose case a mediator has may wish for another mediator. */
export function anotherPart({ database }: { database: Database }): CardPart {
  return async ({ case: { id, status, personId }, reader, texts }) =>
    status === "ASSIGNED" && (reader.id === personId || (await findOtherSide(database.prisma, reader.id, id)) !== null)
      ? { buttons: [{ label: texts.plain("handover:another.button"), data: anotherButtons.data("ask", { case: id }) }] }
      : {};
}
