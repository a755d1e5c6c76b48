import { sealName } from "../features/people/people.ts";
import type { Database } from "../platform/database/open.ts";
import type { Vault } from "../platform/database/vault.ts";
import { demoPeople } from "./demo-people.ts";

/** Gives the playground's people their roles and marks them as demo. Several processes may repeat this at the same time. */
export async function seedDemoStaff({ prisma }: Database, vault: Vault, now: Date): Promise<void> {
  const staff = demoPeople.flatMap(({ staff: given, ...person }) => (given === null ? [] : [{ ...person, ...given }]));
  await prisma.person.createMany({
    data: staff.map(({ id, language }) => ({
      telegramId: BigInt(id),
      languageCode: language,
      demo: true,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  const people = await prisma.person.findMany({
    where: { telegramId: { in: staff.map(({ id }) => BigInt(id)) } },
    select: { id: true, telegramId: true },
  });
  const idOf = new Map(people.map(({ id, telegramId }) => [Number(telegramId), id]));
  const known = staff.flatMap(({ id, ...person }) => {
    const personId = idOf.get(id);
    return personId === undefined ? [] : [{ ...person, personId }];
  });
  for (const { personId, firstName, lastName = "" } of known) {
    const nameSealed = sealName(vault, personId, `${firstName} ${lastName}`);
    await prisma.person.update({ where: { id: personId }, data: { nameSealed } });
  }
  await prisma.staffRole.createMany({
    data: known.map(({ personId, role }) => ({ personId, role, regions: [], since: now })),
    skipDuplicates: true,
  });
  const mediators = known.filter(({ role }) => role === "MEDIATOR");
  await prisma.mediator.createMany({
    data: mediators.map(({ personId, languages, woman = false, marks = [] }) => ({
      personId,
      languages,
      woman,
      marks,
    })),
    skipDuplicates: true,
  });
}
