import type { ConversationData, ConversationStorage, VersionedState } from "@grammyjs/conversations";
import type { BotContext, ConversationState } from "./context.ts";

/** The names of the forms that a chat is in the middle of, as they are stored. */
export function openForms({ stored }: ConversationState): string[] {
  if (stored === null) return [];
  return Object.keys((JSON.parse(stored) as VersionedState<ConversationData>).state);
}

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
