import type { Database } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { sealName } from "../people/people.ts";
import { demoPeople } from "./demo.ts";

/** Gives the playground's people their roles, marked as demo. Repeatable, also by several processes at the same time. */
export async function seedDemoStaff({ prisma }: Database, vault: Vault, now: Date): Promise<void> {
  const staff = demoPeople.flatMap(({ staff: given, ...person }) => (given === null ? [] : [{ ...person, ...given }]));
  await prisma.person.createMany({
    data: staff.map(({ id, language }) => ({ telegramId: BigInt(id), language, demo: true, createdAt: now })),
    skipDuplicates: true,
  });
  const people = await prisma.person.findMany({
    where: { telegramId: { in: staff.map(({ id }) => BigInt(id)) } },
    select: { id: true, telegramId: true },
  });
  const idOf = new Map(people.map(({ id, telegramId }) => [Number(telegramId), id]));
  for (const { id, firstName, lastName = "", role, languages, woman = false, marks = [] } of staff) {
    const personId = idOf.get(id);
    if (personId === undefined) continue;
    const nameSealed = sealName(vault, personId, `${firstName} ${lastName}`);
    await prisma.person.update({ where: { id: personId }, data: { nameSealed } });
    await prisma.staffRole.createMany({
      data: [{ personId, role, regions: [], since: now }],
      skipDuplicates: true,
    });
    if (role !== "MEDIATOR") continue;
    await prisma.mediator.createMany({ data: [{ personId, languages, woman, marks }], skipDuplicates: true });
  }
}
