import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { readable, withFacts } from "../assignment/readable.ts";
import { findMessagesOnScreen } from "../talks/copy-rows.ts";
import { type FoundDisclosure, readDisclosure } from "./found-disclosures.ts";
import { passedMessage, questionMessage, toldMessage } from "./notices.ts";
import { passedOnWords, questionWithWords, standingScreen } from "./screens.ts";

const onUnknown = "resend";

interface MessagesContext {
  vault: Vault;
  adminIds: readonly number[];
}

type About = Addressed<{ disclosure: number }>;

/** Renders the question, what the mediator is told, and what is passed on. */
export function disclosureMessages(context: MessagesContext): RenderedMessage[] {
  return [
    renderPersonally(questionMessage, {
      onUnknown,
      // Where the person has deleted it, it is not shown again because something has changed.
      resendIfDeleted: false,
      load: (db, deliveries) => loadFor(db, context, deliveries, ({ fromPersonId }) => fromPersonId),
      render(texts, found, changed) {
        if (found.content === null || (!changed && found.status !== "ASKED")) return null;
        const { id: disclosure, caseId, number, status, to } = found;
        const sides = to.map(({ side }) => side);
        return questionWithWords(texts, { disclosure, caseId, number, status, to: sides }, found.content);
      },
    }),
    renderPersonally(toldMessage, {
      onUnknown,
      load: (db, deliveries) => loadTold(db, context, deliveries),
      render(texts, { found, replyTo }, changed) {
        if (changed) return null;
        const { id: disclosure, caseId, status, to } = found;
        return standingScreen(texts, { disclosure, caseId, status, to: to.map(({ side }) => side) }, replyTo);
      },
    }),
    renderPersonally(passedMessage, {
      onUnknown,
      resendIfDeleted: false,
      load: (db, deliveries) => loadPassed(db, context, deliveries),
      render: (texts, { found, talk }) =>
        found.content === null
          ? null
          : passedOnWords(texts, { number: found.number, side: found.fromSide, talk, content: found.content }),
    }),
  ];
}

/** For a single person: nobody else is told anything. */
async function loadFor(
  db: Db,
  { vault }: MessagesContext,
  deliveries: readonly About[],
  personOf: (found: FoundDisclosure) => number | null,
) {
  const found = await readAll(db, vault, deliveries);
  return ({ subject, personId }: About): FoundDisclosure | undefined => {
    const disclosure = found.get(subject.disclosure);
    return disclosure !== undefined && personOf(disclosure) === personId ? disclosure : undefined;
  };
}

/** For the mediator who asked, as long as they have the case. */
async function loadTold(
  db: Db,
  context: MessagesContext,
  deliveries: readonly Addressed<{ disclosure: number; turn: number }>[],
) {
  const find = await loadFor(db, context, deliveries, ({ askedById }) => askedById);
  const known = withFacts(deliveries, find, ({ caseId }) => caseId);
  const allowed = await readable(db, context.adminIds, known, ["passOnWords"]);
  const wanted = allowed.map(({ personId, facts }) => ({ personId, message: facts.messageId }));
  const onScreen = wanted.length === 0 ? new Map<string, number>() : await findMessagesOnScreen(db, wanted);
  const factsOf = new Map(
    allowed.map(({ delivery, personId, facts }) => [
      delivery,
      { found: facts, replyTo: onScreen.get(`${personId}/${facts.messageId}`) ?? null },
    ]),
  );
  return (delivery: Addressed<{ disclosure: number; turn: number }>) => factsOf.get(delivery);
}

/** For those to whom it was allowed and who still take part. */
async function loadPassed(db: Db, { vault }: MessagesContext, deliveries: readonly About[]) {
  const found = await readAll(db, vault, deliveries);
  const facts = new Map<About, { found: FoundDisclosure; talk: number | null }>();
  for (const delivery of deliveries) {
    const disclosure = found.get(delivery.subject.disclosure);
    const party = disclosure?.to.find(({ personId }) => personId === delivery.personId);
    if (disclosure?.status !== "PASSED_ON" || party === undefined) continue;
    const talk = await db.talk.findFirst({
      where: { kind: "CAUCUS", partyId: party.id, mediatorId: disclosure.askedById },
      select: { id: true },
    });
    facts.set(delivery, { found: disclosure, talk: talk?.id ?? null });
  }
  return (delivery: About) => facts.get(delivery);
}

async function readAll(db: Db, vault: Vault, deliveries: readonly About[]): Promise<Map<number, FoundDisclosure>> {
  const found = new Map<number, FoundDisclosure>();
  for (const id of new Set(deliveries.map(({ subject }) => subject.disclosure))) {
    const disclosure = await readDisclosure(db, vault, id);
    if (disclosure !== null) found.set(id, disclosure);
  }
  return found;
}
