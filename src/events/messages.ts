import { type AnyMessage, definePersonalMessage } from "../chat/message.ts";
import type { Screen } from "../chat/screen.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { changedWords } from "./change-words.ts";
import { announcementMessage } from "./events.ts";
import { cancelledMessage, changedMessage, reminderMessage } from "./notices.ts";
import { offerMessage } from "./places-left.ts";
import { loadReaders, type ReaderFacts } from "./readers.ts";
import { reminderOf, reminderOpening } from "./reminder-words.ts";
import { eventScreen, noticeScreen } from "./screens.ts";

interface EventMessagesContext {
  places: Places;
  now: () => Date;
}

type Told = ReaderFacts & { subject: string };

/** What events say through the outbox. Every subject begins with the event's id. */
export function eventMessages({ places, now }: EventMessagesContext): Record<string, AnyMessage> {
  const screenOf = (texts: Texts, { told, standing }: ReaderFacts, opening: string) =>
    noticeScreen(texts, places, told.event, { standing, now: now(), on: "card" }, opening);
  const message = (
    onUnknown: "resend" | "giveUp",
    render: (texts: Texts, told: Told, changed: boolean) => Screen | null,
  ) =>
    definePersonalMessage<Told>({
      onUnknown,
      async load(db, deliveries) {
        const facts = await loadReaders(db, deliveries, now());
        return new Map([...facts].map(([address, its]) => [address, { ...its, subject: address.split(" ")[0] ?? "" }]));
      },
      render,
    });
  return {
    [announcementMessage]: message("giveUp", (texts, facts, changed) => {
      const pointless = facts.told.event.status === "CANCELLED" || now() >= facts.told.event.startsAt;
      if (!changed && (!facts.subscribed || pointless)) return null;
      return announcement(texts, places, facts, now());
    }),
    [changedMessage]: message("resend", (texts, facts) => {
      const { event, changed } = facts.told;
      // A later change tells of itself.
      if (!takesPart(facts) || facts.subject !== `${event.id}/${event.sequence}`) return null;
      return screenOf(texts, facts, changedWords(texts, changed));
    }),
    [cancelledMessage]: message("resend", (texts, facts) =>
      takesPart(facts, "CANCELLED") ? screenOf(texts, facts, texts.html("events:cancelled")) : null,
    ),
    [offerMessage]: message("resend", (texts, facts, changed) => {
      const holds = facts.standing.kind === "offered" && facts.told.event.status === "PUBLISHED";
      if (!holds && !changed) return null;
      const over = facts.told.event.status === "CANCELLED" ? "events:cancelled" : "events:offerOver";
      return screenOf(texts, facts, texts.html(holds ? "events:offered" : over));
    }),
    [reminderMessage]: message("giveUp", (texts, facts) => {
      const reminder = reminderOf(facts.subject);
      const moved = !facts.told.occasions.includes(reminder.at.getTime());
      if (facts.standing.kind !== "going" || facts.told.event.status !== "PUBLISHED" || moved) return null;
      return screenOf(texts, facts, reminderOpening(texts, facts.told.event.facts, reminder, now()));
    }),
  };
}

/** In the reader's language, with how they stand to it; who reads the same gets the same one. */
function announcement(texts: Texts, places: Places, { told, standing }: ReaderFacts, now: Date): Screen {
  const until = standing.kind === "offered" ? standing.until.getTime() : "";
  const key = `${texts.language} ${standing.kind} ${until}`;
  const known = told.screens.get(key) ?? eventScreen(texts, places, told.event, { standing, now, on: "news" });
  told.screens.set(key, known);
  return known;
}

function takesPart({ told, standing }: ReaderFacts, status: "PUBLISHED" | "CANCELLED" = "PUBLISHED"): boolean {
  return told.event.status === status && ["going", "waiting", "offered"].includes(standing.kind);
}
