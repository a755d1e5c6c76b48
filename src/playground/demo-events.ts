import { type EventFields, noFields } from "../features/events/fields.ts";
import { publishFacts } from "../features/events/publishing.ts";
import { register } from "../features/events/registration.ts";
import type { Database } from "../platform/database/open.ts";
import type { Vault } from "../platform/database/vault.ts";
import { addDays, dayOf, momentOf, weekdayOf } from "../platform/time/local-day.ts";
import { localTimeOf } from "../platform/time/local-time.ts";
import { dayMs, hourMinutes, hourMs } from "../platform/time/units.ts";
import { demoEvents } from "./demo-event-texts.ts";
import { demoPeople } from "./demo-people.ts";

/** In the numbering of `weekdayOf`. */
const saturday = 5;

/** Subscribes some of the playground's people and publishes events that begin today or later. Does so only once in a database. */
export async function seedDemoEvents({ prisma }: Database, vault: Vault, now: Date): Promise<void> {
  const people = await findPeople(prisma);
  const [editor, approver] = people.filter(({ role }) => role === "EDITOR");
  const mediators = people.filter(({ role }) => role === "MEDIATOR");
  const coordinators = people.filter(({ role }) => role === "COORDINATOR");
  if (editor === undefined || approver === undefined || (await prisma.event.count()) > 0) return;
  const guests = [...mediators, ...coordinators];
  // The first guest has no quiet hours, so that somebody sees an announcement arrive at night.
  const hours = (index: number) => (index === 0 ? { quietFrom: 0, quietTo: 0 } : {});
  const data = guests.map(({ personId }, index) => ({ personId, since: now, ...hours(index) }));
  const { count } = await prisma.subscription.createMany({ data, skipDuplicates: true });
  // When several processes start together, only the process that created the subscriptions publishes.
  if (count === 0) return;
  for (const { inDays, hour, hours, stages = [], guests: count = 0, facts } of demoEvents) {
    const startsAt = inDays === 0 ? soon(now) : at(now, inDays, hour);
    const fields: EventFields = {
      ...noFields,
      ...facts,
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + hours * hourMs).toISOString(),
      answered: ["startsAt", "endsAt", "place", "link", "regions", ...Object.keys(facts)],
      stages: stages.map(({ afterDays, words }) => ({
        at: new Date(startsAt.getTime() + afterDays * dayMs).toISOString(),
        words,
      })),
    };
    const createdBy = { createdById: editor.personId, approvedById: approver.personId, changedAt: now };
    const { id } = await prisma.event.create({ data: createdBy });
    await prisma.$transaction((tx) => publishFacts(tx, id, fields, now));
    for (const { personId, name } of guests.slice(0, count)) {
      await register(prisma, vault, id, { personId, name }, now);
    }
  }
}

async function findPeople(prisma: Database["prisma"]) {
  const staff = demoPeople.filter((person) => person.staff !== null);
  const rows = await prisma.person.findMany({
    where: { telegramId: { in: staff.map(({ id }) => BigInt(id)) } },
    select: { id: true, telegramId: true },
  });
  return staff.flatMap(({ id, firstName, lastName = "", staff: given }) => {
    const row = rows.find(({ telegramId }) => telegramId === BigInt(id));
    return row === undefined ? [] : [{ personId: row.id, name: `${firstName} ${lastName}`, role: given?.role }];
  });
}

/** This hour of the local day `inDays` from now. From the day after tomorrow on, a weekend becomes the next Monday. */
function at(now: Date, inDays: number, hour: number): Date {
  let day = addDays(dayOf(now), inDays);
  while (inDays > 1 && weekdayOf(day) >= saturday) day = addDays(day, 1);
  return momentOf(day, hour * hourMinutes);
}

/** A full hour today, one or two hours from now. In the evening and at night it is the next morning. */
function soon(now: Date): Date {
  const next = new Date((Math.ceil(now.getTime() / hourMs) + 1) * hourMs);
  const hour = Math.floor(localTimeOf(next).minutes / hourMinutes);
  if (hour >= 9 && hour <= 19) return next;
  return hour < 9 ? at(next, 0, 9) : at(next, 1, 9);
}
