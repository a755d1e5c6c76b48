import { partiesOf } from "../../src/features/cases/parties.ts";
import { openedMessage } from "../../src/features/talks/notices.ts";
import { openCaucuses } from "../../src/features/talks/talk-rows.ts";
import type { Language } from "../../src/platform/i18n/languages.ts";
import { enqueue } from "../../src/platform/telegram/outbox/outbox.ts";
import type { Town, Townsperson } from "./town.ts";

/**
 * Adds another side to the only case of a town, which its mediator has, without an invitation: for tests of what happens between the sides.
 * Their caucus with the mediator is open, and both are told.
 */
export async function joinAsOtherSide(
  town: Town,
  name: string,
  language: Language = "kk",
): Promise<Townsperson & { personId: number }> {
  const { prisma } = town.database;
  const person = town.person(name, language);
  await person.opens("nothing");
  const { id: personId } = await prisma.person.update({
    where: { telegramId: BigInt(person.id) },
    data: { languageCode: language },
  });
  const { id: caseId, mediatorId } = await prisma.case.findFirstOrThrow();
  await prisma.$transaction(async (tx) => {
    const side = 1 + (await partiesOf(tx, caseId)).length;
    await tx.party.create({ data: { caseId, side, personId } });
    await openCaucuses(tx, [caseId]);
    const { id: talk } = await tx.talk.findFirstOrThrow({ where: { caseId, kind: "CAUCUS", party: { personId } } });
    const members = [personId, ...(mediatorId === null ? [] : [mediatorId])];
    const now = town.now();
    await enqueue(
      tx,
      members.map((member) => openedMessage.to(member, { talk, at: now }, { notBefore: now })),
      now,
    );
  });
  await town.settles();
  // What is written in the same second would be asked about.
  town.jumps(1);
  return { ...person, personId };
}
