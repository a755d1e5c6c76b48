import { randomBytes } from "node:crypto";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { guardLocked } from "../cases/guard.ts";
import { partiesOf } from "../cases/parties.ts";
import { subjectOf } from "../cases/rules.ts";
import { needsClearance } from "../clearance/clearance.ts";
import { recordAct } from "../people/staff-acts.ts";
import { askedMessage } from "./notices.ts";
import { aboutState } from "./state.ts";
import { type MeetingPlace, sealTerms } from "./terms.ts";

/** What became of a proposal. */
export type Proposed =
  | { kind: "proposed"; meeting: number }
  /** The case is not, or no longer, theirs. */
  | { kind: "gone" }
  /** A meeting in person is not possible where there may be danger. */
  | { kind: "danger" }
  /** All its times are over. */
  | { kind: "past" };

/**
 * The mediator proposes times for a meeting to every party of the case. If the case has an open meeting, this is a new proposal for it: earlier
 * answers count no longer, and a time that was fixed does not hold any longer.
 */
export function propose(
  db: Db,
  vault: Vault,
  person: Person,
  caseId: number,
  { place, times }: { place: MeetingPlace; times: readonly Date[] },
  now: Date,
): Promise<Proposed> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, "arrangeMeeting", caseId);
    if (state === null) return { kind: "gone" };
    if (place.kind === "room" && (await needsClearance(tx, caseId))) return { kind: "danger" };
    if (!times.some((at) => at > now)) return { kind: "past" };
    const parties = await partiesOf(tx, caseId);
    if (parties.length === 0) return { kind: "gone" };
    const open = await tx.meeting.findFirst({ where: { caseId, status: { in: ["PROPOSED", "FIXED"] } } });
    const meeting =
      open === null
        ? await tx.meeting.create({ data: { caseId, mediatorId: person.id } })
        : await tx.meeting.update({
            where: { id: open.id },
            data: {
              mediatorId: person.id,
              status: "PROPOSED",
              version: { increment: 1 },
              // A calendar that has the entry of the earlier time is told that it does not hold.
              sequence: open.status === "FIXED" ? { increment: 1 } : open.sequence,
              dueAt: null,
            },
          });
    const { id, version } = meeting;
    const terms = { place, times: times.map((at) => at.getTime()), offBySide: null };
    await tx.meeting.update({
      where: { id },
      data: { termsSealed: sealTerms(vault, id, terms), isInRoom: place.kind === "room" },
    });
    await tx.meetingAnswer.deleteMany({ where: { meetingId: id } });
    await tx.meetingAnswer.createMany({ data: parties.map(({ personId }) => ({ meetingId: id, personId })) });
    await recordAct(tx, { act: "arrangeMeeting", actor: person, subject: subjectOf(state) }, now);
    if (open !== null) await revise(tx, aboutState(open), now);
    const readers = [...parties.map(({ personId }) => personId), person.id];
    const asked = readers.map((reader) => askedMessage.to(reader, { meeting: id, version }, { notBefore: now }));
    await enqueue(tx, asked, now);
    return { kind: "proposed", meeting: id };
  });
}

/** A link to a new room of the operator's video service, whose name nobody can guess. @param template with "{room}" in it */
export function makeVideoLink(template: string): string {
  return template.replace("{room}", randomBytes(15).toString("hex"));
}
