import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { renderToFormerStaff } from "../assignment/former-staff.ts";
import { ofFormerStaff } from "../assignment/readable.ts";
import { findActors } from "../people/actors.ts";
import { involvedOf } from "../people/involved.ts";
import { openName } from "../people/people.ts";
import type { Places } from "../places/places.ts";
import { findRequestFacts } from "./found-requests.ts";
import { loadHandovers } from "./handover-view.ts";
import { loadLostCases } from "./lost-cases.ts";
import { minorMessages } from "./minor-messages.ts";
import {
  askedMessage,
  decidedMessage,
  endedMessage,
  questionMessage,
  thankedMessage,
  toDecideMessage,
} from "./notices.ts";
import { decidedScreen, toDecideScreen } from "./request-screens.ts";
import { handoverScreen, thankedScreen } from "./screens.ts";

export interface HandoverMessagesContext {
  vault: Vault;
  places: Places;
  adminIds: readonly number[];
}

const onUnknown = "resend";

/** Renders what is said about handing over, and about another mediator. */
export function handoverMessagesOf(context: HandoverMessagesContext): RenderedMessage[] {
  const { vault, places, adminIds } = context;
  return [
    handover(askedMessage),
    handover(questionMessage),
    handover(endedMessage),
    renderToFormerStaff(thankedMessage, {
      adminIds,
      act: "seeOwnCase",
      load: loadLostCases,
      caseOf: ({ caseId }) => caseId,
      render: thankedScreen,
    }),
    renderPersonally(toDecideMessage, {
      onUnknown,
      load: (db, deliveries) => loadToDecide(db, deliveries),
      render: (texts, facts, changed) =>
        facts === "nothing" && !changed ? null : toDecideScreen(texts, places, facts === "nothing" ? null : facts),
    }),
    renderPersonally(decidedMessage, {
      onUnknown,
      load: (db, deliveries) => loadDecided(db, context, deliveries),
      render: decidedScreen,
    }),
    ...minorMessages(context),
  ];

  function handover(message: typeof askedMessage): RenderedMessage {
    return renderPersonally(message, {
      onUnknown,
      load: (db, deliveries) => loadHandovers(db, context, deliveries),
      // A question that has ended before it was sent is not asked.
      render(texts, view, changed) {
        if (changed) return handoverScreen(texts, places, view);
        // A colleague who may not see the case, or no longer, is told nothing of it.
        if (view.reader.role === "colleague" && view.reader.brief === null) return null;
        const isDue = view.status === "ASKED" || message.name === endedMessage.name;
        return isDue ? handoverScreen(texts, places, view) : null;
      },
    });
  }

  async function loadToDecide(db: Db, deliveries: readonly Addressed<{ request: number }>[]) {
    const readers = await findActors(
      db,
      deliveries.map(({ personId }) => personId),
      adminIds,
    );
    const found = new Map<(typeof deliveries)[number], Awaited<ReturnType<typeof findRequestFacts>> | "nothing">();
    for (const delivery of deliveries) {
      const reader = readers.get(delivery.personId);
      const facts = reader === undefined ? null : await findRequestFacts(db, vault, reader, delivery.subject.request);
      found.set(delivery, facts ?? "nothing");
    }
    return (delivery: (typeof deliveries)[number]) => found.get(delivery) ?? "nothing";
  }
}

/** Loads requests after which a mediator keeps the case. */
async function loadDecided(
  db: Db,
  { vault, adminIds }: HandoverMessagesContext,
  deliveries: readonly Addressed<{ request: number }>[],
) {
  const rows = await db.mediatorRequest.findMany({
    where: { id: { in: deliveries.map(({ subject }) => subject.request) }, outcome: "KEPT" },
    include: {
      case: {
        select: {
          number: true,
          personId: true,
          parties: { select: { personId: true } },
          mediator: { select: { id: true, nameSealed: true } },
        },
      },
    },
  });
  const known = deliveries.flatMap((delivery) => {
    const row = rows.find(({ id }) => id === delivery.subject.request);
    return row === undefined ? [] : [{ delivery, personId: delivery.personId, caseId: row.caseId }];
  });
  const staff = new Set((await ofFormerStaff(db, adminIds, known, "seeOwnCase")).map(({ delivery }) => delivery));
  return (delivery: Addressed<{ request: number }>) => {
    const { subject, personId } = delivery;
    const row = rows.find(({ id }) => id === subject.request);
    if (row === undefined || row.case.mediator === null) return undefined;
    const isParty = involvedOf(row.case).includes(personId);
    if (!isParty && !staff.has(delivery)) return undefined;
    const { number, mediator } = row.case;
    const facts = { caseId: row.caseId, number, mediator: openName(vault, mediator) ?? "" };
    return { ...facts, isApplicant: isParty };
  };
}
