import type { ConversationData, ConversationStorage, VersionedState } from "@grammyjs/conversations";
import type { BotContext } from "./context.ts";

/**
 * Reads and writes `ctx.conversationState`.
 * @param version raise it when a form's steps change: states of the old one are dropped, drafts stay
 */
export function createConversationStorage(version: number): ConversationStorage<BotContext, ConversationData> {
  return {
    type: "context",
    version,
    adapter: {
      read({ conversationState: { stored, change } }) {
        const text = change === undefined ? stored : change;
        return text === null ? undefined : (JSON.parse(text) as VersionedState<ConversationData>);
      },
      write({ conversationState }, state) {
        conversationState.change = JSON.stringify(state);
      },
      delete({ conversationState }) {
        conversationState.change = conversationState.stored === null ? undefined : null;
      },
    },
  };
}
