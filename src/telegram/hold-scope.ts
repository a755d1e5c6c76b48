/** A 429 as it was met: Telegram says how long, and not what it limits. */
export interface TooMany {
  method: string;
  /** Null: the call was about no chat. */
  chatId: string | null;
  /** An announcement to many, to a chat to which nothing else was said within its pace. */
  isBulk: boolean;
}

/** A chat's 429 that is remembered. */
export interface EarlierLimit {
  chatId: string;
  /** How long ago it was met, in milliseconds. */
  agoMs: number;
}

/**
 * What nothing is said to, or through, for a time. A chat, because a 429 is met by answers in groups too, which are nobody's; a private
 * chat's id is its person's Telegram id.
 */
export type HoldTarget =
  | { scope: "CHAT"; key: string }
  | { scope: "METHOD"; key: string }
  | { scope: "EVERYBODY"; key: "" };

// When this many chats meet a 429 within ten seconds, Telegram limits everybody. Two chats of an announcement are enough, because it
// reaches the next chat at once; a single chat never stops the others.
const manyChats = 3;
const manyBulkChats = 2;
const manyChatsMs = 10_000;
/** A chat with an earlier 429 is limited by itself: it must not stop an announcement again and again. */
export const rememberedMs = 600_000;

const everybody: HoldTarget = { scope: "EVERYBODY", key: "" };

/**
 * Infers what a 429 limits. A chat's own limit is likelier than any other; a method is what is left where there is no chat.
 * @param earlier what is remembered of other 429s, of all processes
 */
export function targetsOf({ method, chatId, isBulk }: TooMany, earlier: readonly EarlierLimit[]): HoldTarget[] {
  if (chatId === null) return [{ scope: "METHOD", key: method }];
  const chat: HoldTarget = { scope: "CHAT", key: chatId };
  const isChatsOwn = earlier.some((limit) => limit.chatId === chatId && limit.agoMs <= rememberedMs);
  const chats = new Set(earlier.filter(({ agoMs }) => agoMs <= manyChatsMs).map((limit) => limit.chatId));
  const many = isBulk && !isChatsOwn ? manyBulkChats : manyChats;
  return chats.add(chatId).size >= many ? [chat, everybody] : [chat];
}

/** How we receive updates and learn who we are: not limited together with what is said. */
const listening = new Set(["getUpdates", "getMe", "setWebhook", "deleteWebhook", "getWebhookInfo"]);

/** Whether a hold covers a call. */
export function covers(target: HoldTarget, method: string, chatId: string | null): boolean {
  switch (target.scope) {
    case "CHAT":
      return target.key === chatId;
    case "METHOD":
      return target.key === method;
    case "EVERYBODY":
      return !listening.has(method);
  }
}
