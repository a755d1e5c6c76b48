import type { Database } from "../../platform/database/open.ts";
import type { CardPart } from "../cases/card-part.ts";
import { mayAct } from "../cases/rules.ts";
import { secondYesIn } from "./answering.ts";
import { decideButtons, secondYesButtons } from "./buttons.ts";
import { findGate } from "./clearance.ts";
import { askButton } from "./mediator-screens.ts";
import { mayAsk } from "./rules.ts";

/** On the mediator's card: where a case with danger in it stands, and asking for clearance. */
export function clearancePart({ database: { prisma } }: { database: Database }): CardPart {
  return async ({ case: { id }, texts }) => {
    const { gate } = await findGate(prisma, id);
    if (gate === "free") return {};
    return {
      lines: [texts.html(`clearance:card.${gate}`)],
      buttons: mayAsk(gate) ? [askButton(texts, id)] : [],
    };
  };
}

/** On what a coordinator sees of a case: decides, where the mediator has asked. */
export function decidePart({ database: { prisma } }: { database: Database }): CardPart {
  return async ({ case: state, reader, texts }) => {
    if (!mayAct(reader, "decideOnClearance", state)) return {};
    const { gate, roundId } = await findGate(prisma, state.id);
    if (gate !== "asked" || roundId === null) return {};
    const data = decideButtons.data("open", { round: roundId });
    return { buttons: [{ label: texts.plain("clearance:decide.open"), data }] };
  };
}

/** On the applicant's card: the question, or the answer, which they may change at any time. */
export function secondYesPart({ database: { prisma } }: { database: Database }): CardPart {
  return async ({ case: { id, personId, status }, reader, texts }) => {
    if (status !== "ASSIGNED" || reader.id !== personId) return {};
    const { gate } = await findGate(prisma, id);
    if (secondYesIn(gate) === null) return {};
    const data = secondYesButtons.data("read", { case: id });
    return { buttons: [{ label: texts.plain("clearance:answer.open"), data }] };
  };
}
