import type { Database } from "../../src/platform/database/open.ts";
import { cellIn, sealedColumns } from "../../src/platform/database/sealed-columns.ts";
import type { Vault } from "../../src/platform/database/vault.ts";

/** What stands in each sealed column of the rows. */
const words = "Қоршау бір метр бері салынған.";

/**
 * Makes a row in each table that a case with two sides has besides what a report leaves: parties, an invitation, a disclosure, a meeting, a
 * clearance, a document, and how the case ended for a side. Their sealed columns hold something.
 */
export async function makeRowsOfSides(
  { prisma, sql }: Database,
  vault: Vault,
  given: { caseId: number; closingId: number; messageId: string; person: number; mediator: number },
  now: Date,
): Promise<void> {
  const { caseId, closingId, messageId, person, mediator } = given;
  const { id: other } = await prisma.person.create({ data: { telegramId: 5_550_002n, createdAt: now } });
  await prisma.party.create({ data: { caseId, side: 2, personId: other } });
  await prisma.partyInvitation.create({
    data: {
      caseId,
      makerId: person,
      codeHash: "hash",
      madeAt: now,
      invitees: { create: { personId: other, openedAt: now } },
    },
  });
  await prisma.disclosure.create({
    data: { caseId, messageId, version: 1, fromId: person, askedById: mediator, askedAt: now },
  });
  await prisma.meeting.create({ data: { caseId, mediatorId: mediator, answers: { create: { personId: person } } } });
  await prisma.clearance.create({
    data: { caseId, dangers: 1, reopened: 0, askedById: mediator, askedAt: now },
  });
  const { id: paperId } = await prisma.paper.create({ data: { caseId, kind: "SETTLEMENT" } });
  await prisma.paperVersion.create({
    data: {
      caseId,
      paperId,
      version: 1,
      madeAt: now,
      answers: { create: { personId: person, agrees: false, answeredAt: now } },
    },
  });
  await prisma.closingParty.create({ data: { closingId, personId: other, side: 2 } });
  const tables = ["Party", "PartyInvitation", "Invitee", "Disclosure", "Meeting", "MeetingAnswer", "Clearance"];
  const ofPapers = ["Paper", "PaperVersion", "PaperAnswer", "ClosingParty"];
  for (const column of sealedColumns.filter(({ table }) => [...tables, ...ofPapers].includes(table))) {
    const rows = await sql.rows<{ row: string }>(`SELECT id::text AS row FROM "${column.table}"`);
    for (const { row } of rows) {
      const sealed = vault.seal(cellIn(column, row), words);
      await sql.rows(`UPDATE "${column.table}" SET "${column.column}" = $1::bytea WHERE id = $2::int`, [sealed, row]);
    }
  }
}
