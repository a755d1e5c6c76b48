import { knownConcept, type Sightings } from "./concepts.ts";
import { type DangerKind, dangerKinds } from "./danger-words.ts";
import { signTable } from "./scenes/sign-table.ts";

/** How many words before and after a sign the signs stand that it adds up with, in its sentence or one beside it. */
const reach = 20;

interface Signs {
  readonly kind: DangerKind;
  readonly points: ReadonlyMap<string, number>;
}

const signs: readonly Signs[] = dangerKinds.map((kind) => ({
  kind,
  points: new Map(
    [...signTable.points[kind].matchAll(/(\w+) (-?\d+)/g)].map(([, name = "", points]) => [
      knownConcept(name),
      Number(points),
    ]),
  ),
}));

/** The kinds of danger for which the signs in a passage of a text add up to enough points. */
export function kindsOfSigns(sightings: Sightings): Set<DangerKind> {
  const inOrder = [...sightings]
    .flatMap(([concept, places]) => places.map(({ from, sentence }) => ({ concept, from, sentence })))
    .sort((first, second) => first.from - second.from);
  const heard = new Set<DangerKind>();
  let first = 0;
  for (const { from, sentence } of inOrder) {
    while ((inOrder[first]?.from ?? from) < from - reach) first += 1;
    const passage = new Set<string>();
    for (let at = first; at < inOrder.length; at += 1) {
      const sign = inOrder[at];
      if (sign === undefined || sign.from > from + reach) break;
      if (Math.abs(sign.sentence - sentence) <= 1) passage.add(sign.concept);
    }
    for (const { kind, points } of signs)
      if (!heard.has(kind) && sum(passage, points) >= signTable.needed) heard.add(kind);
  }
  return heard;
}

function sum(passage: ReadonlySet<string>, points: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const concept of passage) total += points.get(concept) ?? 0;
  return total;
}
