import { register } from "../../src/features/events/registration.ts";
import { aboutLanguage, type Language } from "../../src/platform/i18n/languages.ts";
import type { Town, Townsperson } from "../harness/town.ts";

/** Somebody who has a language, and so talks with the bot already. */
export async function citizen(town: Town, name: string, language: Language = "kk"): Promise<Townsperson> {
  const who = town.person(name, language);
  await who.opens("nothing");
  await who.taps(aboutLanguage(language).name);
  return who;
}

/** Has registered before the test begins; with `wait` where no place is left. */
export async function hasRegistered(town: Town, person: Townsperson, event: number, wait = false): Promise<void> {
  const { prisma } = town.database;
  const { id } = await prisma.person.findUniqueOrThrow({ where: { telegramId: BigInt(person.id) } });
  await register(prisma, town.vault, event, { personId: id, name: "Қатысушы" }, town.now(), wait);
}
