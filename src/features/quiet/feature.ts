import type { Feature } from "../../platform/chat/feature.ts";
import { quietButtons } from "./buttons.ts";
import { type QuietContext, quietTaps, showSettings } from "./handlers.ts";
import { renewNotice } from "./quiet.ts";

export const quiet = {
  entrances: [
    {
      command: "quiet",
      button: quietButtons.data("settings", {}),
      open: (ctx, services) => showSettings(ctx, services),
    },
  ],
  anytime: [quietTaps],
  speaksForItself: (data) => quietButtons.read(data) !== null,
  returned: (ctx, { now }) => ctx.once("renewNotice", (tx) => renewNotice(tx, ctx.person.id, now())),
} as const satisfies Feature<QuietContext>;
