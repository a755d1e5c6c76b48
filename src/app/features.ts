import { announcements } from "../features/announcements/feature.ts";
import { assignment } from "../features/assignment/feature.ts";
import type { AssignmentHandlersContext } from "../features/assignment/handlers.ts";
import { attendance } from "../features/attendance/feature.ts";
import type { CardParts } from "../features/cases/card-part.ts";
import { cases } from "../features/cases/feature.ts";
import { casework } from "../features/casework/feature.ts";
import { clearance } from "../features/clearance/feature.ts";
import { closing } from "../features/closing/feature.ts";
import { composing } from "../features/composing/feature.ts";
import { danger } from "../features/danger/feature.ts";
import { directory } from "../features/directory/feature.ts";
import type { DirectoryContext } from "../features/directory/handlers.ts";
import { disclosure } from "../features/disclosure/feature.ts";
import { events } from "../features/events/feature.ts";
import { handover } from "../features/handover/feature.ts";
import { intake } from "../features/intake/feature.ts";
import type { FormContext } from "../features/intake/report-form.ts";
import { invitations } from "../features/invitations/feature.ts";
import { meetings } from "../features/meetings/feature.ts";
import { papers } from "../features/papers/feature.ts";
import { parties } from "../features/parties/feature.ts";
import { people } from "../features/people/feature.ts";
import type { Act } from "../features/people/permissions.ts";
import { phrases } from "../features/phrases/feature.ts";
import type { PhrasePart } from "../features/phrases/phrase-part.ts";
import { places } from "../features/places/feature.ts";
import { quiet } from "../features/quiet/feature.ts";
import type { QuietContext } from "../features/quiet/handlers.ts";
import { subscriptions } from "../features/subscriptions/feature.ts";
import { talks } from "../features/talks/feature.ts";
import type { TalkHandlersContext } from "../features/talks/relay-handlers.ts";
import { terms } from "../features/terms/feature.ts";
import { undo } from "../features/undo/feature.ts";
import type { Entrance } from "../platform/chat/entrance.ts";
import type { Feature } from "../platform/chat/feature.ts";
import type { PendingKind } from "../platform/chat/pending-kind.ts";
import type { Logger } from "../platform/log.ts";

/** What the features need; one object serves them all. */
export interface FeatureServices
  extends FormContext,
    AssignmentHandlersContext,
    DirectoryContext,
    QuietContext,
    TalkHandlersContext {
  log: Logger;
  /** How far `now` is ahead of this machine's clock on purpose, in milliseconds. */
  clockAheadMs: () => number;
  /** The acts that can be taken back for a minute. */
  pendingKinds: readonly PendingKind<FeatureServices>[];
  /** What the features add to the cards of cases. */
  cards: CardParts;
  /** What the features offer to do with a text that staff have at hand. */
  phraseParts: readonly PhrasePart[];
}

/** The features, in the order in which home and the menus name them. */
export const features: readonly Feature<FeatureServices, Act>[] = [
  danger,
  intake,
  cases,
  places,
  events,
  subscriptions,
  quiet,
  casework,
  talks,
  handover,
  parties,
  invitations,
  meetings,
  assignment,
  terms,
  papers,
  closing,
  clearance,
  disclosure,
  phrases,
  composing,
  attendance,
  announcements,
  directory,
  undo,
  people,
];

/** Every way into a feature, in the same order. */
export const entrances: readonly Entrance<FeatureServices, Act>[] = features.flatMap(
  (feature) => feature.entrances ?? [],
);
