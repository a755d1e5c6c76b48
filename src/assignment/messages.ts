import type { StaffAct } from "../cases/rules.ts";
import { type AnyMessage, addressOf, defineMessage, definePersonalMessage } from "../chat/message.ts";
import type { Screen } from "../chat/screen.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Texts } from "../i18n/texts.ts";
import { openName } from "../people/people.ts";
import type { Places } from "../places/places.ts";
import { briefFields, briefOf, loadBriefs } from "./briefs.ts";
import { readable } from "./readers.ts";
import { findRemains, remainsMessage } from "./remains.ts";
import { type Brief, type NeededFacts, neededScreen, noticeScreen, type OfferFacts, offerScreen } from "./screens.ts";
import { type StoryMessagesContext, storyMessages } from "./story-messages.ts";
import { type RemainsFacts, remainsScreen } from "./story-screens.ts";

export interface AssignmentMessagesContext extends StoryMessagesContext {
  places: Places;
}

/** What assigning says through the outbox. */
export function assignmentMessages(context: AssignmentMessagesContext): Record<string, AnyMessage> {
  const { vault, places, adminIds } = context;
  // An offer that was answered before its ping left is not said at all.
  const offer = (opening: "assignment:ping" | "assignment:reminder") =>
    guarded<OfferFacts>({
      adminIds,
      act: "see offer",
      load: (db, ids) => loadOffers(db, vault, ids),
      caseOf: (facts) => facts.case.id,
      render: (texts, facts, changed) =>
        changed || facts.status === "OFFERED" ? offerScreen(texts, places, facts, opening) : null,
    });
  return {
    "assignment.ping": offer("assignment:ping"),
    "assignment.reminder": offer("assignment:reminder"),
    "assignment.needed": guarded<NeededFacts>({
      adminIds,
      act: "oversee",
      caseOf: ({ id }) => id,
      load: (db, subjects) => loadNeeded(db, vault, subjects),
      render: (texts, facts, changed) =>
        changed || (facts.open && facts.offer == null) ? neededScreen(texts, places, facts) : null,
    }),
    "assignment.added": guarded<Brief>({
      adminIds,
      act: "mediate",
      caseOf: ({ id }) => id,
      load: (db, subjects) => loadAdded(db, vault, subjects),
      render: (texts, one) => noticeScreen(texts, places, one, "assignment:added"),
    }),
    "assignment.applicantLeft": defineMessage<Brief>({
      onUnknown: "resend",
      load: (db, ids) => loadBriefs(db, vault, ids),
      render: (texts, one) => noticeScreen(texts, places, one, "assignment:applicantLeft"),
    }),
    [remainsMessage]: defineMessage<RemainsFacts>({
      onUnknown: "resend",
      load: (db, ids) => loadRemains(db, vault, ids),
      render: remainsScreen,
    }),
    ...storyMessages(context),
  };
}

interface Guarded<Facts> {
  adminIds: readonly number[];
  /** What its reader must be allowed. */
  act: StaffAct;
  load(db: Db, subjects: string[]): Promise<Map<string, Facts>>;
  caseOf(facts: Facts): number;
  render(texts: Texts, facts: Facts, changed: boolean): Screen | null;
}

/** Something about a case that only those of the staff read who may see it when it is said; from others it is taken off the screen. */
function guarded<Facts>({ adminIds, act, load, caseOf, render }: Guarded<Facts>): AnyMessage {
  return definePersonalMessage<Facts | "not theirs">({
    onUnknown: "resend",
    async load(db, deliveries) {
      const facts = await load(db, [...new Set(deliveries.map(({ subject }) => subject))]);
      const known = deliveries.flatMap((delivery) => {
        const its = facts.get(delivery.subject);
        return its === undefined ? [] : [{ ...delivery, its, caseId: caseOf(its) }];
      });
      const allowed = new Set((await readable(db, adminIds, known, [act])).map(addressOf));
      return new Map(
        known.map((one) => [addressOf(one), allowed.has(addressOf(one)) ? one.its : ("not theirs" as const)]),
      );
    },
    render(texts, facts, changed) {
      if (facts !== "not theirs") return render(texts, facts, changed);
      return changed ? { text: texts.html("assignment:gone") } : null;
    },
  });
}

/** Subjects are the showings that were taken back last. */
async function loadRemains(db: Db, vault: Vault, ids: string[]): Promise<Map<string, RemainsFacts>> {
  const showings = await db.showing.findMany({
    where: { id: { in: ids.map(Number) } },
    select: {
      id: true,
      caseId: true,
      case: { select: { number: true } },
      person: { select: { id: true, nameSealed: true } },
    },
  });
  const facts = new Map<string, RemainsFacts>();
  for (const { id, caseId, case: one, person } of showings) {
    const { left } = await findRemains(db, caseId, person.id);
    facts.set(String(id), { number: one.number, name: openName(vault, person) ?? "—", left });
  }
  return facts;
}

export async function loadOffers(db: Db, vault: Vault, ids: string[]): Promise<Map<string, OfferFacts>> {
  const offers = await db.offer.findMany({
    where: { id: { in: ids.map(Number) } },
    select: { id: true, status: true, reason: true, dueAt: true, case: { select: briefFields } },
  });
  return new Map(offers.map((offer) => [String(offer.id), { ...offer, case: briefOf(vault, offer.case) }]));
}

/** Subjects are "caseId/hour"; the version before named the draft that was added. */
async function loadAdded(db: Db, vault: Vault, subjects: string[]): Promise<Map<string, Brief>> {
  const parts = await db.storyPart.findMany({
    where: { draftId: { in: subjects } },
    distinct: ["draftId"],
    select: { draftId: true, caseId: true },
  });
  const caseOf = new Map(parts.map(({ draftId, caseId }) => [draftId, String(caseId ?? 0)]));
  const idOf = (subject: string) =>
    caseOf.get(subject) ?? (/^\d+\/\d+$/.test(subject) ? (subject.split("/")[0] ?? "0") : "0");
  const briefs = await loadBriefs(db, vault, subjects.map(idOf));
  return new Map(
    subjects.flatMap((subject) => {
      const one = briefs.get(idOf(subject));
      return one === undefined ? [] : [[subject, one]];
    }),
  );
}

/** Subjects are "caseId/offers". */
async function loadNeeded(db: Db, vault: Vault, subjects: string[]): Promise<Map<string, NeededFacts>> {
  const idOf = (subject: string) => Number(subject.split("/")[0]);
  const cases = await db.case.findMany({
    where: { id: { in: subjects.map(idOf) } },
    select: {
      ...briefFields,
      status: true,
      review: true,
      overLimit: true,
      mediator: { select: { id: true, nameSealed: true } },
      offers: {
        orderBy: { round: "asc" },
        select: { status: true, reason: true, dueAt: true, mediator: { select: { id: true, nameSealed: true } } },
      },
    },
  });
  const facts = new Map<string, NeededFacts>();
  for (const subject of subjects) {
    const one = cases.find(({ id }) => id === idOf(subject));
    if (one === undefined) continue;
    const mediator = one.mediator === null ? null : (openName(vault, one.mediator) ?? "");
    const now = one.offers.find(({ status }) => status === "OFFERED");
    const offer = now === undefined ? null : { mediator: openName(vault, now.mediator) ?? "", until: now.dueAt };
    const last = one.offers.at(-1);
    const lost = last?.status === "WITHDRAWN" && last.reason === null;
    const open = one.status === "WAITING";
    const { review, overLimit } = one;
    const asked = one.offers.length;
    facts.set(subject, { ...briefOf(vault, one), review, overLimit, asked, lost, open, mediator, offer });
  }
  return facts;
}
