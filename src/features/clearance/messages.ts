import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { readable, withFacts } from "../assignment/readable.ts";
import { findActors } from "../people/actors.ts";
import type { Places } from "../places/places.ts";
import { secondYesIn } from "./answering.ts";
import { notAskedScreen, secondYesScreen } from "./applicant-screens.ts";
import { decidedBeforeScreen, toDecideScreen } from "./coordinator-screens.ts";
import { findRounds, findToDecideFacts, type RoundFacts, type ToDecide } from "./found-rounds.ts";
import { standingScreen } from "./mediator-screens.ts";
import { questionMessage, toDecideMessage, toldMessage } from "./notices.ts";

const onUnknown = "resend";

interface MessagesContext {
  vault: Vault;
  places: Places;
  adminIds: readonly number[];
}

/** Renders what coordinators, the applicant and the mediator are told of clearance. */
export function clearanceMessages(context: MessagesContext): RenderedMessage[] {
  const { places } = context;
  return [
    renderPersonally(toDecideMessage, {
      onUnknown,
      load: (db, deliveries) => loadToDecide(db, context, deliveries),
      render(texts, facts: ToDecide | "over", changed) {
        if (facts !== "over") return toDecideScreen(texts, places, facts, true);
        return changed ? decidedBeforeScreen(texts) : null;
      },
    }),
    renderPersonally(questionMessage, {
      onUnknown,
      load: (db, deliveries) => loadQuestions(db, context, deliveries),
      render(texts, facts, changed) {
        const answer = secondYesIn(facts.gate);
        if (answer !== null) return secondYesScreen(texts, { ...facts, answer });
        return changed ? notAskedScreen(texts) : null;
      },
    }),
    renderPersonally(toldMessage, {
      onUnknown,
      load: (db, deliveries) => loadTold(db, context, deliveries),
      render: (texts, facts, changed) => (changed ? null : standingScreen(texts, facts, facts.gate, facts.reason)),
    }),
  ];
}

/** Nobody but the applicant is ever asked. */
async function loadQuestions(db: Db, { vault }: MessagesContext, deliveries: readonly Addressed<{ round: number }>[]) {
  const found = await roundsOf(db, vault, deliveries);
  return ({ subject, personId }: Addressed<{ round: number }>) => {
    const facts = found.get(subject.round);
    return facts?.personId === personId ? facts : undefined;
  };
}

/** For the mediator who has the case when the message is sent. */
async function loadTold(
  db: Db,
  { vault, adminIds }: MessagesContext,
  deliveries: readonly Addressed<{ round: number; turn: number }>[],
) {
  const found = await roundsOf(db, vault, deliveries);
  const known = withFacts(
    deliveries,
    ({ subject }) => found.get(subject.round),
    ({ caseId }) => caseId,
  );
  const allowed = await readable(db, adminIds, known, ["askForClearance"]);
  const factsOf = new Map(allowed.map(({ delivery, facts }) => [delivery, facts]));
  return (delivery: Addressed<{ round: number; turn: number }>): RoundFacts | undefined => factsOf.get(delivery);
}

async function loadToDecide(
  db: Db,
  { vault, adminIds }: MessagesContext,
  deliveries: readonly Addressed<{ round: number }>[],
) {
  const readers = await findActors(
    db,
    deliveries.map(({ personId }) => personId),
    adminIds,
  );
  const found = new Map<(typeof deliveries)[number], ToDecide>();
  for (const delivery of deliveries) {
    const reader = readers.get(delivery.personId);
    const facts = reader === undefined ? null : await findToDecideFacts(db, vault, reader, delivery.subject.round);
    if (facts !== null) found.set(delivery, facts);
  }
  return (delivery: (typeof deliveries)[number]) => found.get(delivery) ?? ("over" as const);
}

function roundsOf(db: Db, vault: Vault, deliveries: readonly Addressed<{ round: number }>[]) {
  return findRounds(
    db,
    vault,
    deliveries.map(({ subject }) => subject.round),
  );
}
