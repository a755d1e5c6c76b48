import type { Person } from "../chat/person.ts";
import { type CaseAct, may } from "../people/permissions.ts";

/** What of a case decides who may see it and act on it. */
export interface CaseStanding {
  id: number;
  /** The applicant. */
  personId: number;
  regionId: string;
  status: "WAITING" | "ASSIGNED" | "CLOSED";
  /** A coordinator looks at it before any mediator is asked … */
  review: boolean;
  /** … only because its applicant has filed more reports than the limit: the story stays closed to the coordinator. */
  overLimit: boolean;
  /** Who has the case. */
  mediatorId: number | null;
  /** Everybody whom it was ever offered to. */
  offeredTo: readonly number[];
}

type Condition = (one: CaseStanding, personId: number) => boolean;

const isOffered: Condition = (one, personId) => one.offeredTo.includes(personId) && one.status !== "CLOSED";
const isInHand: Condition = (one, personId) => one.status === "ASSIGNED" && one.mediatorId === personId;
const isWaiting: Condition = ({ status }) => status === "WAITING";
const isToReview: Condition = ({ status, review, overLimit }) => status === "WAITING" && review && !overLimit;

/** How a case must stand, and to whom it must belong, besides what the person's role allows. */
const conditions: Record<CaseAct, Condition> = {
  seeOffer: isOffered,
  // Somebody who answers too late is told who was quicker: the offer itself says so.
  acceptOffer: isOffered,
  declineOffer: isOffered,
  seeOwnCase: isInHand,
  giveBackCase: isInHand,
  readStory: isInHand,
  hearOfCase: () => true,
  seeQueue: isWaiting,
  reviewStory: isToReview,
  assignCase: isWaiting,
  releaseCase: ({ status, review }) => status === "WAITING" && review,
  closeUnsuitableCase: isToReview,
  closeAbusiveCase: isWaiting,
};

/** The one rule about staff and cases: the role that they hold now, its regions, the assignment and the status of the case. */
export function mayAct(person: Person, act: CaseAct, one: CaseStanding): boolean {
  return may(person, act, subjectOf(one)) && conditions[act](one, person.id);
}

/** A case as the table of permissions looks at it. */
export function subjectOf({ id, regionId, personId }: Pick<CaseStanding, "id" | "regionId" | "personId">) {
  return { id, regions: [regionId], never: [personId] };
}
