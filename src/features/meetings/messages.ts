import type { Field } from "../../platform/chat/buttons.ts";
import { type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { OutboxMessage, SubjectFields, SubjectOf } from "../../platform/telegram/outbox/outbox-message.ts";
import type { Places } from "../places/places.ts";
import { loadMeetings, type MeetingView } from "./meeting-view.ts";
import { askedMessage, cancelledMessage, fixedMessage, noneSuitsMessage, reminderMessage } from "./notices.ts";
import { meetingScreen, type Opening } from "./screens.ts";

export interface MeetingMessagesContext {
  vault: Vault;
  places: Places;
  adminIds: readonly number[];
  now: () => Date;
}

/** Renders what is said about meetings. A message that was shown becomes the present state; what is no longer true is not sent. */
export function meetingMessagesOf(context: MeetingMessagesContext): RenderedMessage[] {
  const isAsked = ({ status, version }: MeetingView, subject: { version: number }) =>
    status === "PROPOSED" && version === subject.version;
  return [
    rendered(askedMessage, "asked", isAsked),
    rendered(noneSuitsMessage, "noneSuits", isAsked),
    rendered(
      fixedMessage,
      "fixed",
      ({ status, sequence }, subject) => status === "FIXED" && sequence === subject.sequence,
    ),
    rendered(
      cancelledMessage,
      "cancelled",
      ({ status, version }, subject) => status === "CANCELLED" && version === subject.version,
    ),
    rendered(
      reminderMessage,
      ({ kind }) => kind,
      ({ status, startsAt, place }, { at, kind }) =>
        status === "FIXED" && startsAt?.getTime() === at.getTime() && (kind !== "link" || place.kind === "video"),
    ),
  ];

  function rendered<S extends SubjectFields & { meeting: Field<number> }>(
    message: OutboxMessage<S>,
    opening: Opening | ((subject: SubjectOf<S>) => Opening),
    isTrue: (view: MeetingView, subject: SubjectOf<S>) => boolean,
  ): RenderedMessage {
    const { places, now } = context;
    return renderPersonally(message, {
      onUnknown: "resend",
      async load(db, deliveries) {
        const read = deliveries.map(({ subject, personId }) => ({ subject, meetingId: meetingOf(subject), personId }));
        const find = await loadMeetings(db, context, read);
        const views = new Map(
          deliveries.map((delivery, at) => {
            const known = read[at];
            const view = known === undefined ? undefined : find(known);
            return [delivery, view === undefined ? undefined : { view, subject: delivery.subject }];
          }),
        );
        return (delivery) => views.get(delivery);
      },
      render(texts, { view, subject }, changed) {
        if (isTrue(view, subject)) {
          return meetingScreen(texts, places, view, now(), typeof opening === "string" ? opening : opening(subject));
        }
        return changed ? meetingScreen(texts, places, view, now()) : null;
      },
    });
  }
}

function meetingOf(subject: { meeting: unknown }): number {
  return Number(subject.meeting);
}
