import type { Person } from "../../platform/chat/person.ts";
import type { Database, Sql } from "../../platform/database/open.ts";
import { dayMs } from "../../platform/time/units.ts";
import { mayAnywhere, regionsFor } from "../people/permissions.ts";
import type { RepliedTo } from "./addressing.ts";
import { type Member, memberOf } from "./members.ts";
import { findOwnMessage, findShown, type ShownMessage } from "./shown-rows.ts";
import { type Desks, type FindSituation, loadSituations, type Situation } from "./situation-rows.ts";
import { findTalks, type TalkRow } from "./talk-rows.ts";

/** For how long a coordinator writes into a desk talk in which nothing is said, without replying. */
export const quietDeskMs = 7 * dayMs;

/** A talk that is open to a person, and in what capacity. */
export interface OwnTalk extends TalkRow {
  as: Member;
}

export interface OwnSituation extends Omit<Situation, "talks"> {
  talks: OwnTalk[];
}

/**
 * The talks that are open to a person now, the last one in which something was said first, and what they have chosen and seen.
 * @param named a talk that they have named by a reply, a topic or a button: it is among them if it is open to them, however long ago
 * something was said in it
 */
export async function situationOf(
  { sql }: Database,
  person: Person,
  now: Date,
  named: number | null = null,
): Promise<OwnSituation> {
  const [situation] = await loadSituations(sql, [{ personId: person.id, desks: desksOf(person, now), before: null }]);
  if (situation === undefined) throw new Error("A situation was not loaded.");
  return ownSituation(sql, person, situation, named);
}

/** The same as it is before a message. */
export async function situationBefore(
  { database, findSituation }: { database: Database; findSituation: FindSituation },
  person: Person,
  now: Date,
  { message, named }: { message: number; named: number | null },
): Promise<OwnSituation> {
  const situation = await findSituation({ personId: person.id, desks: desksOf(person, now), before: message });
  return ownSituation(database.sql, person, situation, named);
}

async function ownSituation(
  pool: Sql,
  person: Person,
  situation: Situation,
  named: number | null,
): Promise<OwnSituation> {
  const isMissing = named !== null && situation.talks.every(({ id }) => id !== named);
  const found = isMissing ? (await findTalks(pool, [named])).get(named) : undefined;
  const talks = [...situation.talks, ...(found?.isOpen === true ? [found] : [])].flatMap((talk) => {
    const as = memberOf(person, talk);
    return as === null ? [] : [{ ...talk, as }];
  });
  return { ...situation, talks };
}

function desksOf(person: Person, now: Date): Desks | null {
  if (!mayAnywhere(person, "answerDesk")) return null;
  const regions = regionsFor(person, "answerDesk");
  const since = new Date(now.getTime() - quietDeskMs);
  return regions === "everywhere" ? { everywhere: true, regions: [], since } : { everywhere: false, regions, since };
}

/** Finds the case that a message of the outbox was about; null if it was about no case. */
export type CaseOfMessage = (pool: Sql, shown: ShownMessage) => Promise<number | null>;

/** What a message of this chat that was replied to belongs to. Null if it is the person's own and was carried nowhere. */
export async function findRepliedTo(
  { sql }: Database,
  caseOf: CaseOfMessage,
  person: Person,
  repliedTo: { messageId: number; isFromBot: boolean },
): Promise<(RepliedTo & { message?: string }) | null> {
  const { messageId, isFromBot } = repliedTo;
  const shown = isFromBot ? await findShown(sql, person.id, messageId, caseOf) : null;
  if (shown !== null)
    return { kind: "talk", talk: shown.talk, ...(shown.message === null ? {} : { message: shown.message }) };
  // What staff have sent by a button stands in a message of the bot.
  const own = await findOwnMessage(sql, person.id, messageId);
  if (own === null) return isFromBot ? { kind: "unknown" } : null;
  return own.talk === null ? { kind: "unknown" } : { kind: "talk", talk: own.talk, message: own.id };
}
