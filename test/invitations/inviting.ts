import type { Town, Townsperson } from "../harness/town.ts";

/** Makes an invitation on the card of the citizen's case. @returns its code */
export async function makesInvitation(citizen: Townsperson): Promise<string> {
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await citizen.presses("pi:make");
  const code = /start=side_([A-Z\d]+)/.exec(citizen.reads())?.[1];
  if (code === undefined) throw new Error(`There is no link in «${citizen.reads()}».`);
  return code;
}

/** Somebody opens the link of an invitation. */
export async function opensInvitation(town: Town, code: string, name = "Болат"): Promise<Townsperson> {
  const person = town.person(name, "kk");
  await person.opens(`side_${code}`);
  await person.taps("Қазақша");
  return person;
}

/** The person who has opened an invitation answers all questions and accepts. */
export async function acceptsInvitation(
  person: Townsperson,
  { name = "Болат Ахметов", shows = true }: { name?: string; shows?: boolean } = {},
): Promise<void> {
  await person.taps("Қатысамын");
  await person.taps("Иә, толдым");
  await person.taps("Жоқ, қауіп жоқ");
  await person.taps("қазақша");
  await person.taps("Дайын");
  await person.writes(name);
  await person.taps("Келісемін");
  await person.taps(shows ? "Иә, көрсетіңіздер" : "Жоқ, көрсетпеңіздер");
  await person.taps("Келісемін");
}
