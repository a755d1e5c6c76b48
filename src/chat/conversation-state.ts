import type { ConversationData, ConversationStorage, VersionedState } from "@grammyjs/conversations";
import type { Update } from "grammy/types";
import type { NewConversation } from "../telegram/inbox.ts";
import type { BotContext } from "./context.ts";

/** Where the conversations' state of each update that is being handled lies until the inbox stores it with the update's end. */
export interface ConversationStates {
  storage: ConversationStorage<BotContext, ConversationData>;
  /** Lays out the state that was stored. */
  begin(update: Update, stored: string | null): void;
  /** What the handling made of it. */
  end(update: Update): NewConversation;
}

/** @param version raise it when a form's steps change: states of the old one are dropped, drafts stay */
export function createConversationStates(version: number): ConversationStates {
  const states = new WeakMap<Update, { stored: string | null; change: NewConversation }>();
  const stateOf = (update: Update) => {
    const state = states.get(update);
    if (state === undefined) throw new Error("An update came past the inbox: is `begin` called before it is handled?");
    return state;
  };
  return {
    storage: {
      type: "context",
      version,
      adapter: {
        read(ctx) {
          const { stored, change } = stateOf(ctx.update);
          const text = change === undefined ? stored : change;
          return text === null ? undefined : (JSON.parse(text) as VersionedState<ConversationData>);
        },
        write(ctx, state) {
          stateOf(ctx.update).change = JSON.stringify(state);
        },
        delete(ctx) {
          const state = stateOf(ctx.update);
          state.change = state.stored === null ? undefined : null;
        },
      },
    },
    begin: (update, stored) => void states.set(update, { stored, change: undefined }),
    end: (update) => stateOf(update).change,
  };
}
