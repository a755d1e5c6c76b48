import type { Person, Role, StaffMembership } from "../../platform/chat/person.ts";

/** Where a role may do something. */
export type Scope =
  /** Where all regions of the subject are among the role's; a role without regions serves the whole country. */
  | "regions"
  /** The same, and only with what the person made. */
  | "own"
  /** Only with what is about the person, whatever the region. */
  | "self"
  | "everywhere";

type Scopes = Partial<Record<Role, Scope>>;

type Permission =
  // A person who is a party in a case has no staff act on it in any role.
  | { subject: "case"; never: "parties"; roles: Scopes; isRecorded: boolean }
  // Who composed an event is not the second person who approves it.
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
/** Something is only looked at, or drafted. */
const unrecorded = { isRecorded: false } as const;

/**
 * What staff may do: every act, the roles that may do it and where, and who may never do it whatever their roles. In which state a case
 * must be is said in src/features/cases/rules.ts. `npm run -s permissions` prints the table.
 */
export const permissions = {
  /** See what was offered: the brief, never what the applicant told. */
  seeOffer: { ...mediators, ...unrecorded },
  acceptOffer: { ...mediators, ...recorded },
  declineOffer: { ...mediators, ...recorded },
  /** See the brief of a case in hand, and hear of what is added to it. */
  seeOwnCase: { ...mediators, ...unrecorded },
  giveBackCase: { ...mediators, ...recorded },
  /** Read the story, name and phone of a case in hand. */
  readStory: { ...mediators, ...recorded },
  /** Set when they are asked, and about which kinds of conflict. */
  setDuty: { subject: "mediator", never: null, roles: { MEDIATOR: "self" }, ...recorded },

  /** Be told that a case needs a coordinator: the brief. */
  hearOfCase: { ...coordinators, ...unrecorded },
  /** See the cases that wait, and who could be asked. */
  seeQueue: { ...coordinators, ...unrecorded },
  /** Read the story of a case whose applicant wished it (the consent names nobody else). */
  reviewStory: { ...coordinators, ...recorded },
  assignCase: { ...coordinators, ...recorded },
  /** Find that a case suits mediation after all. */
  releaseCase: { ...coordinators, ...recorded },
  closeUnsuitableCase: { ...coordinators, ...recorded },
  closeAbusiveCase: { ...coordinators, ...recorded },

  /** Put an event or a change of it together; nobody else sees a draft until it is sent. */
  composeEvent: { ...editors, ...unrecorded },
  submitEvent: { ...editors, ...recorded },
  submitChange: { ...editors, ...recorded },
  /** See what waits for a second person. */
  seeSubmission: { ...editors, ...unrecorded },
  approveEvent: { ...editors, never: "composers", ...recorded },
  returnEvent: { ...editors, never: "composers", ...recorded },
  /** Publish a change that one editor may make. */
  publishChange: { ...editors, ...recorded },
  cancelEvent: { ...editors, ...recorded },

  /** See who comes to an event, and what came of it; write its results. */
  openDoor: { ...editors, ...unrecorded },
  checkIn: { ...editors, ...recorded },
  /** Let somebody in who has no place. */
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

  /** Put an invitation together. */
  composeInvitation: { ...administrators, ...unrecorded },
  /** Make the link by which somebody becomes staff. */
  inviteStaff: { ...administrators, ...recorded },
} as const satisfies Record<string, Permission>;

export type Act = keyof typeof permissions;
type ActWhere<Rule> = { [A in Act]: (typeof permissions)[A] extends Rule ? A : never }[Act];
/** What staff do with a case. */
export type CaseAct = ActWhere<{ subject: "case" }>;
/** What is written down when it is done. */
export type RecordedAct = ActWhere<{ isRecorded: true }>;

/** What an act is done to, as far as it decides who may do it. */
export interface Subject {
  /** Empty: the whole country. */
  regions: readonly string[];
  /** The people who may never do this, whatever their roles: a case's parties, an event's composers. */
  never?: readonly number[];
  /** Who made it, or whom it is about. */
  ownerId?: number | null;
}

/** The same, with those who may never do this where the table names them. */
export type SubjectOf<A extends Act> = (typeof permissions)[A]["never"] extends null
  ? Subject
  : Subject & Required<Pick<Subject, "never">>;

/** The role by which a person may do this, or null: the first that allows it. */
export function roleFor<A extends Act>(person: Person, act: A, subject: SubjectOf<A>): Role | null {
  const { never = [], regions, ownerId } = subject;
  if (permissions[act].never !== null && never.includes(person.id)) return null;
  const allows = ({ role, regions: own }: StaffMembership): boolean => {
    const scope = scopeOf(act, role);
    if (scope === "everywhere") return true;
    if (scope === "self") return ownerId === person.id;
    if (scope === null || (scope === "own" && ownerId !== person.id)) return false;
    return own.length === 0 || (regions.length > 0 && regions.every((one) => own.includes(one)));
  };
  return person.staff.find(allows)?.role ?? null;
}

/** Whether a person may do this. */
export function may<A extends Act>(person: Person, act: A, subject: SubjectOf<A>): boolean {
  return roleFor(person, act, subject) !== null;
}

/** Whether there may be anything that a person may do this to: for menus and lists. */
export function mayAnywhere(person: Pick<Person, "staff">, act: Act): boolean {
  return person.staff.some(({ role }) => scopeOf(act, role) !== null);
}

/** The regions in which a person may do this; "everywhere": the whole country. */
export function regionsFor(person: Person, act: Act): "everywhere" | string[] {
  const allowing = person.staff.filter(({ role }) => scopeOf(act, role) !== null);
  const isEverywhere = allowing.some(
    ({ role, regions }) => scopeOf(act, role) === "everywhere" || regions.length === 0,
  );
  return isEverywhere ? "everywhere" : allowing.flatMap(({ regions }) => regions);
}

/** Where a role may do this; null: nowhere. */
export function scopeOf(act: Act, role: Role): Scope | null {
  const scopes: Scopes = permissions[act].roles;
  return scopes[role] ?? null;
}
