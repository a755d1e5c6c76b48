import { giveBackPart, readPart } from "../features/assignment/card-parts.ts";
import type { CardPart, CardParts } from "../features/cases/card-part.ts";
import { notesPart } from "../features/casework/card-parts.ts";
import { clearancePart, decidePart, secondYesPart } from "../features/clearance/card-parts.ts";
import { closeForMediatorPart, closePart, reopenPart } from "../features/closing/card-parts.ts";
import { anotherPart, childPart, handOverPart, minorPart } from "../features/handover/card-parts.ts";
import { addPart, tellPart } from "../features/intake/card-parts.ts";
import { invitedPart, invitePart } from "../features/invitations/card-parts.ts";
import { arrangeMeetingPart, meetingLinePart, ownMeetingPart } from "../features/meetings/card-parts.ts";
import { papersPart, partyPapersPart } from "../features/papers/card-parts.ts";
import { leavePart, sidesPart, wishesPart } from "../features/parties/card-parts.ts";
import { deskPart, leadPart, writePart } from "../features/talks/card-parts.ts";
import { countsPart } from "../features/talks/counts-part.ts";
import { termLinePart, termPart } from "../features/terms/card-parts.ts";
import type { FeatureServices } from "./features.ts";

/** What the parts need. They are made before the cards are. */
export type CardServices = Omit<FeatureServices, "entrances" | "pendingKinds" | "cards" | "phraseParts">;

type MakePart = (services: CardServices) => CardPart;

/** What the features add to the card that a mediator sees of a case in hand, from the first button to the last. */
const mediatorParts: readonly MakePart[] = [
  writePart,
  readPart,
  sidesPart,
  invitedPart,
  leadPart,
  clearancePart,
  papersPart,
  arrangeMeetingPart,
  notesPart,
  termPart,
  handOverPart,
  closePart,
  giveBackPart,
  childPart,
  minorPart,
];

/** What they add to what a coordinator sees of any case of their regions. */
const coordinatorParts: readonly MakePart[] = [
  countsPart,
  meetingLinePart,
  termLinePart,
  notesPart,
  decidePart,
  closeForMediatorPart,
];

/** What the features add to the card that the applicant sees. */
const applicantParts: readonly MakePart[] = [
  writePart,
  invitePart,
  secondYesPart,
  ownMeetingPart,
  partyPapersPart,
  addPart,
  deskPart,
  anotherPart,
  termLinePart,
  reopenPart,
];

/** What they add to the card that another side sees. */
const partyParts: readonly MakePart[] = [
  writePart,
  ownMeetingPart,
  partyPapersPart,
  tellPart,
  wishesPart,
  deskPart,
  anotherPart,
  termLinePart,
  leavePart,
  reopenPart,
];

/** The cards of cases: a feature adds a line here, and knows nothing of the others. */
export function createCards(services: CardServices): CardParts {
  return {
    mediator: mediatorParts.map((part) => part(services)),
    coordinator: coordinatorParts.map((part) => part(services)),
    applicant: applicantParts.map((part) => part(services)),
    party: partyParts.map((part) => part(services)),
  };
}
