import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { findActors } from "../people/actors.ts";
import { loadNames } from "./mediator-names.ts";
import { memberOf } from "./members.ts";
import { endedMessage } from "./notices.ts";
import { endedScreen, type ReadsNow } from "./screens.ts";
import { loadSituations } from "./situation-rows.ts";
import { findTalks } from "./talk-rows.ts";

interface EndedContext {
  vault: Vault;
  adminIds: readonly number[];
}

/** Tells the members of a talk that it is over. Who reads what they write from now on is looked up when it is sent. */
export function endedMessages(context: EndedContext): RenderedMessage[] {
  return [
    renderPersonally(endedMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadEnded(db, context, deliveries),
      render: (texts, reads, changed) => (changed ? null : endedScreen(texts, reads)),
    }),
  ];
}

async function loadEnded(
  db: Db,
  { vault, adminIds }: EndedContext,
  deliveries: Addressed<{ talk: number }>[],
): Promise<(addressed: Addressed<{ talk: number }>) => ReadsNow | undefined> {
  const personIds = [...new Set(deliveries.map(({ personId }) => personId))];
  const ended = await findTalks(
    db,
    deliveries.map(({ subject }) => subject.talk),
  );
  const people = await findActors(db, personIds, adminIds);
  const wanted = personIds.map((personId) => ({ personId, desks: null, before: null }));
  const situations = await loadSituations(db, wanted);
  const situationOf = new Map(personIds.map((personId, at) => [personId, situations[at]]));
  const nameOf = await loadNames(
    db,
    vault,
    situations.flatMap(({ talks }) => talks),
  );
  return ({ subject, personId }) => {
    const [talk, person, situation] = [ended.get(subject.talk), people.get(personId), situationOf.get(personId)];
    // It was opened again, or the next mediator's talk has brought its own line.
    if (talk === undefined || person === undefined || situation === undefined || talk.isOpen) return undefined;
    const { talks, entered } = situation;
    if (
      talks.some(({ kind, state, partyId }) => kind === "CAUCUS" && partyId === personId && state.id === talk.state.id)
    )
      return undefined;
    if (talks.some(({ id }) => id === entered?.talk)) return undefined;
    const [only] = talks;
    if (only === undefined) return { kind: "nobody" };
    const as = memberOf(person, only);
    if (talks.length > 1 || only.kind !== "CAUCUS" || as === null) return { kind: "asked" };
    return { kind: "only", talk: { ...only, as, mediator: nameOf(only) } };
  };
}
