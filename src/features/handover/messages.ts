import { type Addressed, type RenderedMessage, renderMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { findActors } from "../people/actors.ts";
import { openName } from "../people/people.ts";
import type { Places } from "../places/places.ts";
import { findRequestFacts } from "./found-requests.ts";
import { loadHandovers } from "./handover-view.ts";
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
    renderMessage(thankedMessage, {
      onUnknown,
      load: loadThanked,
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
      load: (db, deliveries) => loadDecided(db, vault, deliveries),
      render: decidedScreen,
    }),
    ...minorMessages(context),
  ];

  function handover(message: typeof askedMessage): RenderedMessage {
    return renderPersonally(message, {
      onUnknown,
      load: (db, deliveries) => loadHandovers(db, context, deliveries),
      // A question that has ended before it was sent is not asked.
      render: (texts, view, changed) =>
        changed || view.status === "ASKED" || message.name === endedMessage.name
          ? handoverScreen(texts, places, view)
          : null,
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

/** Loads the cases of offers whose mediator has lost the case. */
async function loadThanked(db: Db, subjects: readonly { offer: number }[]) {
  const offers = await db.offer.findMany({
    where: { id: { in: subjects.map(({ offer }) => offer) }, status: "WITHDRAWN" },
    select: { id: true, case: { select: { number: true } } },
  });
  const facts = new Map(offers.map(({ id, case: { number } }) => [id, { number }]));
  return ({ offer }: { offer: number }) => facts.get(offer);
}

/** Loads requests after which a mediator keeps the case. */
async function loadDecided(db: Db, vault: Vault, deliveries: readonly Addressed<{ request: number }>[]) {
  const rows = await db.mediatorRequest.findMany({
    where: { id: { in: deliveries.map(({ subject }) => subject.request) }, outcome: "KEPT" },
    include: {
      case: { select: { number: true, personId: true, mediator: { select: { id: true, nameSealed: true } } } },
    },
  });
  return ({ subject, personId }: Addressed<{ request: number }>) => {
    const row = rows.find(({ id }) => id === subject.request);
    if (row === undefined || row.case.mediator === null) return undefined;
    const { number, personId: applicantId, mediator } = row.case;
    const facts = { caseId: row.caseId, number, mediator: openName(vault, mediator) ?? "" };
    return { ...facts, isApplicant: applicantId === personId };
  };
}
