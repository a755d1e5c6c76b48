import type { Person, Role, StaffMembership } from "../../platform/chat/person.ts";

/** Where a role may do something. */
export type Scope =
  /** If all regions of the subject are among the regions of the role. A role without regions serves the whole country. */
  | "regions"
  /** The same, and only for subjects that the person has created. */
  | "own"
  /** Only for subjects that are about the person, whatever the region. */
  | "self"
  /** For subjects that the person is told of, because the operator's duty list or the region says so. */
  | "duty"
  | "everywhere";

type Scopes = Partial<Record<Role, Scope>>;

type Permission =
  // A party to a case may not act on it as staff, whatever their role.
  | { subject: "case"; never: "parties"; roles: Scopes; isRecorded: boolean }
  // Nobody takes the alarm about themselves.
  | { subject: "alarm"; never: "parties"; roles: Scopes; isRecorded: boolean }
  // A person who composed an event must not be the second person, who approves it.
  | { subject: "event"; never: "composers" | null; roles: Scopes; isRecorded: boolean }
  | { subject: "announcement" | "invitation" | "mediator"; never: null; roles: Scopes; isRecorded: boolean };

const mediators = { subject: "case", never: "parties", roles: { MEDIATOR: "regions" } } as const;
const coordinators = {
  subject: "case",
  never: "parties",
  roles: { COORDINATOR: "regions", ADMIN: "everywhere" },
} as const;
const editors = { subject: "event", never: null, roles: { EDITOR: "regions", ADMIN: "everywhere" } } as const;
const announcers = { subject: "announcement", never: null, roles: { EDITOR: "own", ADMIN: "everywhere" } } as const;
const administrators = { subject: "invitation", never: null, roles: { ADMIN: "everywhere" } } as const;

const recorded = { isRecorded: true } as const;
/** Acts that only read or draft something. */
const unrecorded = { isRecorded: false } as const;

/**
 * What staff may do: every act, the roles that may do it and where, and the people who may never do it whatever their roles. The state
 * that a case must be in is defined in src/features/cases/rules.ts. `npm run -s permissions` prints the table.
 */
export const permissions = {
  /** See the brief of an offered case, but not the applicant's story. */
  seeOffer: { ...mediators, ...unrecorded },
  acceptOffer: { ...mediators, ...recorded },
  declineOffer: { ...mediators, ...recorded },
  /** See the brief of an accepted case, and be told about additions to it. */
  seeOwnCase: { ...mediators, ...unrecorded },
  giveBackCase: { ...mediators, ...recorded },
  /** Read the story, name and phone number of an accepted case. */
  readStory: { ...mediators, ...recorded },
  /** Talk with the parties of an accepted case. What is said is not recorded: it is nobody else's. */
  talkAsMediator: { ...mediators, ...unrecorded },
  /** Stop what is said in a talk of an accepted case, and let it go on. */
  stopTalk: { ...mediators, ...recorded },
  /** Have a party told the aims, principles and order of mediation and their rights (law 401-IV, art. 10(2)). */
  sendOpeningWords: { ...mediators, ...recorded },
  /** Write a note on an accepted case, which they read with the case, and take an own note back. */
  noteOwnCase: { ...mediators, ...recorded },
  /** Propose that a colleague carries on with a case, and take the proposal back. */
  handOverCase: { ...mediators, ...recorded },
  /** See the brief of a case that a colleague proposes to hand over, and say yes or no. */
  answerHandover: { ...mediators, ...recorded },
  /** Propose the times of a meeting, move it and call it off. */
  arrangeMeeting: { ...mediators, ...recorded },
  /** Report that a child is in danger (law 401-IV, art. 25(3)). */
  reportChildInDanger: { ...mediators, ...recorded },
  /** Ask the coordinators whether the other side may be reached in a case in which danger was ticked or heard. */
  askForClearance: { ...mediators, ...recorded },
  /** Ask a party whether what they said may be passed on to the other side, and pass it on (law 401-IV, art. 8(1)). */
  passOnWords: { ...mediators, ...recorded },
  /** Mark the party of an accepted case as under 18: a coordinator gets the case. */
  markMinor: { ...mediators, ...recorded },
  /** Write the points of the documents of an accepted case, and read the documents and the answers to them. */
  writePaper: { ...mediators, ...unrecorded },
  /** Send a version of a document to the parties. */
  makePaper: { ...mediators, ...recorded },
  /** Record on which day all have signed a document. */
  recordSignature: { ...mediators, ...recorded },
  /** Close an accepted case with an outcome, or submit that to a coordinator. */
  closeOwnCase: { ...mediators, ...recorded },
  /** Record or correct the date of the mediation contract, or the date until which a court or an investigator lets the mediation last. */
  recordContract: { ...mediators, ...recorded },
  /** Propose to the parties that the mediation lasts longer (law 401-IV, art. 23). */
  proposeExtension: { ...mediators, ...recorded },
  /** Choose when they can be asked, and about which kinds of conflict. */
  setDuty: { subject: "mediator", never: null, roles: { MEDIATOR: "self" }, ...recorded },

  /** Keep texts ready for one's own answers, and use those of the service. */
  keepPhrases: {
    subject: "mediator",
    never: null,
    roles: { MEDIATOR: "self", COORDINATOR: "self", ADMIN: "self" },
    ...unrecorded,
  },

  /** Be told that a case needs a coordinator, with its brief. */
  hearOfCase: { ...coordinators, ...unrecorded },
  /** See a case with its present state, and what staff have noted on it. */
  seeNotes: { ...coordinators, ...unrecorded },
  /** Write a note on a case, and take an own note back. */
  noteCase: { ...coordinators, ...recorded },
  /** See the waiting cases, and the mediators who could be asked. */
  seeQueue: { ...coordinators, ...unrecorded },
  /** Read the story of a case whose applicant asked for a review: without that, the consent names only the mediator. */
  reviewStory: { ...coordinators, ...recorded },
  /** Ask the applicant by the bot whether they may be called. */
  askToCall: { ...coordinators, ...recorded },
  /** Read what a party writes to the coordinators, and answer it. */
  answerDesk: { ...coordinators, ...unrecorded },
  assignCase: { ...coordinators, ...recorded },
  /** Decide that a case is suitable for mediation after all. */
  releaseCase: { ...coordinators, ...recorded },
  /** Read why an applicant asks for another mediator, and decide whether the case gets one. */
  decideOnMediator: { ...coordinators, ...recorded },
  /** Decide whether the other side may be reached in a case in which danger was ticked or heard: kind, ticked reasons and dates, never the story. */
  decideOnClearance: { ...coordinators, ...recorded },
  closeUnsuitableCase: { ...coordinators, ...recorded },
  closeAbusiveCase: { ...coordinators, ...recorded },
  /** See which cases mediators have, and which closings wait: kind, outcome, people, dates and what was ticked, never a story or a talk. */
  seeOpenCase: { ...coordinators, ...unrecorded },
  /** Close an open case with an outcome, whether it waits or a mediator has it. */
  closeOpenCase: { ...coordinators, ...recorded },
  /** Approve that a mediator closes a case of a sensitive kind. */
  approveClosing: { ...coordinators, ...recorded },
  returnClosing: { ...coordinators, ...recorded },

  /** Be told that a person may be in danger, and look into it. */
  takeAlarm: {
    subject: "alarm",
    never: "parties",
    roles: { MEDIATOR: "duty", COORDINATOR: "duty", ADMIN: "everywhere" },
    ...recorded,
  },

  /** Ask the person of an alarm that they have taken whether they may be called. */
  askFromAlarm: {
    subject: "alarm",
    never: "parties",
    roles: { MEDIATOR: "duty", COORDINATOR: "duty", ADMIN: "everywhere" },
    ...recorded,
  },

  /** Compose an event, or a change of an event. Nobody else sees a draft until it is submitted. */
  composeEvent: { ...editors, ...unrecorded },
  submitEvent: { ...editors, ...recorded },
  submitChange: { ...editors, ...recorded },
  /** See a submission that waits for a second person. */
  seeSubmission: { ...editors, ...unrecorded },
  approveEvent: { ...editors, never: "composers", ...recorded },
  returnEvent: { ...editors, never: "composers", ...recorded },
  /** Publish a change that needs no second person. */
  publishChange: { ...editors, ...recorded },
  cancelEvent: { ...editors, ...recorded },

  /** See the participants of an event and its results, and write the results. */
  openDoor: { ...editors, ...unrecorded },
  checkIn: { ...editors, ...recorded },
  /** Let somebody in who has no seat. */
  letIn: { ...editors, ...recorded },
  countWalkIn: { ...editors, ...recorded },
  sendResults: { ...editors, ...recorded },
  readFigures: {
    subject: "event",
    never: null,
    roles: { EDITOR: "regions", COUNCIL: "regions", ADMIN: "everywhere" },
    ...unrecorded,
  },

  seeAnnouncement: { ...announcers, ...unrecorded },
  pauseAnnouncement: { ...announcers, ...recorded },
  resumeAnnouncement: { ...announcers, ...recorded },
  stopAnnouncement: { ...announcers, ...recorded },

  /** Prepare an invitation. */
  composeInvitation: { ...administrators, ...unrecorded },
  /** Create the link by which somebody becomes staff. */
  inviteStaff: { ...administrators, ...recorded },
} as const satisfies Record<string, Permission>;

export type Act = keyof typeof permissions;
type ActWhere<Rule> = { [A in Act]: (typeof permissions)[A] extends Rule ? A : never }[Act];
/** The acts on a case. */
export type CaseAct = ActWhere<{ subject: "case" }>;
/** The acts that are recorded when they are done. */
export type RecordedAct = ActWhere<{ isRecorded: true }>;

/** The facts about the subject of an act that decide who may do it. */
export interface Subject {
  /** An empty list stands for the whole country. */
  regions: readonly string[];
  /** The people who may never do this, whatever their roles: the parties to a case, the composers of an event. */
  never?: readonly number[];
  /** The person who created it, or whom it is about. */
  ownerId?: number | null;
  /** Those who are told of it now. */
  onDuty?: readonly number[];
}

/** The subject of an act; `never` is required if the table excludes somebody. */
export type SubjectOf<A extends Act> = (typeof permissions)[A]["never"] extends null
  ? Subject
  : Subject & Required<Pick<Subject, "never">>;

/** The first of a person's roles that allows the act; null if they may not do it. */
export function roleFor<A extends Act>(person: Person, act: A, subject: SubjectOf<A>): Role | null {
  const { never = [], regions, ownerId, onDuty = [] } = subject;
  if (permissions[act].never !== null && never.includes(person.id)) return null;
  const allows = ({ role, regions: ownRegions }: StaffMembership): boolean => {
    const scope = scopeOf(act, role);
    if (scope === "everywhere") return true;
    if (scope === "self") return ownerId === person.id;
    if (scope === "duty") return onDuty.includes(person.id);
    if (scope === null || (scope === "own" && ownerId !== person.id)) return false;
    return ownRegions.length === 0 || (regions.length > 0 && regions.every((region) => ownRegions.includes(region)));
  };
  return person.staff.find(allows)?.role ?? null;
}

/** Whether a person may do the act. */
export function may<A extends Act>(person: Person, act: A, subject: SubjectOf<A>): boolean {
  return roleFor(person, act, subject) !== null;
}

/** Whether a person may do the act on any subject at all. For menus and lists. */
export function mayAnywhere(person: Pick<Person, "staff">, act: Act): boolean {
  return person.staff.some(({ role }) => scopeOf(act, role) !== null);
}

/** The regions in which a person may do the act; "everywhere" is the whole country. */
export function regionsFor(person: Person, act: Act): "everywhere" | string[] {
  const allowing = person.staff.filter(({ role }) => scopeOf(act, role) !== null);
  const isEverywhere = allowing.some(
    ({ role, regions }) => scopeOf(act, role) === "everywhere" || regions.length === 0,
  );
  return isEverywhere ? "everywhere" : allowing.flatMap(({ regions }) => regions);
}

/** Where a role may do the act; null if nowhere. */
export function scopeOf(act: Act, role: Role): Scope | null {
  const scopes: Scopes = permissions[act].roles;
  return scopes[role] ?? null;
}
