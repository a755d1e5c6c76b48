import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { officialLanguages } from "../../platform/i18n/languages.ts";
import { dayOf } from "../../platform/time/local-day.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import { needsClearance } from "../clearance/clearance.ts";
import { openName } from "../people/people.ts";
import type { Places, Room } from "../places/places.ts";
import type { PaperOf } from "./drafts.ts";
import type { Ground } from "./paper-kinds.ts";
import { printedName } from "./point-text.ts";
import { type PaperFacts, templateVersion } from "./printed.ts";

interface NewVersion extends PaperOf {
  version: number;
  sides: readonly number[];
  ground: Ground | null;
}

/** Loads what a version prints besides its points: nothing that the applicant told of the conflict or of themselves. */
export async function loadFacts(
  tx: Db,
  { vault, places }: { vault: Vault; places: Places },
  { caseId, kind, version, sides, ground }: NewVersion,
  now: Date,
): Promise<PaperFacts> {
  const {
    kind: conflict,
    languages,
    mediatorId,
    ...row
  } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { kind: true, languages: true, mediatorId: true, ...answersFields },
  });
  const mediator = await tx.person.findUniqueOrThrow({
    where: { id: mediatorId ?? 0 },
    select: { id: true, nameSealed: true, mediator: { select: { kind: true, roomId: true } } },
  });
  const roomId = mediator.mediator?.roomId ?? null;
  const { remit } = openAnswers(vault, row);
  return {
    template: templateVersion,
    kind,
    number: row.number,
    version,
    day: dayOf(now),
    // Until danger is cleared nobody learns from a document where the other side goes.
    place: roomId === null || (await needsClearance(tx, caseId)) ? null : placeOf(places.room(roomId)),
    conflict,
    mediator: printedName(openName(vault, mediator) ?? ""),
    mediatorKind: mediator.mediator?.kind ?? "PUBLIC",
    languages,
    stage: remit.includes("CRIME") ? "crime" : remit.includes("ENFORCEMENT") ? "enforcement" : "usual",
    sides: [...sides],
    ground,
  };
}

/** The mediation room; its address only once somebody responsible has confirmed it. */
function placeOf(room: Room | null): PaperFacts["place"] {
  if (room === null) return null;
  const address = room.verified ? room.address : null;
  return officialLanguages.map((language) =>
    [room.town[language], ...(address === null ? [] : [address[language]])].join(", "),
  );
}
