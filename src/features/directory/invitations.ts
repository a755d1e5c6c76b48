import { createHash, randomBytes } from "node:crypto";
import type { Person } from "../../platform/chat/person.ts";
import type { PrismaClient } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { firstLanguage } from "../../platform/i18n/languages.ts";
import { dayMs } from "../../platform/time/units.ts";
import { marks } from "../people/mediators.ts";
import { sealName } from "../people/people.ts";
import { may } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";

/** The roles that people can be invited to. Administrators are named in the configuration instead. */
export const invitableRoles = ["MEDIATOR", "COORDINATOR", "EDITOR", "COUNCIL"] as const;
export type InvitableRole = (typeof invitableRoles)[number];

export interface Invitation {
  id: number;
  role: InvitableRole;
  regions: string[];
  languages: string[];
  /** The qualifications of a mediator. */
  profile: Profile[];
}

/** The qualifications that an administrator marks for an invited mediator. */
export const profiles = ["PROFESSIONAL", "WOMAN", "SCHOOL", "ETHNO", "ANA"] as const;
export type Profile = (typeof profiles)[number];

export type Forbidden = { kind: "forbidden" };

const validDays = 7;
/** An invitation may be for any region. */
const everywhere = { regions: [] };

/** Starts an invitation, which only an administrator may do. */
export async function startInvitation(
  db: Db,
  person: Person,
  role: InvitableRole,
  now: Date,
): Promise<{ kind: "invitation"; invitation: Invitation } | Forbidden> {
  if (!may(person, "composeInvitation", everywhere)) return { kind: "forbidden" };
  const row = await db.invitation.create({
    data: {
      createdById: person.id,
      role,
      regions: [],
      languages: role === "MEDIATOR" ? [firstLanguage] : [],
      createdAt: now,
    },
  });
  return { kind: "invitation", invitation: invitationOf(row) };
}

/** An invitation that this administrator is still preparing, or null. */
export async function ownInvitation(db: Db, person: Person, id: number): Promise<Invitation | null> {
  if (!may(person, "composeInvitation", everywhere)) return null;
  const row = await db.invitation.findFirst({ where: { id, createdById: person.id, tokenHash: null } });
  return row === null ? null : invitationOf(row);
}

/** Marks or unmarks a region or a language. Marking it again changes nothing. */
export async function mark(
  db: Db,
  invitation: Invitation,
  list: "regions" | "languages",
  value: string,
  on: boolean,
): Promise<Invitation> {
  const others = invitation[list].filter((other) => other !== value);
  const marked = { ...invitation, [list]: on ? [...others, value] : others };
  await db.invitation.updateMany({ where: { id: invitation.id, tokenHash: null }, data: { [list]: marked[list] } });
  return marked;
}

/** Marks or unmarks a qualification of a mediator. */
export async function markProfile(db: Db, invitation: Invitation, value: Profile, on: boolean): Promise<Invitation> {
  const others = invitation.profile.filter((other) => other !== value);
  const profile = on ? [...others, value] : others;
  await db.invitation.updateMany({ where: { id: invitation.id, tokenHash: null }, data: columnsOf(profile) });
  return { ...invitation, profile };
}

function columnsOf(profile: readonly Profile[]) {
  return {
    kind: profile.includes("PROFESSIONAL") ? ("PROFESSIONAL" as const) : ("PUBLIC" as const),
    woman: profile.includes("WOMAN"),
    marks: marks.filter((mark) => profile.includes(mark)),
  };
}

export interface MadeLink {
  invitation: Invitation;
  token: string;
  until: Date;
}

/**
 * Creates the link of an invitation that this administrator has prepared; null if there is no such invitation. The token works once within a week,
 * and only its hash is stored.
 */
export function makeLink(db: Db, person: Person, id: number, now: Date): Promise<MadeLink | null> {
  return inTransaction(db, async (tx) => {
    const invitation = await ownInvitation(tx, person, id);
    if (invitation === null || !may(person, "inviteStaff", everywhere)) return null;
    const token = randomBytes(16).toString("base64url");
    const until = new Date(now.getTime() + validDays * dayMs);
    const { count } = await tx.invitation.updateMany({
      where: { id, tokenHash: null },
      data: { tokenHash: hashOf(token), expiresAt: until },
    });
    // If two taps arrive at once, the first has created the link.
    if (count === 0) return null;
    await recordAct(tx, { act: "inviteStaff", actor: person, subject: { id, ...everywhere } }, now);
    return { invitation, token, until };
  });
}

/** Reads the invitation of a link; null if it is unknown, used or expired. */
export async function readInvitation(db: Db, token: string, now: Date): Promise<Invitation | null> {
  const row = await db.invitation.findUnique({ where: { tokenHash: hashOf(token) } });
  if (row === null || row.usedAt !== null || row.expiresAt === null || row.expiresAt <= now) return null;
  return invitationOf(row);
}

export type Joined = { kind: "joined"; role: InvitableRole } | { kind: "invalid" };

/** Makes the person a member of the staff by a link. One conditional write decides who used the link; repeating it for the same person succeeds. */
export function joinStaff(
  db: PrismaClient,
  vault: Vault,
  person: Person,
  token: string,
  name: string,
  now: Date,
): Promise<Joined> {
  const tokenHash = hashOf(token);
  return db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now, usedById: person.id },
    });
    const row = await tx.invitation.findUnique({ where: { tokenHash } });
    if (row === null || row.usedById !== person.id) return { kind: "invalid" };
    const { role, regions, languages, profile } = invitationOf(row);
    if (count === 0) return { kind: "joined", role };
    const personId = person.id;
    await tx.staffRole.upsert({
      where: { personId_role: { personId, role } },
      create: { personId, role, regions, since: now },
      update: { regions },
    });
    await tx.person.update({ where: { id: personId }, data: { nameSealed: sealName(vault, personId, name) } });
    if (role === "MEDIATOR") {
      const about = { languages, ...columnsOf(profile), roomId: await roomOf(tx, regions) };
      await tx.mediator.upsert({ where: { personId }, create: { personId, ...about }, update: about });
    }
    return { kind: "joined", role };
  });
}

/** A mediator of a single region works in the room of that region. */
async function roomOf(db: Db, regions: readonly string[]): Promise<string | null> {
  const [only, ...others] = regions;
  if (only === undefined || others.length > 0) return null;
  const room = await db.room.findFirst({
    where: { regionId: only },
    orderBy: { verified: "desc" },
    select: { id: true },
  });
  return room?.id ?? null;
}

interface InvitationRow {
  id: number;
  role: string;
  regions: string[];
  languages: string[];
  kind: string;
  woman: boolean;
  marks: string[];
}

function invitationOf(row: InvitationRow): Invitation {
  const role = invitableRoles.find((invitable) => invitable === row.role);
  if (role === undefined)
    throw new Error(`The invitation ${row.id} is for the role ${row.role}, to which nobody can be invited.`);
  const profile = profiles.filter(
    (value) =>
      (value === "PROFESSIONAL" && row.kind === value) || (value === "WOMAN" && row.woman) || row.marks.includes(value),
  );
  return { id: row.id, role, regions: row.regions, languages: row.languages, profile };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
