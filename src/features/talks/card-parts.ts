import type { Button } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { CardPart } from "../cases/card-part.ts";
import { leadButtons, talkButtons } from "./buttons.ts";
import { stopButton } from "./lead-screens.ts";

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

/** Stops the talk with the party, or lets it go on; and the opening words, with a reminder until they were sent (law 401-IV, art. 10(2)). */
export function leadPart({ database }: { database: Database }): CardPart {
  return async ({ case: { id, status, mediatorId }, texts }) => {
    if (status !== "ASSIGNED" || mediatorId === null) return {};
    const talk = await database.prisma.talk.findFirst({
      where: { caseId: id, kind: "CAUCUS", mediatorId },
      orderBy: { party: { side: "asc" } },
      select: { id: true, stoppedAt: true, openingAt: true },
    });
    if (talk === null) return {};
    const { stoppedAt, openingAt } = talk;
    const opening = { label: texts.plain("talks:lead.opening"), data: leadButtons.data("opening", { talk: talk.id }) };
    return {
      lines: [
        openingAt === null
          ? texts.html("talks:led.openingOwed")
          : texts.html("talks:led.openingAt", { at: dayAndTime(texts, openingAt) }),
        ...(stoppedAt === null ? [] : [texts.html("talks:led.stopped")]),
      ],
      buttons: [...(openingAt === null ? [opening] : []), stopButton(texts, talk.id, stoppedAt !== null)],
    };
  };
}

/** Writes to the coordinators, as long as the case is open. */
export function deskPart(): CardPart {
  return ({ case: { id, status }, texts }) =>
    status === "CLOSED"
      ? {}
      : { buttons: [{ label: texts.plain("talks:write.desk"), data: talkButtons.data("desk", { case: id }) }] };
}
