import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Calendar } from "../../platform/time/working-time.ts";
import { answerDueAt } from "../cases/case-progress.ts";
import { mayAct } from "../cases/rules.ts";
import type { Operator } from "../operator/operator.ts";
import { findActors } from "../people/actors.ts";
import { loadNames } from "./mediator-names.ts";
import { memberOf } from "./members.ts";
import { owedMessage, unansweredMessage } from "./notices.ts";
import { type OwedFacts, owedScreen, unansweredScreen } from "./owed-screens.ts";
import { sinceMinute } from "./owed-since.ts";
import { findTalks } from "./talk-rows.ts";

export interface OwedMessagesContext {
  vault: Vault;
  calendar: Calendar;
  operator: Operator;
  adminIds: readonly number[];
}

/** What is said about answers that are owed. Whether they still are, and whether the reader may know, is checked when it is sent. */
export function owedMessages(context: OwedMessagesContext): RenderedMessage[] {
  return [
    renderPersonally(owedMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadOwed(db, context, deliveries, "responder"),
      render: (texts, facts, changed) => (changed ? null : owedScreen(texts, facts)),
    }),
    renderPersonally(unansweredMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadOwed(db, context, deliveries, "above"),
      render: (texts, facts, changed) => (changed ? null : unansweredScreen(texts, facts)),
    }),
  ];
}

async function loadOwed(
  db: Db,
  { vault, calendar, operator, adminIds }: OwedMessagesContext,
  deliveries: Addressed<{ talk: number; since: number }>[],
  reader: "responder" | "above",
) {
  const talks = await findTalks(db, [...new Set(deliveries.map(({ subject }) => subject.talk))]);
  const people = await findActors(db, [...new Set(deliveries.map(({ personId }) => personId))], adminIds);
  const nameOf = await loadNames(db, vault, [...talks.values()]);
  return ({ subject, personId }: Addressed<{ talk: number; since: number }>): OwedFacts | undefined => {
    const [talk, person] = [talks.get(subject.talk), people.get(personId)];
    const since = talk?.owedSince ?? null;
    if (talk === undefined || person === undefined || since === null) return undefined;
    if (!talk.isOpen || sinceMinute(since) !== subject.since) return undefined;
    const member = memberOf(person, talk);
    const mayKnow =
      reader === "responder"
        ? member !== null && member !== "PARTY"
        : mayAct(person, "answerDesk", talk.state) && member !== "PARTY";
    if (!mayKnow) return undefined;
    const until = answerDueAt(operator.talks, calendar, since);
    return {
      talk: talk.id,
      case: talk.state.id,
      kind: talk.kind,
      number: talk.number,
      mediator: nameOf(talk),
      since,
      until,
    };
  };
}
