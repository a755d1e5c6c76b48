import { announcements } from "./announcements/feature.ts";
import { assignment } from "./assignment/feature.ts";
import type { AssignmentHandlersContext } from "./assignment/handlers.ts";
import { attendance } from "./attendance/feature.ts";
import { cases } from "./cases/feature.ts";
import type { Entrance } from "./chat/entrance.ts";
import type { Feature } from "./chat/feature.ts";
import { composing } from "./composing/feature.ts";
import { directory } from "./directory/feature.ts";
import type { DirectoryContext } from "./directory/handlers.ts";
import { events } from "./events/feature.ts";
import { intake } from "./intake/feature.ts";
import type { FormContext } from "./intake/report-form.ts";
import type { Logger } from "./log.ts";
import { people } from "./people/feature.ts";
import type { Act } from "./people/permissions.ts";
import { places } from "./places/feature.ts";
import { subscriptions } from "./subscriptions/feature.ts";

/** What the features need; one object serves them all. */
export interface FeatureServices extends FormContext, AssignmentHandlersContext, DirectoryContext {
  log: Logger;
  /** How far `now` is ahead of this machine's clock on purpose, in milliseconds. */
  clockAheadMs: () => number;
}

/** The features, in the order in which home and the menus name them. */
export const features: readonly Feature<FeatureServices, Act>[] = [
  intake,
  cases,
  places,
  events,
  subscriptions,
  assignment,
  composing,
  attendance,
  announcements,
  directory,
  people,
];

/** Every way into a feature, in the same order. */
export const entrances: readonly Entrance<FeatureServices, Act>[] = features.flatMap(
  (feature) => feature.entrances ?? [],
);
