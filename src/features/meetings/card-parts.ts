import type { Database } from "../../platform/database/open.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { CardPart, ShownCard } from "../cases/card-part.ts";
import { answerButtons, meetingButtons } from "./buttons.ts";

type Services = { database: Database };

/** Arranges a meeting, or shows the next one. */
export function arrangeMeetingPart({ database }: Services): CardPart {
  return async (card) => {
    const { case: shown, texts } = card;
    return {
      lines: (await findOpen(database, card))?.lines ?? [],
      buttons: [{ label: texts.plain("meetings:card.button"), data: meetingButtons.data("open", { case: shown.id }) }],
    };
  };
}

/** Shows a party the next meeting of their case. */
export function ownMeetingPart({ database }: Services): CardPart {
  return async (card) => {
    const found = await findOpen(database, card);
    if (found === null) return {};
    const { id: meeting, lines } = found;
    const data = answerButtons.data("show", { meeting });
    return { lines, buttons: [{ label: card.texts.plain("meetings:card.button"), data }] };
  };
}

/** Tells a coordinator that there is a meeting, and when; never its link. */
export function meetingLinePart({ database }: Services): CardPart {
  return async (card) => ({ lines: (await findOpen(database, card))?.lines ?? [] });
}

async function findOpen({ prisma }: Database, { case: { id: caseId }, texts }: ShownCard) {
  const open = await prisma.meeting.findFirst({
    where: { caseId, status: { in: ["PROPOSED", "FIXED"] } },
    select: { id: true, status: true, startsAt: true },
  });
  if (open === null) return null;
  const line =
    open.status === "FIXED" && open.startsAt !== null
      ? texts.html("meetings:card.fixed", { at: dayAndTime(texts, open.startsAt) })
      : texts.html("meetings:card.proposed");
  return { id: open.id, lines: [line] };
}
