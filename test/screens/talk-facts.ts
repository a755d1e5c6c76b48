import type { TalkFacts } from "../../src/features/talks/screens.ts";
import { mediator } from "./stage.ts";

// A talk as its members see it.
export const party: TalkFacts = { id: 7, kind: "CAUCUS", number: "2026-000417", side: 1, as: "PARTY", mediator };
export const theirs: TalkFacts = { ...party, id: 8, as: "MEDIATOR" };
export const desk: TalkFacts = { ...party, id: 9, kind: "DESK" };
export const deskOf: TalkFacts = { ...desk, as: "COORDINATOR" };
