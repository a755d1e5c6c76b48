import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Screen } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import type { Changed } from "./event-changes.ts";
import { announcementMessage } from "./events.ts";
import { changedText, reminderText } from "./notice-texts.ts";
import { cancelledMessage, changedMessage, reminderMessage } from "./notices.ts";
import { type EventDelivery, loadRecipients, type RecipientFacts } from "./recipients.ts";
import { eventScreen, noticeScreen } from "./screens.ts";
import { offerMessage } from "./seats.ts";
import { loadLastTold } from "./version-rows.ts";
import { loadVersions, untold, type Versions } from "./versions.ts";

interface EventMessagesContext {
  places: Places;
  now: () => Date;
}

type ChangeFacts = RecipientFacts & { changed: Changed[] };

/** Renders the messages about events. */
export function eventMessages({ places, now }: EventMessagesContext): RenderedMessage[] {
  const screenOf = (texts: Texts, { told, participation }: RecipientFacts, opening: string) =>
    noticeScreen(texts, places, told.event, { participation, now: now(), on: "card" }, opening);
  const load = async <Delivery extends EventDelivery>(db: Db, deliveries: Delivery[]) => {
    const recipients = await loadRecipients(db, deliveries, now());
    return (delivery: Delivery) => recipients.get(delivery);
  };
  return [
    renderPersonally(announcementMessage, {
      onUnknown: "giveUp",
      load: (db, deliveries) => load(db, deliveries),
      render(texts, facts, changed) {
        const { event, isStopped } = facts.told;
        const isPointless = isStopped || event.status === "CANCELLED" || now() >= event.startsAt;
        if (!changed && (!facts.subscribed || isPointless)) return null;
        return announcement(texts, places, facts, now());
      },
    }),
    renderPersonally(changedMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadChanges(db, deliveries, now()),
      render: (texts, facts) =>
        takesPart(facts) && facts.changed.length > 0 ? screenOf(texts, facts, changedText(texts, facts.changed)) : null,
    }),
    renderPersonally(cancelledMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => load(db, deliveries),
      render: (texts, facts) =>
        takesPart(facts, "CANCELLED") ? screenOf(texts, facts, texts.html("events:cancelled")) : null,
    }),
    renderPersonally(offerMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => load(db, deliveries),
      render(texts, facts, changed) {
        const isOpen = facts.participation.kind === "offered" && facts.told.event.status === "PUBLISHED";
        if (!isOpen && !changed) return null;
        return screenOf(texts, facts, isOpen ? texts.html("events:offered") : offerEnded(texts, facts));
      },
    }),
    renderPersonally(reminderMessage, {
      onUnknown: "giveUp",
      async load(db, deliveries) {
        const recipients = await loadRecipients(db, deliveries, now());
        const reminders = new Map([...recipients].map(([to, facts]) => [to, { ...facts, reminder: to.subject }]));
        return (delivery) => reminders.get(delivery);
      },
      render(texts, { reminder, ...facts }) {
        const hasMoved = !facts.told.occasions.includes(reminder.at.getTime());
        if (facts.participation.kind !== "going" || facts.told.event.status !== "PUBLISHED" || hasMoved) return null;
        return screenOf(texts, facts, reminderText(texts, facts.told.event.facts, reminder, now()));
      },
    }),
  ];
}

/** Says why an offer is no longer open; nothing if the person has taken the place or waits again, as their card says. */
function offerEnded(texts: Texts, { told, participation }: RecipientFacts): string {
  if (told.event.status === "CANCELLED") return texts.html("events:cancelled");
  return participation.kind === "none" ? texts.html("events:offerOver") : "";
}

type ChangeDelivery = Addressed<{ event: number; sequence: number }>;

/** The changes that each recipient has not been told of yet. A notice about an outdated version lists nothing, because the later notice lists everything. */
async function loadChanges(db: Db, deliveries: ChangeDelivery[], now: Date) {
  const recipients = await loadRecipients(db, deliveries, now);
  const events = [...new Set([...recipients.values()].map(({ told }) => told.event.id))];
  const versionsOf = await loadVersions(db, events);
  const lastTold = await loadLastTold(db, events, [...new Set(deliveries.map(({ personId }) => personId))]);
  const toldOf = new Map(lastTold.map(({ eventId, personId, sequences }) => [`${eventId} ${personId}`, sequences]));
  const found = new Map<ChangeDelivery, ChangeFacts>();
  for (const [delivery, facts] of recipients) {
    const { event } = facts.told;
    const versions: Versions = versionsOf.get(event.id) ?? new Map();
    const told = toldOf.get(`${event.id} ${delivery.personId}`) ?? [];
    const isOutdated = untold(versions, [delivery.subject.sequence], event.facts).length > 0;
    found.set(delivery, { ...facts, changed: isOutdated ? [] : untold(versions, told, event.facts) });
  }
  return (delivery: ChangeDelivery) => found.get(delivery);
}

/** The announcement in the recipient's language with their participation. Recipients who see the same share a rendered screen. */
function announcement(texts: Texts, places: Places, { told, participation }: RecipientFacts, now: Date): Screen {
  const until = participation.kind === "offered" ? participation.until.getTime() : "";
  const key = `${texts.language} ${participation.kind} ${until}`;
  const known = told.screens.get(key) ?? eventScreen(texts, places, told.event, { participation, now, on: "news" });
  told.screens.set(key, known);
  return known;
}

function takesPart({ told, participation }: RecipientFacts, status: "PUBLISHED" | "CANCELLED" = "PUBLISHED"): boolean {
  return told.event.status === status && ["going", "waiting", "offered"].includes(participation.kind);
}
