import { type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Screen } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { OutboxMessage, SubjectFields, SubjectOf } from "../../platform/telegram/outbox/outbox-message.ts";
import { openAnswers } from "../cases/sealed-answers.ts";
import { openName } from "../people/people.ts";
import type { CaseAct } from "../people/permissions.ts";
import type { Places } from "../places/places.ts";
import { briefFields, briefOf, loadBriefs, reasonsOf } from "./briefs.ts";
import { lostBy } from "./decline-reasons.ts";
import { renderToFormerStaff } from "./former-staff.ts";
import { findLeftovers, leftoversMessage } from "./leftover-messages.ts";
import {
  addedMessage,
  applicantLeftAgainMessage,
  applicantLeftMessage,
  neededMessage,
  pingMessage,
  reminderMessage,
} from "./notices.ts";
import { readable, withFacts } from "./readable.ts";
import { type Brief, type NeededFacts, neededScreen, noticeScreen, type OfferFacts, offerScreen } from "./screens.ts";
import { type StoryMessagesContext, storyMessages } from "./story-messages.ts";
import { type LeftoverFacts, leftoversScreen } from "./story-screens.ts";

export interface AssignmentMessagesContext extends StoryMessagesContext {
  places: Places;
}

/** Renders the messages to staff about offers and cases. */
export function assignmentMessages(context: AssignmentMessagesContext): RenderedMessage[] {
  const { vault, places, adminIds } = context;
  // If the offer was answered before the ping was sent, the ping is skipped.
  const offer = (message: typeof pingMessage, opening: "assignment:ping" | "assignment:reminder") =>
    guarded(message, {
      adminIds,
      act: "seeOffer",
      load: (db, subjects) => loadOffers(db, vault, subjects),
      caseOf: (facts) => facts.case.id,
      render: (texts, facts, changed) =>
        changed || facts.status === "OFFERED" ? offerScreen(texts, places, facts, opening) : null,
    });
  const applicantLeft = {
    adminIds,
    act: "seeOwnCase",
    load: (db: Db, subjects: CaseSubject[]) => loadBriefs(db, vault, subjects),
    caseOf: ({ id }: Brief) => id,
    render: (texts: Texts, brief: Brief) => noticeScreen(texts, places, brief, "assignment:applicantLeft"),
  } as const;
  return [
    offer(pingMessage, "assignment:ping"),
    offer(reminderMessage, "assignment:reminder"),
    guarded(neededMessage, {
      adminIds,
      act: "hearOfCase",
      load: (db, subjects) => loadNeeded(db, vault, subjects),
      caseOf: ({ id }) => id,
      render: (texts, facts, changed) =>
        changed || (facts.open && facts.offer == null) ? neededScreen(texts, places, facts) : null,
    }),
    guarded(addedMessage, {
      adminIds,
      act: "seeOwnCase",
      load: (db, subjects) => loadBriefs(db, vault, subjects),
      caseOf: ({ id }) => id,
      render: (texts, brief) => noticeScreen(texts, places, brief, "assignment:added"),
    }),
    renderToFormerStaff(applicantLeftMessage, applicantLeft),
    renderToFormerStaff(applicantLeftAgainMessage, applicantLeft),
    renderToFormerStaff(leftoversMessage, {
      adminIds,
      act: "hearOfCase",
      load: (db, subjects) => loadLeftovers(db, vault, subjects),
      caseOf: ({ caseId }) => caseId,
      render: leftoversScreen,
    }),
    ...storyMessages(context),
  ];
}

interface Guarded<About, Facts> {
  adminIds: readonly number[];
  /** The act that the recipient must be allowed. */
  act: CaseAct;
  load(db: Db, subjects: About[]): Promise<(subject: About) => Facts | undefined>;
  caseOf(facts: Facts): number;
  render(texts: Texts, facts: Facts, changed: boolean): Screen | null;
}

/** Renders a message about a case only for staff who may see the case when it is sent. For others the text is removed. */
function guarded<S extends SubjectFields, Facts>(
  message: OutboxMessage<S>,
  { adminIds, act, load, caseOf, render }: Guarded<SubjectOf<S>, Facts>,
): RenderedMessage {
  return renderPersonally<S, Facts | "not theirs">(message, {
    onUnknown: "resend",
    async load(db, deliveries) {
      const find = await load(
        db,
        deliveries.map(({ subject }) => subject),
      );
      const known = withFacts(deliveries, ({ subject }) => find(subject), caseOf);
      const allowed = new Set((await readable(db, adminIds, known, [act])).map(({ delivery }) => delivery));
      const factsOf = new Map(known.map(({ delivery, facts }) => [delivery, facts]));
      return (delivery) => (factsOf.has(delivery) && !allowed.has(delivery) ? "not theirs" : factsOf.get(delivery));
    },
    render(texts, facts, changed) {
      if (facts !== "not theirs") return render(texts, facts, changed);
      return changed ? { text: texts.html("assignment:gone") } : null;
    },
  });
}

interface ShowingSubject {
  showing: number;
}

async function loadLeftovers(db: Db, vault: Vault, subjects: ShowingSubject[]) {
  const showings = await db.showing.findMany({
    where: { id: { in: subjects.map(({ showing }) => showing) } },
    select: {
      id: true,
      caseId: true,
      case: { select: { number: true } },
      person: { select: { id: true, nameSealed: true } },
    },
  });
  const facts = new Map<number, LeftoverFacts & { caseId: number }>();
  for (const {
    id,
    caseId,
    case: { number },
    person,
  } of showings) {
    const { left } = await findLeftovers(db, caseId, person.id);
    facts.set(id, { caseId, number, name: openName(vault, person) ?? "—", left });
  }
  return ({ showing }: ShowingSubject) => facts.get(showing);
}

interface OfferSubject {
  offer: number;
}

export async function loadOffers(db: Db, vault: Vault, subjects: OfferSubject[]) {
  const offers = await db.offer.findMany({
    where: { id: { in: subjects.map(({ offer }) => offer) } },
    select: { id: true, status: true, reasonSealed: true, dueAt: true, case: { select: briefFields } },
  });
  const facts = new Map(
    offers.map(({ reasonSealed, ...offer }): [number, OfferFacts] => {
      const lost = offer.status === "WITHDRAWN" ? { lost: lostBy(vault, { id: offer.id, reasonSealed }) } : {};
      return [offer.id, { ...offer, ...lost, case: briefOf(vault, offer.case) }];
    }),
  );
  return ({ offer }: OfferSubject) => facts.get(offer);
}

interface CaseSubject {
  case: number;
}

async function loadNeeded(db: Db, vault: Vault, subjects: CaseSubject[]) {
  const cases = await db.case.findMany({
    where: { id: { in: subjects.map((subject) => subject.case) } },
    select: {
      ...briefFields,
      status: true,
      review: true,
      overLimit: true,
      mediator: { select: { id: true, nameSealed: true } },
      offers: {
        orderBy: { round: "asc" },
        select: {
          id: true,
          status: true,
          reasonSealed: true,
          dueAt: true,
          mediator: { select: { id: true, nameSealed: true } },
        },
      },
    },
  });
  const facts = new Map<number, NeededFacts>();
  for (const row of cases) {
    const mediator = row.mediator === null ? null : (openName(vault, row.mediator) ?? "");
    const now = row.offers.find(({ status }) => status === "OFFERED");
    const offer = now === undefined ? null : { mediator: openName(vault, now.mediator) ?? "", until: now.dueAt };
    const last = row.offers.at(-1);
    const lost = last?.status === "WITHDRAWN" ? lostBy(vault, last) : null;
    const open = row.status === "WAITING";
    const { review, overLimit } = row;
    const asked = row.offers.length;
    const [reasons, minor] = [reasonsOf(vault, row), openAnswers(vault, row).minor];
    const brief = briefOf(vault, row);
    facts.set(row.id, { ...brief, review, overLimit, reasons, minor, asked, lost, open, mediator, offer });
  }
  return (subject: CaseSubject) => facts.get(subject.case);
}
