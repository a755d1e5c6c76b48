import type { Content } from "../../platform/chat/content.ts";
import type { DisclosureStatus } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { type CaseParty, partiesOf } from "../cases/parties.ts";
import { openWords } from "./sealed-words.ts";

/** A disclosure with everything that decides what may become of it. */
export interface FoundDisclosure {
  id: number;
  caseId: number;
  number: string;
  status: DisclosureStatus;
  messageId: string;
  askedById: number;
  /** The side that said it, and their person; who has left has no person here. */
  fromSide: number;
  fromPersonId: number | null;
  /** Those to whom it would go and who still take part. */
  to: CaseParty[];
  stands: boolean;
  isUnchanged: boolean;
  /** Exactly what is asked about; null once the case has ended. */
  content: Content | null;
}

/** Reads a disclosure, or null if it does not exist. An act locks the case first. */
export async function readDisclosure(db: Db, vault: Vault, id: number): Promise<FoundDisclosure | null> {
  const row = await db.disclosure.findUnique({
    where: { id },
    include: {
      case: { select: { number: true, status: true, mediatorId: true } },
      message: { select: { version: true, status: true } },
    },
  });
  if (row === null) return null;
  const { caseId, status, messageId, askedById, fromId, toIds, version, message, case: ofCase } = row;
  const parties = await partiesOf(db, caseId);
  const from = parties.find((party) => party.id === fromId);
  const to = parties.filter((party) => toIds.includes(party.id));
  const { side } = await db.party.findUniqueOrThrow({ where: { id: fromId }, select: { side: true } });
  const content = openWords(vault, row);
  const isInHand = ofCase.status === "ASSIGNED" && ofCase.mediatorId === askedById;
  return {
    id,
    caseId,
    number: ofCase.number,
    status,
    messageId,
    askedById,
    fromSide: side,
    fromPersonId: from?.personId ?? null,
    to,
    stands: isInHand && from !== undefined && to.length > 0 && content !== null,
    isUnchanged: message.status === "SENT" && message.version === version,
    content,
  };
}
