import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { CardPart } from "../cases/card-part.ts";
import { dayText } from "./day-text.ts";
import { termButton } from "./screens.ts";
import { endOf } from "./steps.ts";
import { readTerm } from "./term-view.ts";
import { findTerm } from "./terms.ts";

interface PartServices {
  database: Database;
  vault: Vault;
}

/** On the mediator's card: until when the mediation may last, or that no term runs yet. */
export function termPart({ database: { prisma }, vault }: PartServices): CardPart {
  return async ({ case: { id }, texts, now }) => {
    const view = await readTerm(prisma, vault, id, now);
    if (view === null) return {};
    const { contractDay, lastDay, isOver, proposal } = view;
    const buttons = [termButton(texts, id)];
    if (contractDay === null) return { lines: [texts.html("terms:card.none")], buttons };
    if (lastDay === null) return { lines: [texts.html("terms:card.bodyMissing")], buttons };
    const lines = [texts.html(isOver ? "terms:card.over" : "terms:card.until", { day: dayText(texts, lastDay) })];
    if (proposal !== null) lines.push(texts.html("terms:card.asked", { day: dayText(texts, proposal.until) }));
    return { lines, buttons };
  };
}

/** On the cards of a party and of a coordinator: the same, without a button. */
export function termLinePart({ database: { prisma }, vault }: PartServices): CardPart {
  return async ({ case: { id, status }, texts, now }) => {
    if (status !== "ASSIGNED") return {};
    const found = await findTerm(prisma, vault, id);
    if (found === null) return {};
    const { term } = found;
    if (term === null) return { lines: [texts.html("terms:card.partyNone")] };
    if (term.lastDay === null) return { lines: [texts.html("terms:card.partyBody")] };
    const isOver = endOf(term.lastDay) <= now;
    return {
      lines: [texts.html(isOver ? "terms:card.over" : "terms:card.until", { day: dayText(texts, term.lastDay) })],
    };
  };
}
