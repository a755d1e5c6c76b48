import type { Database } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { sealName } from "../people/people.ts";
import { demoPeople } from "./demo.ts";

/** Gives the playground's people their roles, marked as demo. Repeatable. */
export async function seedDemoStaff({ prisma }: Database, vault: Vault, now: Date): Promise<void> {
  for (const { id, firstName, lastName = "", language, staff } of demoPeople) {
    if (staff === null) continue;
    const telegramId = BigInt(id);
    const person = await prisma.person.upsert({
      where: { telegramId },
      create: { telegramId, language, demo: true, createdAt: now },
      update: {},
    });
    const personId = person.id;
    await prisma.person.update({
      where: { id: personId },
      data: { nameSealed: sealName(vault, personId, `${firstName} ${lastName}`) },
    });
    const { role, languages, woman = false, marks = [] } = staff;
    await prisma.staffRole.upsert({
      where: { personId_role: { personId, role } },
      create: { personId, role, regions: [], since: now },
      update: {},
    });
    if (role === "MEDIATOR") {
      await prisma.mediator.upsert({ where: { personId }, create: { personId, languages, woman, marks }, update: {} });
    }
  }
}
