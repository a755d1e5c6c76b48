import type { ConversationData, ConversationStorage, VersionedState } from "@grammyjs/conversations";
import type { BotContext, ConversationState } from "./context.ts";

/** The names of the forms that a chat is in the middle of, as they are stored. */
export function openForms(state: ConversationState): string[] {
  return formsIn(state, state.stored);
}

interface Read {
  text: string;
  forms: string[];
  /** Until the conversations take it: they change it. */
  parsed: VersionedState<ConversationData> | null;
}

/** What was read last of each state: several handlers ask for the same, and a conversation is long. */
const lastRead = new WeakMap<ConversationState, Read>();

function formsIn(state: ConversationState, text: string | null): string[] {
  if (text === null) return [];
  const known = lastRead.get(state);
  if (known?.text === text) return known.forms;
  const parsed = parse(text);
  const forms = Object.keys(parsed.state);
  lastRead.set(state, { text, forms, parsed });
  return forms;
}

function takeParsed(state: ConversationState, text: string): VersionedState<ConversationData> {
  const known = lastRead.get(state);
  if (known?.text !== text || known.parsed === null) return parse(text);
  const { parsed } = known;
  known.parsed = null;
  return parsed;
}

function parse(text: string): VersionedState<ConversationData> {
  return JSON.parse(text) as VersionedState<ConversationData>;
}

/** What the names of decisions among the forms begin with: a decision hears only taps and leaves other words to others. */
export const decisionPrefix = "decide.";

/** Whether what is written in this chat answers a form: before this update was handled, or after it was, as far as is known now. */
export function isInForm(state: ConversationState, when: "before" | "now"): boolean {
  const { stored, change } = state;
  const text = when === "now" && change !== undefined ? change : stored;
  return formsIn(state, text).some((form) => !form.startsWith(decisionPrefix));
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
      read({ conversationState }) {
        const { stored, change } = conversationState;
        const text = change === undefined ? stored : change;
        return text === null ? undefined : takeParsed(conversationState, text);
      },
      write({ conversationState }, state) {
        const text = JSON.stringify(state);
        conversationState.change = text;
        lastRead.set(conversationState, { text, forms: Object.keys(state.state), parsed: null });
      },
      delete({ conversationState }) {
        conversationState.change = conversationState.stored === null ? undefined : null;
      },
    },
  };
}
