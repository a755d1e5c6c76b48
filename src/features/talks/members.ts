import type { Person } from "../../platform/chat/person.ts";
import { mayAct } from "../cases/rules.ts";
import type { TalkRow } from "./talk-rows.ts";

/** In what capacity somebody takes part in a talk. */
export type Member = "PARTY" | "MEDIATOR" | "COORDINATOR";

/**
 * In what capacity a person takes part in a talk now; null if they do not. Staff take part as long as their role and its regions allow it and the
 * talk is open; a party keeps what was said.
 */
export function memberOf(person: Person, { kind, state, mediatorId, partyId }: Omit<TalkRow, "isOpen">): Member | null {
  if (person.id === partyId) return "PARTY";
  if (kind === "DESK") return mayAct(person, "answerDesk", state) ? "COORDINATOR" : null;
  return person.id === mediatorId && mayAct(person, "talkAsMediator", state) ? "MEDIATOR" : null;
}
