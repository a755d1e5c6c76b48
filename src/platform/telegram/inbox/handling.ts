import type { Update } from "grammy/types";

/** The conversation to be stored when an update ends: null if the conversation has ended, undefined if it is unchanged. */
export type NewConversation = string | null | undefined;

/** One handling of an update. */
export interface Handling {
  /**
   * The row of the inbox, and its attempt number while this handling holds the update. An act of the handling counts only if its
   * transaction finds both: `EXISTS (SELECT 1 FROM "Update" WHERE id = … AND attempt = …)`.
   */
  rowId: string;
  attempt: number;
  /** Whether it was set aside, and its chat had gone on when it was put back. */
  late: boolean;
  /** Whether the chat has a backlog, so that answers which only repeat themselves should be left out. */
  crowded: boolean;
  /** The handling adds the ids of the messages that it sends into the update's private chat. */
  sent: number[];
  /** Aborted when the handling has lost the update, because it took too long or another process has claimed it. */
  signal: AbortSignal;
}

/** Handles an update. `conversation` is the stored state of the chat's conversation. If it throws, the update is retried. */
export type Handle = (update: Update, conversation: string | null, handling: Handling) => Promise<NewConversation>;
