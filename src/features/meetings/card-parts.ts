import type { Button } from "../../platform/chat/screen.ts";
import type { Meeting } from "../../platform/database/generated/client.ts";
import type { Database } from "../../platform/database/open.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { CardPart, ShownCard } from "../cases/card-part.ts";
import { answerButtons, meetingButtons } from "./buttons.ts";

type Services = { database: Database };

/** Arranges a meeting, or shows the next one. */
export function arrangeMeetingPart({ database }: Services): CardPart {
  return async (card) => {
    const { case: shown, texts } = card;
    return {
      lines: (await findOpen(database, card))?.lines ?? [],
      buttons: [arrangeButton(texts, shown.id)],
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

/** The button that arranges a meeting of a case, or shows the next one. */
export function arrangeButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("meetings:card.button"), data: meetingButtons.data("open", { case: caseId }) };
}

/** Tells on a card when the parties meet, or that a time is being looked for. */
export function openLine(texts: Texts, { status, startsAt }: Pick<Meeting, "status" | "startsAt">): string {
  return status === "FIXED" && startsAt !== null
    ? texts.html("meetings:card.fixed", { at: dayAndTime(texts, startsAt) })
    : texts.html("meetings:card.proposed");
}

async function findOpen({ prisma }: Database, { case: { id: caseId }, texts }: ShownCard) {
  const open = await prisma.meeting.findFirst({
    where: { caseId, status: { in: ["PROPOSED", "FIXED"] } },
    select: { id: true, status: true, startsAt: true },
  });
  return open === null ? null : { id: open.id, lines: [openLine(texts, open)] };
}
