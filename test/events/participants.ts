import { register } from "../../src/events/registration.ts";
import type { Town, Townsperson } from "../harness/town.ts";

/** Somebody who has a language, and so talks with the bot already. */
export async function citizen(town: Town, name: string, language: "kk" | "ru" | "en" = "kk"): Promise<Townsperson> {
  const person = town.person(name, language);
  await person.opens("nothing");
  await person.taps({ kk: "Қазақша", ru: "Русский", en: "English" }[language]);
  return person;
}

/** Has registered before the test begins; with `wait` where no place is left. */
export async function hasRegistered(town: Town, person: Townsperson, event: number, wait = false): Promise<void> {
  const { prisma } = town.database;
  const { id } = await prisma.person.findUniqueOrThrow({ where: { telegramId: BigInt(person.id) } });
  await register(prisma, town.vault, event, { personId: id, name: "Қатысушы" }, town.now(), wait);
}
