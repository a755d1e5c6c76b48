import type { Person } from "../chat/person.ts";
import { hasRole } from "../people/people.ts";

/** What a member of staff may want of a case. */
export type StaffAct =
  /** A mediator sees what was offered to them: the brief, never what its applicant told. */
  | "see offer"
  /** A mediator accepts or declines what was offered to them. */
  | "answer"
  /** The mediator who has the case reads the story, name and phone, and may give the case back. */
  | "mediate"
  /** A coordinator hears of a case of their regions: the brief. */
  | "oversee"
  /** A coordinator decides who is to be asked, or closes the case. */
  | "coordinate"
  /** A coordinator reads the story of a case whose applicant wished it (the consent names nobody else). */
  | "review";

/** What of a case decides who may see it and act on it. */
export interface CaseStanding {
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

/** The one rule about staff and cases: the role that they hold now, its regions, the assignment and the status of the case. */
export function mayAct(person: Person, act: StaffAct, one: CaseStanding): boolean {
  const isMediator = hasRole(person, "MEDIATOR", one.regionId) && one.personId !== person.id;
  const isCoordinator = hasRole(person, "COORDINATOR", one.regionId) || hasRole(person, "ADMIN");
  const wasAsked = isMediator && one.offeredTo.includes(person.id);
  switch (act) {
    case "see offer":
      return wasAsked && one.status !== "CLOSED";
    case "answer":
      return wasAsked && one.status === "WAITING";
    case "mediate":
      return isMediator && one.status === "ASSIGNED" && one.mediatorId === person.id;
    case "oversee":
      return isCoordinator;
    case "coordinate":
      return isCoordinator && one.status === "WAITING";
    case "review":
      return isCoordinator && one.status === "WAITING" && one.review && !one.overLimit;
  }
}
