import type { Person } from "../../platform/chat/person.ts";
import { type CaseAct, may } from "../people/permissions.ts";

/** The facts about a case that decide who may see it and act on it. */
export interface CaseState {
  id: number;
  /** The applicant. */
  personId: number;
  /** The people whose own matter it is (people/involved.ts). */
  involved: readonly number[];
  regionId: string;
  status: "WAITING" | "ASSIGNED" | "CLOSED";
  /** Whether a coordinator must look at the case before a mediator is asked … */
  review: boolean;
  /** … only because the applicant has filed more reports than the limit. Then the coordinator may not read the story. */
  overLimit: boolean;
  /** The mediator who has the case. */
  mediatorId: number | null;
  /** All mediators to whom it was ever offered. */
  offeredTo: readonly number[];
}

type Condition = (state: CaseState, personId: number) => boolean;

const isOffered: Condition = ({ offeredTo, status }, personId) => offeredTo.includes(personId) && status !== "CLOSED";
const isInHand: Condition = ({ status, mediatorId }, personId) => status === "ASSIGNED" && mediatorId === personId;
const isWaiting: Condition = ({ status }) => status === "WAITING";
const isOpen: Condition = ({ status }) => status !== "CLOSED";
/** Nobody approves their own closing, and a coordinator who mediates a case closes it as its mediator. */
const isOthers: Condition = ({ status, mediatorId }, personId) => status !== "CLOSED" && mediatorId !== personId;
const isOthersInHand: Condition = ({ status, mediatorId }, personId) =>
  status === "ASSIGNED" && mediatorId !== personId;
const isToReview: Condition = ({ status, review, overLimit }) => status === "WAITING" && review && !overLimit;

/** The state that a case must have, and whose it must be, in addition to what the person's role allows. */
const conditions: Record<CaseAct, Condition> = {
  seeOffer: isOffered,
  // Somebody who answers too late passes this check, and the offer tells them that another mediator was quicker.
  acceptOffer: isOffered,
  declineOffer: isOffered,
  seeOwnCase: isInHand,
  giveBackCase: isInHand,
  readStory: isInHand,
  talkAsMediator: isInHand,
  stopTalk: isInHand,
  sendOpeningWords: isInHand,
  noteOwnCase: isInHand,
  handOverCase: isInHand,
  answerHandover: ({ status, mediatorId }, personId) => status === "ASSIGNED" && mediatorId !== personId,
  arrangeMeeting: isInHand,
  reportChildInDanger: isInHand,
  askForClearance: isInHand,
  passOnWords: isInHand,
  markMinor: isInHand,
  writePaper: isInHand,
  makePaper: isInHand,
  recordSignature: isInHand,
  closeOwnCase: isInHand,
  recordContract: isInHand,
  proposeExtension: isInHand,
  hearOfCase: () => true,
  seeNotes: () => true,
  noteCase: ({ status }) => status !== "CLOSED",
  seeQueue: isWaiting,
  reviewStory: isToReview,
  askToCall: ({ status, overLimit }) => status === "WAITING" && !overLimit,
  answerDesk: ({ status }) => status !== "CLOSED",
  assignCase: isWaiting,
  decideOnMediator: ({ status }) => status === "ASSIGNED",
  releaseCase: ({ status, review }) => status === "WAITING" && review,
  // A coordinator who mediates the case does not clear it.
  decideOnClearance: isOthersInHand,
  closeUnsuitableCase: isToReview,
  closeAbusiveCase: isWaiting,
  seeOpenCase: isOpen,
  closeOpenCase: isOthers,
  approveClosing: isOthersInHand,
  returnClosing: isOthersInHand,
};

/** Whether a person may do an act on a case: by their present role and its regions, and by the assignment and status of the case. */
export function mayAct(person: Person, act: CaseAct, state: CaseState): boolean {
  return may(person, act, subjectOf(state)) && conditions[act](state, person.id);
}

/** The case as a subject of the table of permissions. */
export function subjectOf({ id, regionId, involved }: Pick<CaseState, "id" | "regionId" | "involved">) {
  return { id, regions: [regionId], never: involved };
}
