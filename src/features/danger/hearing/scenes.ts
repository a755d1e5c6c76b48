import { knownConcept, type Sighting, type Sightings } from "./concepts.ts";
import { type DangerKind, dangerKinds } from "./danger-words.ts";
import { sceneTable } from "./scenes/scene-table.ts";

/** Concepts that stand together: the first bears the danger, the others must be near, or must not. */
interface Scene {
  readonly kind: DangerKind;
  readonly bearer: readonly string[];
  readonly near: readonly Neighbour[];
}

interface Neighbour {
  readonly concepts: readonly string[];
  readonly isForbidden: boolean;
  /** Whether the sentences before and after count too. */
  readonly isStoryWide: boolean;
}

/** How many words may stand between the bearer of a scene and its other concepts. */
const reach = { sentence: 10, story: 25 };

/** Scenes, a scene a line, in the notation that `scenes/scene-table.ts` explains. */
const scenes: readonly Scene[] = dangerKinds.flatMap((kind) =>
  sceneTable[kind]
    .trim()
    .split("\n")
    .map((line) => {
      const [bearer = "", ...near] = line.trim().split(/\s+/);
      return { kind, bearer: conceptsIn(bearer), near: near.map(readNeighbour) };
    }),
);

function readNeighbour(written: string): Neighbour {
  const [, marks = "", names = ""] = /^([!~]*)(.*)$/.exec(written) ?? [];
  return { concepts: conceptsIn(names), isForbidden: marks.includes("!"), isStoryWide: marks.includes("~") };
}

function conceptsIn(written: string): string[] {
  return written.split("|").map(knownConcept);
}

/** The kinds of danger of which a text tells a scene: who does what to whom, with what and with which traces. */
export function kindsOfScenes(sightings: Sightings): Set<DangerKind> {
  const heard = new Set<DangerKind>();
  for (const scene of scenes) if (!heard.has(scene.kind) && isTold(scene, sightings)) heard.add(scene.kind);
  return heard;
}

const isTold = ({ bearer, near }: Scene, sightings: Sightings): boolean =>
  bearer.some((concept) =>
    sightings
      .get(concept)
      ?.some((sighting) => near.every((neighbour) => isNear(neighbour, sighting, sightings) !== neighbour.isForbidden)),
  );

const isNear = ({ concepts, isForbidden, isStoryWide }: Neighbour, bearer: Sighting, sightings: Sightings): boolean => {
  const farthest = isStoryWide ? reach.story : reach.sentence;
  return concepts.some((concept) => {
    const places = sightings.get(concept) ?? [];
    for (let at = firstFrom(places, bearer.from - farthest); at < places.length; at += 1) {
      const place = places[at];
      if (place === undefined || place.from > bearer.from + farthest) return false;
      // A word does not stand near itself, but what it means besides may speak against the scene.
      const isOther = isForbidden || place.from >= bearer.to || place.to <= bearer.from;
      if (isOther && Math.abs(place.sentence - bearer.sentence) <= (isStoryWide ? 1 : 0)) return true;
    }
    return false;
  });
};

/** The index of the first of these places, which are in order, that begins at `from` or after. */
function firstFrom(places: readonly Sighting[], from: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
