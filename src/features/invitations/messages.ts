import { type Addressed, type RenderedMessage, renderMessage, renderPersonally } from "../../platform/chat/message.ts";
import { shownName } from "../../platform/chat/names.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { dayMs } from "../../platform/time/units.ts";
import { ofFormerStaff, readable } from "../assignment/readable.ts";
import type { Places } from "../places/places.ts";
import { askScreen, confirmScreen, overScreen, ownScreen } from "./applicant-screens.ts";
import { strangerToldScreen } from "./invitee-screens.ts";
import { type AcceptedFacts, acceptedScreen, endedScreen } from "./mediator-screens.ts";
import { acceptedMessage, askMessage, confirmMessage, endedMessage, strangerMessage } from "./notices.ts";
import { openAcceptance } from "./sealed-acceptance.ts";

export interface InvitationMessagesContext {
  vault: Vault;
  places: Places;
  adminIds: readonly number[];
}

const onUnknown = "resend";
/** How long a link that is not passed on can be opened. */
const unusedMs = 30 * dayMs;

/** Renders what is said about invitations. */
export function invitationMessages(context: InvitationMessagesContext): RenderedMessage[] {
  const { vault, places, adminIds } = context;
  return [
    renderPersonally(acceptedMessage, {
      onUnknown,
      async load(db, deliveries) {
        const facts = await loadInvitations(db, vault, deliveries);
        const known = deliveries.flatMap((delivery) => {
          const invitation = facts.get(delivery.subject.invitation);
          return invitation === undefined ? [] : [{ delivery, personId: delivery.personId, caseId: invitation.caseId }];
        });
        const allowed = new Set((await readable(db, adminIds, known, ["seeOwnCase"])).map(({ delivery }) => delivery));
        return (delivery: Addressed<{ invitation: number }>) =>
          allowed.has(delivery as (typeof deliveries)[number]) ? facts.get(delivery.subject.invitation) : undefined;
      },
      render(texts, invitation, changed) {
        if (invitation.accepted !== null)
          return acceptedScreen(texts, places, { ...invitation, ...invitation.accepted });
        return changed ? endedScreen(texts, invitation) : null;
      },
    }),
    renderMessage(confirmMessage, {
      onUnknown,
      load: loadEach,
      render(texts, invitation, changed) {
        if (invitation.status === "ACCEPTED") return confirmScreen(texts, invitation);
        return changed ? overScreen(texts, invitation) : null;
      },
    }),
    renderMessage(askMessage, {
      onUnknown,
      load: loadEach,
      render(texts, invitation, changed) {
        if (invitation.status === "OPEN" && invitation.passedOnAt === null)
          return askScreen(texts, invitation, new Date(invitation.madeAt.getTime() + unusedMs));
        return changed ? overScreen(texts, invitation) : null;
      },
    }),
    renderPersonally(endedMessage, {
      onUnknown,
      async load(db, deliveries) {
        const facts = await loadInvitations(db, vault, deliveries);
        const known = deliveries.flatMap((delivery) => {
          const invitation = facts.get(delivery.subject.invitation);
          return invitation === undefined ? [] : [{ delivery, personId: delivery.personId, caseId: invitation.caseId }];
        });
        const allowed = new Set(
          (await ofFormerStaff(db, adminIds, known, "seeOwnCase")).map(({ delivery }) => delivery),
        );
        return (delivery: Addressed<{ invitation: number }>) => {
          const invitation = facts.get(delivery.subject.invitation);
          if (invitation === undefined) return undefined;
          if (invitation.makerId === delivery.personId) return { invitation, toMaker: true };
          const mayRead = allowed.has(delivery as (typeof deliveries)[number]);
          return mayRead ? { invitation, toMaker: false } : undefined;
        };
      },
      render: (texts, { invitation, toMaker }) =>
        toMaker ? ownScreen(texts, invitation, null) : endedScreen(texts, invitation),
    }),
    renderMessage(strangerMessage, {
      onUnknown,
      load: loadEach,
      render: (texts, { status }) =>
        status === "STRANGER" || status === "REVOKED" || status === "EXPIRED"
          ? strangerToldScreen(texts, status)
          : null,
    }),
  ];

  async function loadEach(db: Db, subjects: { invitation: number }[]) {
    const facts = await loadInvitations(
      db,
      vault,
      subjects.map((subject) => ({ subject })),
    );
    return ({ invitation }: { invitation: number }) => facts.get(invitation);
  }
}

/** The facts about invitations, with the answers of the person who has accepted, while they wait for the confirmation. */
async function loadInvitations(db: Db, vault: Vault, deliveries: readonly { subject: { invitation: number } }[]) {
  const rows = await db.partyInvitation.findMany({
    where: { id: { in: deliveries.map(({ subject }) => subject.invitation) } },
    include: { case: { select: { number: true } }, invitees: true },
  });
  return new Map(
    rows.map(({ case: { number }, invitees, codeHash: _, codeSealed: __, ...invitation }) => {
      const [invitee] = invitation.status === "ACCEPTED" ? invitees : [];
      const answers = invitee === undefined ? null : openAcceptance(vault, invitee);
      const accepted: Pick<AcceptedFacts, "name" | "languages" | "inDanger" | "showsName"> | null =
        answers === null
          ? null
          : {
              name: shownName(answers.name),
              languages: answers.languages,
              inDanger: answers.inDanger === true,
              showsName: answers.showsName === true,
            };
      const forApplicant = accepted?.showsName === true ? accepted.name : null;
      return [invitation.id, { ...invitation, number, accepted, shownName: forApplicant }];
    }),
  );
}
