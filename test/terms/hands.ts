import { caseAnswers, sealAnswers } from "../../src/features/cases/sealed-answers.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { type Accepted, type AcceptedOptions, accepted } from "../closing/hands.ts";
import { phrase, type Townsperson } from "../harness/town.ts";

/** What somebody has read of a text, oldest first. */
export function said(person: Townsperson, key: Parameters<typeof phrase>[1], language: "kk" | "ru" = "kk"): string[] {
  return person.history().filter((text) => phrase(language, key).test(text));
}

/** The mediator opens the contract and the term of the case. */
export async function opensTerm(mediator: Townsperson): Promise<void> {
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("tm:open");
}

/** The mediator is asked for the date of the contract. */
export async function beginsToRecord(mediator: Townsperson): Promise<void> {
  await opensTerm(mediator);
  await mediator.presses("tm:contract");
}

/** The contract was signed today: the town begins on 27 October 2026, so the last day is 26 November. */
export async function recordsToday(mediator: Townsperson): Promise<void> {
  await beginsToRecord(mediator);
  await mediator.presses("td:today");
}

/** The mediator proposes a last day that has a button. */
export async function proposes(mediator: Townsperson, day: string): Promise<void> {
  await opensTerm(mediator);
  await mediator.presses("tm:extend");
  await mediator.presses(`td:day:${day}`);
  await mediator.presses("td:send");
}

/** The term of the only case; null where none runs. */
export function termOf({ prisma }: Database) {
  return prisma.mediationTerm.findFirst({ where: { endedAt: null } });
}

/** A mediator has a case whose applicant has ticked these. */
export async function acceptedWith(
  database: Database,
  remit: readonly string[],
  options: AcceptedOptions = {},
): Promise<Accepted> {
  const all = await accepted(database, options);
  const { number } = await database.prisma.case.findFirstOrThrow();
  const answersSealed = sealAnswers(all.town.vault, number, caseAnswers({ remit: [...remit] }));
  await database.prisma.case.update({ where: { id: all.caseId }, data: { answersSealed } });
  return all;
}
