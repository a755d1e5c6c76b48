import { eraseOffers } from "../features/assignment/erasure.ts";
import type { EraseOfCase } from "../features/cases/erasure.ts";
import { eraseCallQuestions } from "../features/danger/erasure.ts";

/**
 * What goes with a closed case when the operator's months are over, room by room; a room whose rows belong to a case has its line here
 * (test/house/erasures.test.ts). The case and its story go last (src/features/cases/jobs.ts).
 */
export const erasures: readonly EraseOfCase[] = [eraseCallQuestions, eraseOffers];
