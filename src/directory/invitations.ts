import { createHash, randomBytes } from "node:crypto";
import type { Person } from "../chat/person.ts";
import type { PrismaClient } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Vault } from "../database/vault.ts";
import { firstLanguage } from "../i18n/languages.ts";
import { marks } from "../people/mediators.ts";
import { sealName } from "../people/people.ts";
import { may } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { dayMs } from "../time/units.ts";

/** The roles that one is invited to; administrators are named by the configuration. */
export const invitableRoles = ["MEDIATOR", "COORDINATOR", "EDITOR", "COUNCIL"] as const;
export type InvitableRole = (typeof invitableRoles)[number];

export interface Invitation {
  id: number;
  role: InvitableRole;
  regions: string[];
  languages: string[];
  /** What is true of a mediator. */
  profile: Profile[];
}

/** What an administrator marks of a mediator who is invited. */
export const profiles = ["PROFESSIONAL", "WOMAN", "SCHOOL", "ETHNO", "ANA"] as const;
export type Profile = (typeof profiles)[number];

export type Forbidden = { kind: "forbidden" };

const validDays = 7;
/** An invitation may be for any region. */
const everywhere = { regions: [] };

/** An administrator begins an invitation. */
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

/** An invitation that this administrator is still putting together, or null. */
export async function ownInvitation(db: Db, person: Person, id: number): Promise<Invitation | null> {
  if (!may(person, "composeInvitation", everywhere)) return null;
  const row = await db.invitation.findFirst({ where: { id, createdById: person.id, tokenHash: null } });
  return row === null ? null : invitationOf(row);
}

/** Marks or unmarks a region or a language; marking twice is as marking once. */
export async function mark(
  db: Db,
  invitation: Invitation,
  what: "regions" | "languages",
  value: string,
  on: boolean,
): Promise<Invitation> {
  const others = invitation[what].filter((one) => one !== value);
  const marked = { ...invitation, [what]: on ? [...others, value] : others };
  await db.invitation.updateMany({ where: { id: invitation.id, tokenHash: null }, data: { [what]: marked[what] } });
  return marked;
}

/** Marks or unmarks what is true of a mediator. */
export async function markProfile(db: Db, invitation: Invitation, what: Profile, on: boolean): Promise<Invitation> {
  const others = invitation.profile.filter((one) => one !== what);
  const profile = on ? [...others, what] : others;
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
 * Makes the link of an invitation that this administrator has put together; null where there is none. The token works once and
 * for a week, and only its hash is kept.
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
    // Of two taps at once the first has made the link.
    if (count === 0) return null;
    await recordAct(tx, { act: "inviteStaff", actor: person, subject: { id, ...everywhere } }, now);
    return { invitation, token, until };
  });
}

/** What a link invites to; null when it is unknown, used or out of date. */
export async function readInvitation(db: Db, token: string, now: Date): Promise<Invitation | null> {
  const row = await db.invitation.findUnique({ where: { tokenHash: hashOf(token) } });
  if (row === null || row.usedAt !== null || row.expiresAt === null || row.expiresAt <= now) return null;
  return invitationOf(row);
}

export type Joined = { kind: "joined"; role: InvitableRole } | { kind: "invalid" };

/** Joins the staff by a link. One conditional write decides who used it; the same person twice has joined all the same. */
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

/** Who serves one region works in its room. */
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
  const role = invitableRoles.find((one) => one === row.role);
  if (role === undefined) throw new Error(`The invitation ${row.id} is for ${row.role}, which nobody is invited to.`);
  const profile = profiles.filter(
    (one) => (one === "PROFESSIONAL" && row.kind === one) || (one === "WOMAN" && row.woman) || row.marks.includes(one),
  );
  return { id: row.id, role, regions: row.regions, languages: row.languages, profile };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
