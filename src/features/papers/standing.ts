import type { PaperKind } from "../../platform/database/generated/client.ts";
import { isConfirmed } from "./paper-kinds.ts";

/** A version with the answers to it, and the case as it is now. */
export interface StandingFacts {
  kind: PaperKind;
  isNewest: boolean;
  /** To whom it was sent. */
  asked: readonly number[];
  /** The mediator who made it. */
  mediatorId: number;
  answers: readonly { personId: number; agrees: boolean }[];
  hasOpenPoints: boolean;
  isSigned: boolean;
  case: { status: "WAITING" | "ASSIGNED" | "CLOSED"; mediatorId: number | null; parties: readonly number[] };
}

/** Why the answers to a version no longer count. */
export type Void = "newer" | "sides" | "mediator" | "closed";

/**
 * How a version stands. Answers belong to one version, so two "yes" to different versions never make an agreement; and it takes a "yes" of
 * everybody who takes part now, so that nobody is bound who was not asked.
 */
export type Standing =
  | { kind: "signed" }
  | { kind: "void"; why: Void }
  /** A document that is only told. */
  | { kind: "told" }
  | { kind: "open" }
  | { kind: "refused" }
  /** All have confirmed it. It is not signed yet. `partly`: it has points on which they do not agree. */
  | { kind: "confirmed"; partly: boolean };

export function standingOf(facts: StandingFacts): Standing {
  const { kind, isNewest, asked, mediatorId, answers, hasOpenPoints, isSigned } = facts;
  if (isSigned) return { kind: "signed" };
  if (!isNewest) return { kind: "void", why: "newer" };
  if (!isConfirmed(kind)) return { kind: "told" };
  if (facts.case.status !== "ASSIGNED") return { kind: "void", why: "closed" };
  if (facts.case.mediatorId !== mediatorId) return { kind: "void", why: "mediator" };
  if (!areSame(asked, facts.case.parties)) return { kind: "void", why: "sides" };
  const ofAsked = asked.map((person) => answers.find(({ personId }) => personId === person)?.agrees ?? null);
  if (ofAsked.includes(false)) return { kind: "refused" };
  if (ofAsked.length < 2 || ofAsked.includes(null)) return { kind: "open" };
  return { kind: "confirmed", partly: hasOpenPoints };
}

function areSame(people: readonly number[], others: readonly number[]): boolean {
  return people.length === others.length && people.every((person) => others.includes(person));
}
