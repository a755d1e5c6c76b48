import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { CardPart } from "../cases/card-part.ts";
import { openPartyName } from "../cases/party-names.ts";
import { needsClearance } from "../clearance/clearance.ts";
import type { Places } from "../places/places.ts";
import { makeButton, openButton, stateLine } from "./applicant-screens.ts";
import { partyLine } from "./mediator-screens.ts";

/** On the applicant's card: invites another side, or shows the invitation. */
export function invitePart({ database: { prisma } }: { database: Database }): CardPart {
  return async ({ case: { id, status, personId, mediatorId }, reader, texts }) => {
    if (status !== "ASSIGNED" || mediatorId === null || reader.id !== personId) return {};
    const last = await prisma.partyInvitation.findFirst({ where: { caseId: id }, orderBy: { id: "desc" } });
    if (last === null || last.status === "CONFIRMED") {
      if (await needsClearance(prisma, id)) return {};
      return { buttons: [makeButton(texts, id)] };
    }
    return { lines: [stateLine(texts, last)], buttons: [openButton(texts, last.id)] };
  };
}

/** On the mediator's card: how the last invitation stands, and the names and languages of those who have come by one. */
export function invitedPart({
  database: { prisma },
  vault,
  places,
}: {
  database: Database;
  vault: Vault;
  places: Places;
}): CardPart {
  return async ({ case: { id }, texts }) => {
    const last = await prisma.partyInvitation.findFirst({ where: { caseId: id }, orderBy: { id: "desc" } });
    const parties = await prisma.party.findMany({
      where: { caseId: id, nameSealed: { not: null } },
      orderBy: { side: "asc" },
    });
    const lines = parties.map((party) =>
      partyLine(texts, places, { ...party, name: openPartyName(vault, party) ?? "" }),
    );
    return { lines: last === null ? lines : [...lines, stateLine(texts, last)] };
  };
}
