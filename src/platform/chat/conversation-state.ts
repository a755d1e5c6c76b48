import type { ConversationData, ConversationStorage, VersionedState } from "@grammyjs/conversations";
import type { BotContext, ConversationState } from "./context.ts";

/** The names of the forms that a chat is in the middle of, as they are stored. */
export function openForms({ stored }: ConversationState): string[] {
  return formsIn(stored);
}

function formsIn(stored: string | null): string[] {
  if (stored === null) return [];
  return Object.keys((JSON.parse(stored) as VersionedState<ConversationData>).state);
}

/** What the names of decisions among the forms begin with: a decision hears only taps and leaves other words to others. */
export const decisionPrefix = "decide.";

/** Whether what is written in this chat answers a form: before this update was handled, or after it was, as far as is known now. */
export function isInForm({ stored, change }: ConversationState, when: "before" | "now"): boolean {
  const state = when === "now" && change !== undefined ? change : stored;
  return formsIn(state).some((form) => !form.startsWith(decisionPrefix));
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
