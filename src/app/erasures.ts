import { eraseOffers } from "../features/assignment/erasure.ts";
import type { EraseOfCase } from "../features/cases/erasure.ts";
import { eraseNotes } from "../features/casework/erasure.ts";
import { eraseClearances } from "../features/clearance/erasure.ts";
import { eraseClosings } from "../features/closing/erasure.ts";
import { eraseAlarms, eraseCallQuestions } from "../features/danger/erasure.ts";
import { eraseDisclosures } from "../features/disclosure/erasure.ts";
import { eraseHandovers } from "../features/handover/erasure.ts";
import { eraseInvitations } from "../features/invitations/erasure.ts";
import { eraseMeetings } from "../features/meetings/erasure.ts";
import { erasePapers } from "../features/papers/erasure.ts";
import { eraseLeaving } from "../features/parties/erasure.ts";
import { eraseTalks } from "../features/talks/erasure.ts";
import { eraseTerms } from "../features/terms/erasure.ts";

/**
 * What goes with a closed case when the operator's months are over, room by room; a room whose rows belong to a case has its line here
 * (test/house/erasures.test.ts). The case and its story go last (src/features/cases/jobs.ts).
 */
export const erasures: readonly EraseOfCase[] = [
  eraseCallQuestions,
  eraseAlarms,
  // Before the messages of talks.
  eraseDisclosures,
  eraseLeaving,
  eraseTalks,
  eraseNotes,
  eraseClearances,
  eraseHandovers,
  eraseTerms,
  erasePapers,
  eraseInvitations,
  eraseMeetings,
  eraseClosings,
  eraseOffers,
];
