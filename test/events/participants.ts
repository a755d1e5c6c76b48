import { register } from "../../src/features/events/registration.ts";
import { aboutLanguage, type Language } from "../../src/platform/i18n/languages.ts";
import type { Town, Townsperson } from "../harness/town.ts";

/** A person person has chosen a language. */
export async function citizen(town: Town, name: string, language: Language = "kk"): Promise<Townsperson> {
  const person = town.person(name, language);
  await person.opens("nothing");
  await person.taps(aboutLanguage(language).name);
  return person;
}

/** Registers a person before the test begins; with `wait` on the waiting list of a full event. */
export async function hasRegistered(town: Town, person: Townsperson, event: number, wait = false): Promise<void> {
  const { prisma } = town.database;
  const { id } = await prisma.person.findUniqueOrThrow({ where: { telegramId: BigInt(person.id) } });
  await register(prisma, town.vault, event, { personId: id, name: "Қатысушы" }, town.now(), wait);
}
