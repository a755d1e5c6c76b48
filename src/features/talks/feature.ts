import type { Feature } from "../../platform/chat/feature.ts";
import { leadButtons, phraseTalkButtons, talkButtons } from "./buttons.ts";
import { talkEdits } from "./edit-handlers.ts";
import { resumeAfterForm } from "./form-handlers.ts";
import { talkKeys } from "./key-handlers.ts";
import { leadHandlers } from "./lead-handlers.ts";
import { phraseTalkHandlers } from "./phrase-handlers.ts";
import { replies, type TalkHandlersContext, writing } from "./relay-handlers.ts";
import { talkHandlers } from "./tap-handlers.ts";

export const talks = {
  anytime: [leadHandlers, resumeAfterForm, talkKeys, talkEdits, replies],
  handlers: [talkHandlers, phraseTalkHandlers],
  freeText: {
    /** What is written into a talk without a reply. */
    writing,
  },
  speaksForItself: (data: string) =>
    [talkButtons, leadButtons, phraseTalkButtons].some((buttons) => buttons.read(data) !== null),
} as const satisfies Feature<TalkHandlersContext>;
