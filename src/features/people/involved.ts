/** The people whose own matter a case is, as Prisma loads them: for an `include`, or for a `select` beside `personId`. */
export const withInvolved = {
  parties: { select: { personId: true } },
  invitations: { select: { invitees: { select: { personId: true } } } },
} as const;

/** What is known of them. */
export interface InvolvedRow {
  /** The applicant, who becomes a party only when a mediator takes the case. */
  personId: number;
  parties: readonly { personId: number }[];
  /** Who has opened an invitation to the case and may still answer it. */
  invitations?: readonly { invitees: readonly { personId: number }[] }[];
}

/**
 * The people whose own matter a case is: its applicant and every party, also those who have left, and everybody who holds an invitation to it. None of them ever acts on it as staff, in any
 * role, nor mediates it. involved-rows.ts has the same for statements.
 */
export function involvedOf({ personId, parties, invitations = [] }: InvolvedRow): number[] {
  const others = [...parties, ...invitations.flatMap(({ invitees }) => invitees)];
  return [...new Set([personId, ...others.map((other) => other.personId)])];
}

/** The `where` of Prisma for the cases that are not a person's own matter. */
export function notInvolved(personId: number) {
  return {
    personId: { not: personId },
    parties: { none: { personId } },
    invitations: { none: { invitees: { some: { personId } } } },
  };
}
