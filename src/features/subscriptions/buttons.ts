import { code, defineButtons, oneOf } from "../../platform/chat/buttons.ts";
import { eventKinds, programmeTags } from "./event-kinds.ts";
import { pauses, quietHours } from "./rules.ts";

const to = oneOf(["on", "off"]);

export const subscriptionButtons = defineButtons("sb", {
  /** Pressed on another message, which stays unchanged. */
  open: {},
  card: {},
  subscribe: {},
  agree: {},
  /** Refuses the consent, which may have been asked for other reasons too. */
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
  /** Shown on every announcement. */
  stop: {},
  /** Shown after «Stop», and when somebody unblocks the bot. */
  resume: {},
  stayAway: {},
});
