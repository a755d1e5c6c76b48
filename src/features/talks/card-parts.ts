import type { Button } from "../../platform/chat/screen.ts";
import type { Database, Db } from "../../platform/database/open.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { CardPart } from "../cases/card-part.ts";
import { findPartyIn } from "../cases/parties.ts";
import type { CaseState } from "../cases/rules.ts";
import { leadButtons, talkButtons } from "./buttons.ts";
import { stopButton } from "./lead-screens.ts";

/** Enters the talk with the mediator, or with each of the sides. */
export function writePart({ database }: { database: Database }): CardPart {
  return async ({ case: state, reader, texts }) => {
    const isParty = state.involved.includes(reader.id);
    const talks = await caucusesOf(database.prisma, state, isParty ? reader.id : null);
    const labelOf = (side: number) =>
      isParty
        ? texts.plain("talks:write.mediator")
        : texts.plain(talks.length === 1 ? "talks:write.party" : "talks:write.side", { side });
    return {
      buttons: talks.map(({ id, party: { side } }) => ({
        label: labelOf(side),
        data: talkButtons.data("write", { talk: id }),
      })),
    };
  };
}

/** The mediator's talks with the sides that have not left. @param personId only the talk of this party */
function caucusesOf(db: Db, { id, status, mediatorId }: CaseState, personId: number | null) {
  if (status !== "ASSIGNED" || mediatorId === null) return Promise.resolve([]);
  return db.talk.findMany({
    where: {
      caseId: id,
      kind: "CAUCUS",
      mediatorId,
      party: { leftAt: null, ...(personId === null ? {} : { personId }) },
    },
    orderBy: { party: { side: "asc" } },
    select: { id: true, stoppedAt: true, openingAt: true, party: { select: { side: true } } },
  });
}

/** Stops the talk with each side, or lets it go on; and the opening words, with a reminder until they were sent (law 401-IV, art. 10(2)). */
export function leadPart({ database }: { database: Database }): CardPart {
  return async ({ case: state, texts }) => {
    const talks = await caucusesOf(database.prisma, state, null);
    const led = talks.map((talk) => ledBy(texts, talk));
    const [only] = led;
    if (led.length === 1 && only !== undefined) return only;
    const named = talks.map(({ party: { side } }, at) => ({
      lines: (led[at]?.lines ?? []).map((line) => `${texts.html("talks:led.ofSide", { side })} ${line}`),
      buttons: (led[at]?.buttons ?? []).map(({ label, ...button }) => ({
        ...button,
        label: texts.plain("talks:lead.ofSide", { label, side }),
      })),
    }));
    return { lines: named.flatMap(({ lines }) => lines), buttons: named.flatMap(({ buttons }) => buttons) };
  };
}

/** How a talk is led. */
function ledBy(
  texts: Texts,
  { id, stoppedAt, openingAt }: { id: number; stoppedAt: Date | null; openingAt: Date | null },
) {
  const opening: Button = { label: texts.plain("talks:lead.opening"), data: leadButtons.data("opening", { talk: id }) };
  return {
    lines: [
      openingAt === null
        ? texts.html("talks:led.openingOwed")
        : texts.html("talks:led.openingAt", { at: dayAndTime(texts, openingAt) }),
      ...(stoppedAt === null ? [] : [texts.html("talks:led.stopped")]),
    ],
    buttons: [...(openingAt === null ? [opening] : []), stopButton(texts, id, stoppedAt !== null)],
  };
}

/** Writes to the coordinators, as long as the case is open. */
export function deskPart({ database }: { database: Database }): CardPart {
  return async ({ case: { id, status, personId }, reader, texts }) =>
    status === "CLOSED" || (reader.id !== personId && (await findPartyIn(database.prisma, reader.id, id)) === null)
      ? {}
      : { buttons: [{ label: texts.plain("talks:write.desk"), data: talkButtons.data("desk", { case: id }) }] };
}
