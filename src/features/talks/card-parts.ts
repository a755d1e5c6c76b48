import type { Button } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { CardPart } from "../cases/card-part.ts";
import { talkButtons } from "./buttons.ts";

/** Enters the talk with the mediator, or with the party. */
export function writePart({ database }: { database: Database }): CardPart {
  return async ({ case: { id, status, mediatorId, personId }, reader, texts }) => {
    if (status !== "ASSIGNED" || mediatorId === null) return {};
    const talk = await database.prisma.talk.findFirst({
      where: { caseId: id, kind: "CAUCUS", mediatorId, ...(reader.id === personId ? { party: { personId } } : {}) },
      orderBy: { party: { side: "asc" } },
      select: { id: true },
    });
    return talk === null
      ? {}
      : { buttons: [writeButton(texts, talk.id, reader.id === personId ? "mediator" : "party")] };
  };
}

function writeButton(texts: Texts, talk: number, to: "mediator" | "party"): Button {
  return { label: texts.plain(`talks:write.${to}`), data: talkButtons.data("write", { talk }) };
}

/** Writes to the coordinators, as long as the case is open. */
export function deskPart(): CardPart {
  return ({ case: { id, status }, texts }) =>
    status === "CLOSED"
      ? {}
      : { buttons: [{ label: texts.plain("talks:write.desk"), data: talkButtons.data("desk", { case: id }) }] };
}
