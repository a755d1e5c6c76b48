import { loadCandidates } from "../../features/assignment/candidate-rows.ts";
import type { Candidate } from "../../features/assignment/match.ts";
import { dutyRoles } from "../../features/danger/on-duty.ts";
import type { DutyList } from "../../features/operator/operator.ts";
import type { PrismaClient } from "../../platform/database/generated/client.ts";
import { type Finding, trouble, warning, well } from "./check.ts";

interface Region {
  id: string;
  en: string;
}

/** Whether there are administrators to invite staff, and whether the bot can write to them. */
export async function administrators(adminIds: readonly number[], prisma: PrismaClient | null): Promise<Finding> {
  if (adminIds.length === 0) {
    return trouble(
      "ADMIN_IDS is empty: nobody can invite mediators and coordinators",
      "Write to the bot; set ADMIN_IDS to your Telegram id (@userinfobot tells it) and restart the bot.",
    );
  }
  const ids = adminIds.map(BigInt);
  const known = (await prisma?.person.findMany({ where: { telegramId: { in: ids } } })) ?? null;
  if (known === null) return well(`ADMIN_IDS names ${adminIds.length}`);
  const unreachable = ids.filter(
    (id) => !known.some(({ telegramId, blockedAt }) => telegramId === id && blockedAt === null),
  );
  if (unreachable.length === 0) return well(`ADMIN_IDS names ${adminIds.length}, all of whom the bot can write to`);
  return warning(
    `the bot cannot write to these administrators: ${unreachable.join(", ")}`,
    "Each of them must open the bot and press Start: until then Telegram does not let the bot write to them.",
  );
}

/** Whether those whom the operator's duty list names can be told of danger. */
export async function dutyList(
  { everywhere, regions }: DutyList,
  adminIds: readonly number[],
  prisma: PrismaClient,
): Promise<Finding> {
  const listed = [...new Set([...everywhere, ...Object.values(regions).flat()])];
  if (listed.length === 0) return well("empty: of danger the region's coordinators are told, or the administrators");
  const ready = await prisma.person.findMany({
    where: {
      telegramId: { in: listed.map(BigInt) },
      blockedAt: null,
      OR: [{ telegramId: { in: adminIds.map(BigInt) } }, { staff: { some: { role: { in: [...dutyRoles] } } } }],
    },
    select: { telegramId: true },
  });
  const missing = listed.filter((id) => !ready.some(({ telegramId }) => telegramId === BigInt(id)));
  if (missing.length === 0) return well(`${listed.length}, all of whom the bot can write to`);
  return warning(
    `of danger these are not told: ${missing.join(", ")}`,
    "Each of them must open the bot and press Start, and needs a role (mediator or coordinator): invite them with /staff.",
  );
}

/** Whether every region has a mediator on duty. */
export async function mediators(prisma: PrismaClient, now: Date): Promise<Finding[]> {
  const regions = await prisma.region.findMany({ orderBy: { position: "asc" }, select: { id: true, en: true } });
  return mediatorsFor(regions, await loadCandidates(prisma, { regionIds: null, partyIds: [] }, now));
}

export function mediatorsFor(regions: readonly Region[], all: readonly Candidate[]): Finding[] {
  const invite = "An administrator invites mediators with /staff.";
  if (all.length === 0) return [warning("there is no mediator: every case goes to a coordinator", invite)];
  const onDuty = all.filter((mediator) => mediator.onDuty && !mediator.onLeave);
  const uncovered = regions.filter(({ id }) => !onDuty.some((mediator) => serves(mediator.regions, id)));
  const withoutLanguage = all.filter(({ languages }) => languages.length === 0);
  const findings = [
    uncovered.length === 0
      ? well(`${all.length}, on duty ${onDuty.length}; every region has one`)
      : warning(
          `${all.length}, on duty ${onDuty.length}; regions without one on duty: ${listed(uncovered)}`,
          `${invite} A mediator goes on duty with /duty.`,
        ),
  ];
  if (withoutLanguage.length > 0) {
    const says = `without any language, so they are never offered a case: ${withoutLanguage.length}`;
    findings.push(warning(says, "Invite them again with /staff and mark their languages."));
  }
  return findings;
}

/** Whether every region has a coordinator for the cases that no mediator takes. */
export async function coordinators(prisma: PrismaClient): Promise<Finding> {
  const regions = await prisma.region.findMany({ orderBy: { position: "asc" }, select: { id: true, en: true } });
  const roles = await prisma.staffRole.findMany({
    where: { role: "COORDINATOR", person: { blockedAt: null } },
    select: { regions: true },
  });
  return coordinatorsFor(regions, roles);
}

export function coordinatorsFor(regions: readonly Region[], roles: readonly { regions: readonly string[] }[]): Finding {
  const uncovered = regions.filter(({ id }) => !roles.some((role) => serves(role.regions, id)));
  if (uncovered.length === 0) return well(`${roles.length}; every region has one`);
  const where = roles.length === 0 ? "there is none" : `regions without one: ${listed(uncovered)}`;
  return warning(
    `${where}; cases that no mediator takes go to the administrators`,
    "An administrator invites coordinators with /staff.",
  );
}

/** Whether people can be sent to the rooms. */
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
        `${unverified} of ${total} have an address that nobody has verified: people are shown only the town`,
        "Have each address confirmed by its room, then mark it (column verified of the table Room).",
      ),
    );
  }
  if (unstaffed > 0) {
    findings.push(
      warning(
        `${unstaffed} of ${total} have no mediator`,
        "Invite a mediator for that one region with /staff: a mediator of a single region works in its room.",
      ),
    );
  }
  return findings.length > 0 ? findings : [well(`${total}, all verified and with mediators`)];
}

/** The playground's people must never meet real people, so the bot does not start on a database that has them. */
export async function madeUpPeople(prisma: PrismaClient): Promise<Finding[]> {
  const count = await prisma.person.count({ where: { demo: true } });
  if (count === 0) return [];
  const says = `the playground used it and left made-up people in it: ${count}`;
  return [trouble(says, "Give the real bot a database of its own: another DATA_DIR or DATABASE_URL.")];
}

/** An empty list of regions means the whole country. */
function serves(regions: readonly string[], id: string): boolean {
  return regions.length === 0 || regions.includes(id);
}

function listed(regions: readonly Region[]): string {
  const shown = regions.slice(0, 5).map(({ en }) => en);
  const more = regions.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
