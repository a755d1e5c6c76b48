import type { MeetingStatus } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { findCaseStates } from "../cases/case-rows.ts";
import { mayAct } from "../cases/rules.ts";
import { findActors } from "../people/actors.ts";
import type { MeetingPlace } from "./terms.ts";
import { openPicks, openTerms } from "./terms.ts";

/** A party as it is shown: by the number of its side, never by name. */
export interface ShownSide {
  side: number;
  isReader: boolean;
  hasAnswered: boolean;
  /** The numbers of the times that suit them. */
  picks: readonly number[];
  /** The bot cannot reach them, which only the mediator learns. */
  isUnreachable: boolean;
}

/** A meeting as somebody whom it concerns sees it. */
export interface MeetingView {
  id: number;
  caseId: number;
  number: string;
  status: MeetingStatus;
  version: number;
  sequence: number;
  place: MeetingPlace;
  times: readonly Date[];
  /** When it takes place, or when it would have. */
  startsAt: Date | null;
  offBySide: number | null;
  sides: readonly ShownSide[];
  reader: "mediator" | "party";
}

export interface ViewContext {
  vault: Vault;
  adminIds: readonly number[];
}

/** Whom a meeting is shown to. */
interface Reading {
  meetingId: number;
  personId: number;
}

/** Loads meetings as their readers may see them now. A meeting that does not concern a reader is undefined. */
export async function loadMeetings(
  db: Db,
  { vault, adminIds }: ViewContext,
  readings: readonly Reading[],
): Promise<(reading: Reading) => MeetingView | undefined> {
  const rows = await db.meeting.findMany({
    where: { id: { in: readings.map(({ meetingId }) => meetingId) } },
    include: {
      answers: true,
      case: {
        select: { number: true, parties: { where: { leftAt: null }, select: { side: true, personId: true } } },
      },
    },
  });
  const caseIds = rows.map(({ caseId }) => caseId);
  const states = await findCaseStates(db, caseIds);
  const readers = readings.map(({ personId }) => personId);
  const people = [...readers, ...rows.flatMap(({ answers }) => answers.map(({ personId }) => personId))];
  const actors = await findActors(db, people, adminIds);
  return ({ meetingId, personId }) => {
    const row = rows.find(({ id }) => id === meetingId);
    const state = row === undefined ? undefined : states.get(row.caseId);
    const actor = actors.get(personId);
    if (row === undefined || state === undefined || actor === undefined) return undefined;
    const isParty = row.case.parties.some((party) => party.personId === personId);
    if (!isParty && !mayAct(actor, "arrangeMeeting", state)) return undefined;
    const sides = row.answers.flatMap((answer): ShownSide[] => {
      const party = row.case.parties.find(({ personId }) => personId === answer.personId);
      if (party === undefined) return [];
      return [
        {
          side: party.side,
          isReader: answer.personId === personId,
          hasAnswered: answer.answeredAt !== null,
          picks: openPicks(vault, answer),
          isUnreachable: !isParty && actors.get(answer.personId)?.blocked === true,
        },
      ];
    });
    // A party that joined after the proposal was made was not asked.
    if (isParty && !sides.some(({ isReader }) => isReader)) return undefined;
    const { id, caseId, status, version, sequence, startsAt } = row;
    const { place, times, offBySide } = openTerms(vault, row);
    return {
      ...{ id, caseId, status, version, sequence, startsAt, place, offBySide },
      number: row.case.number,
      times: times.map((at) => new Date(at)),
      sides: sides.toSorted((a, b) => a.side - b.side),
      reader: isParty ? "party" : "mediator",
    };
  };
}

/** Loads a meeting for one reader. */
export async function loadMeeting(
  db: Db,
  context: ViewContext,
  id: number,
  personId: number,
): Promise<MeetingView | undefined> {
  const reading = { meetingId: id, personId };
  return (await loadMeetings(db, context, [reading]))(reading);
}
