import { code, defineButtons, oneOf } from "../chat/buttons.ts";
import { eventKinds, programmeTags } from "./event-kinds.ts";
import { pauses, quietHours } from "./rules.ts";

const to = oneOf(["on", "off"]);

export const subscriptionButtons = defineButtons("sb", {
  /** From somewhere else, which stays as it is. */
  open: {},
  card: {},
  subscribe: {},
  agree: {},
  /** Of the consent, whatever it was asked for. */
  refuse: {},
  kinds: {},
  kind: { topic: oneOf(eventKinds), to },
  regions: {},
  region: { region: code, to },
  tags: {},
  tag: { tag: oneOf(programmeTags), to },
  quiet: {},
  quietHours: { hours: oneOf(quietHours) },
  pause: {},
  pauseFor: { time: oneOf(pauses) },
  goOn: {},
  /** On every announcement. */
  stop: {},
  /** After «Stop», and after a return. */
  resume: {},
  stayAway: {},
});
