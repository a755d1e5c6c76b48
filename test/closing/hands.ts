import type { Database } from "../../src/platform/database/open.ts";
import { reports } from "../harness/report.ts";
import { openTown, type Town, type TownOptions, type Townsperson } from "../harness/town.ts";

export type Member = Townsperson & { personId: number };

/** A town in which a mediator has the case of a citizen. */
export interface Accepted {
  town: Town;
  mediator: Member;
  citizen: Townsperson;
  caseId: number;
}

export interface AcceptedOptions extends TownOptions {
  /** Changes the case after it was filed and before it is accepted. */
  before?: (caseId: number) => Promise<unknown>;
}

/** A citizen has reported a conflict with neighbours, and the only mediator has accepted it. */
export async function accepted(database: Database, options: AcceptedOptions = {}): Promise<Accepted> {
  const town = await openTown(database, options);
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const citizen = town.person("Айгүл");
  await reports(citizen);
  const { id: caseId } = await database.prisma.case.findFirstOrThrow();
  await options.before?.(caseId);
  await mediator.presses("o:accept");
  return { town, mediator, citizen, caseId };
}

/** The mediator opens the card of the case and begins to close it. */
export async function beginsToClose(mediator: Townsperson): Promise<void> {
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("e:close");
}

/** Fills in the form that closes the case, up to its summary. */
export async function fillsIn(person: Townsperson, outcome = "AGREEMENT", word: string | null = null): Promise<void> {
  await person.presses(`ef:outcome:${outcome}`);
  await person.writes("4");
  if (word === null) await person.presses("ef:skip");
  else await person.writes(word);
}

/** The mediator closes the case; it takes effect. */
export async function closes({ town, mediator }: Accepted, outcome = "AGREEMENT", word: string | null = null) {
  await beginsToClose(mediator);
  await fillsIn(mediator, outcome, word);
  await mediator.presses("ef:send");
  await town.takesEffect();
}
