import { loadCandidates } from "../assignment/candidates.ts";
import type { Candidate } from "../assignment/match.ts";
import type { PrismaClient } from "../database/generated/client.ts";
import { type Finding, trouble, warning, well } from "./check.ts";

interface Region {
  id: string;
  en: string;
}

/** Whether anybody may invite staff, and is reached. */
export async function administrators(adminIds: readonly number[], prisma: PrismaClient | null): Promise<Finding> {
  if (adminIds.length === 0) {
    return trouble(
      "ADMIN_IDS is empty: nobody can invite mediators and coordinators",
      "Write to the bot; set ADMIN_IDS to your Telegram id (@userinfobot and others tell it) and start it again.",
    );
  }
  const ids = adminIds.map(BigInt);
  const met = (await prisma?.person.findMany({ where: { telegramId: { in: ids } } })) ?? null;
  if (met === null) return well(`ADMIN_IDS names ${adminIds.length}`);
  const away = ids.filter((id) => !met.some(({ telegramId, blockedAt }) => telegramId === id && blockedAt === null));
  if (away.length === 0) return well(`ADMIN_IDS names ${adminIds.length}, all of whom the bot can write to`);
  return warning(
    `the bot cannot write to these administrators: ${away.join(", ")}`,
    "Each of them opens the bot and presses Start: Telegram lets a bot write to nobody who has not.",
  );
}

/** Whether there is somebody to offer a case to, everywhere. */
export async function mediators(prisma: PrismaClient, now: Date): Promise<Finding[]> {
  const regions = await prisma.region.findMany({ orderBy: { position: "asc" }, select: { id: true, en: true } });
  return mediatorsFor(regions, await loadCandidates(prisma, { regionIds: null, applicantIds: [] }, now));
}

export function mediatorsFor(regions: readonly Region[], all: readonly Candidate[]): Finding[] {
  const invite = "An administrator invites mediators with /staff.";
  if (all.length === 0) return [warning("there is no mediator: every case goes to a coordinator", invite)];
  const onDuty = all.filter((one) => one.onDuty && !one.onLeave);
  const bare = regions.filter(({ id }) => !onDuty.some((one) => serves(one.regions, id)));
  const mute = all.filter(({ languages }) => languages.length === 0);
  const findings = [
    bare.length === 0
      ? well(`${all.length}, on duty ${onDuty.length}; every region has one`)
      : warning(
          `${all.length}, on duty ${onDuty.length}; regions without one on duty: ${listed(bare)}`,
          `${invite} Who is off duty goes on duty with /duty.`,
        ),
  ];
  if (mute.length > 0) {
    const says = `without any language, so they are never asked: ${mute.length}`;
    findings.push(warning(says, "Invite them again with /staff and mark their languages."));
  }
  return findings;
}

/** Whether somebody looks at what no mediator takes. */
export async function coordinators(prisma: PrismaClient): Promise<Finding> {
  const regions = await prisma.region.findMany({ orderBy: { position: "asc" }, select: { id: true, en: true } });
  const roles = await prisma.staffRole.findMany({
    where: { role: "COORDINATOR", person: { blockedAt: null } },
    select: { regions: true },
  });
  return coordinatorsFor(regions, roles);
}

export function coordinatorsFor(regions: readonly Region[], roles: readonly { regions: readonly string[] }[]): Finding {
  const bare = regions.filter(({ id }) => !roles.some((one) => serves(one.regions, id)));
  if (bare.length === 0) return well(`${roles.length}; every region has one`);
  const where = roles.length === 0 ? "there is none" : `regions without one: ${listed(bare)}`;
  return warning(
    `${where}; what no mediator takes goes to the administrators`,
    "An administrator invites coordinators with /staff.",
  );
}

/** Whether rooms are such that people can be sent there. */
export async function rooms(prisma: PrismaClient): Promise<Finding[]> {
  const total = await prisma.room.count();
  if (total === 0) return [warning("none is loaded yet", "Start the bot: it loads regions, districts and rooms.")];
  const [unverified, unstaffed] = await Promise.all([
    prisma.room.count({ where: { verified: false } }),
    prisma.room.count({ where: { mediators: { none: { person: { blockedAt: null } } } } }),
  ]);
  const findings: Finding[] = [];
  if (unverified > 0) {
    findings.push(
      warning(
        `${unverified} of ${total} have an address that nobody has verified: people are shown the town alone`,
        "Have each address confirmed by its room, then mark it (column verified of the table Room).",
      ),
    );
  }
  if (unstaffed > 0) {
    findings.push(
      warning(
        `${unstaffed} of ${total} have no mediator`,
        "Invite a mediator for that one region with /staff: who serves a single region works in its room.",
      ),
    );
  }
  return findings.length > 0 ? findings : [well(`${total}, all verified and with mediators`)];
}

/** The playground's people must never meet real ones: the bot does not start on a database that has them. */
export async function madeUpPeople(prisma: PrismaClient): Promise<Finding[]> {
  const count = await prisma.person.count({ where: { demo: true } });
  if (count === 0) return [];
  const says = `it was used by the playground and has made-up people: ${count}`;
  return [trouble(says, "Give the real bot a database of its own: another DATA_DIR or DATABASE_URL.")];
}

/** No region named is the whole country. */
function serves(regions: readonly string[], id: string): boolean {
  return regions.length === 0 || regions.includes(id);
}

function listed(regions: readonly Region[]): string {
  const shown = regions.slice(0, 5).map(({ en }) => en);
  const more = regions.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
