import { z } from "zod";
import { grounds, paperKinds } from "./paper-kinds.ts";
import { pointStates } from "./points.ts";

/** Rises whenever the printed words change: a confirmation is of these words too. */
export const templateVersion = 1;

const factsSchema = z.object({
  template: z.number(),
  kind: z.enum(paperKinds),
  /** The number of the case. */
  number: z.string(),
  version: z.number(),
  /** The day on which the version was made, in Kazakhstan: "2026-10-29". */
  day: z.string(),
  /** The mediation room of the mediator in the official languages; null: the place is filled in by hand. */
  place: z.array(z.string()).nullable(),
  /** The kind of conflict. */
  conflict: z.string(),
  mediator: z.string(),
  mediatorKind: z.enum(["PUBLIC", "PROFESSIONAL"]),
  /** Codes of the languages of the mediation. */
  languages: z.array(z.string()),
  /** What decides on the term (law 401-IV, art. 23, 24, 25-1). */
  stage: z.enum(["usual", "crime", "enforcement"]),
  /** The numbers of the sides. */
  sides: z.array(z.number()),
  ground: z.enum(grounds).nullable(),
});

const printedPoint = z.object({ id: z.number(), text: z.string(), state: z.enum(pointStates) });

const printedSchema = z.object({ facts: factsSchema, points: z.array(printedPoint), attempt: z.number() });

export type PaperFacts = z.infer<typeof factsSchema>;
export type PrintedPoint = z.infer<typeof printedPoint>;
/** Everything that is printed in a version. `attempt` is 0 unless the code was taken. */
export type Printed = z.infer<typeof printedSchema>;

/** A version as it is kept, sealed. */
export const contentSchema = z.object({
  printed: printedSchema,
  /** The people to whom it was sent: each of them must say yes. */
  sides: z.array(z.object({ side: z.number(), personId: z.number() })),
  mediatorId: z.number(),
  /** SHA-256 in hexadecimal, and the six digits that come from it. */
  fingerprint: z.string(),
  code: z.string(),
});
export type PaperContent = z.infer<typeof contentSchema>;

/**
 * What is printed, in the one way of writing it down from which the fingerprint is taken: the same facts and points give the same text,
 * whatever the order in which they were put together.
 */
export function canonical({ facts, points, attempt }: Printed): string {
  const { template, kind, number, version, day, place, conflict, mediator, mediatorKind, languages, stage } = facts;
  return JSON.stringify([
    ["template", template],
    ["kind", kind],
    ["number", number],
    ["version", version],
    ["day", day],
    ["place", place],
    ["conflict", conflict],
    ["mediator", mediator, mediatorKind],
    ["languages", languages.toSorted()],
    ["stage", stage],
    ["sides", facts.sides.toSorted((a, b) => a - b)],
    ["ground", facts.ground],
    ["points", points.map(({ text, state }) => [text, state === "open" ? "open" : "agreed"])],
    ["attempt", attempt],
  ]);
}
