import { findPending } from "../../platform/chat/pending-acts.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { CardPart } from "../cases/card-part.ts";
import { leaveCaseAct } from "../cases/leave-case-act.ts";
import { findOtherSide } from "../cases/parties.ts";
import { openSideAnswers } from "../cases/side-answers.ts";
import { undoButton } from "../undo/screens.ts";
import { sideButtons } from "./buttons.ts";
import { wishesLine } from "./screens.ts";

/** On the card of another side: leaves the mediation, or takes that back within the minute. */
export function leavePart({ database: { prisma } }: { database: Database }): CardPart {
  return async ({ case: { id }, reader, texts }) => {
    if ((await findOtherSide(prisma, reader.id, id)) === null) return {};
    const act = await findPending(prisma, leaveCaseAct, reader.id, { case: id });
    if (act !== null) return { lines: [texts.html("parties:leave.line")], buttons: [undoButton(texts, act)] };
    return { buttons: [{ label: texts.plain("parties:leave.button"), data: sideButtons.data("leave", { case: id }) }] };
  };
}

/** On the card of another side: how it would like to meet. */
export function wishesPart({ database: { prisma } }: { database: Database }): CardPart {
  return async ({ case: { id }, reader, texts }) => {
    if ((await findOtherSide(prisma, reader.id, id)) === null) return {};
    const data = sideButtons.data("wishes", { case: id });
    return { buttons: [{ label: texts.plain("parties:wishes.button"), data }] };
  };
}

/** On the mediator's card: the other sides, what they wish, and who has left when. */
export function sidesPart({ database: { prisma }, vault }: { database: Database; vault: Vault }): CardPart {
  return async ({ case: { id }, texts }) => {
    const others = await prisma.party.findMany({
      where: { caseId: id, side: { gt: 1 } },
      orderBy: { side: "asc" },
      select: { id: true, side: true, leftAt: true, answersSealed: true },
    });
    const lines = others.map(({ side, leftAt, ...row }) => {
      if (leftAt !== null) return texts.html("parties:card.left", { side, at: dayAndTime(texts, leftAt) });
      const wishes = openSideAnswers(vault, row);
      return wishes === null
        ? texts.html("parties:card.side", { side })
        : texts.html("parties:card.wishes", { side, wishes: wishesLine(texts, wishes) });
    });
    return { lines };
  };
}
