import type { AssignmentContext } from "../features/assignment/assignment.ts";
import {
  closeKind,
  declineKind,
  formerGiveBackKind,
  giveBackKind,
  type WordsContext,
  withdrawKind,
} from "../features/assignment/pending-kinds.ts";
import { dropNoteKind } from "../features/casework/pending-kinds.ts";
import { approveKind, closeOpenKind, closeOwnKind } from "../features/closing/pending-kinds.ts";
import { cancelKind, discardKind } from "../features/composing/pending-kinds.ts";
import { leaveKind } from "../features/events/pending-kinds.ts";
import { markMinorKind, markSideMinorKind, saidMinorKind } from "../features/handover/minor-kinds.ts";
import { anotherMediatorKind, releaseKind } from "../features/handover/pending-kinds.ts";
import { clearKind, dropKind } from "../features/intake/pending-kinds.ts";
import { leaveCaseKind } from "../features/parties/pending-kinds.ts";
import { dropPhraseKind } from "../features/phrases/pending-kinds.ts";
import type { PendingKind } from "../platform/chat/pending-kind.ts";

/**
 * Every act that takes effect a minute after the tap, because it destroys what a second tap could not restore. docs/undo.md says why each is
 * here, and why other acts take effect at once.
 */
export const pendingKinds: readonly PendingKind<AssignmentContext, WordsContext>[] = [
  withdrawKind,
  leaveCaseKind,
  leaveKind,
  dropKind,
  clearKind,
  giveBackKind,
  formerGiveBackKind,
  anotherMediatorKind,
  releaseKind,
  saidMinorKind,
  markMinorKind,
  markSideMinorKind,
  declineKind,
  closeKind,
  dropNoteKind,
  closeOwnKind,
  closeOpenKind,
  approveKind,
  dropPhraseKind,
  cancelKind,
  discardKind,
];
