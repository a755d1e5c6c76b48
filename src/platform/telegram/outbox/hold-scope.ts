/** A call that Telegram answered with 429. Telegram says for how long, but not what it limits. */
export interface TooMany {
  method: string;
  /** Null if the call concerned no chat. */
  chatId: string | null;
  /** Whether it was an announcement to many, in a chat that got nothing else within its pace. */
  isBulk: boolean;
}

/** An earlier 429 of a chat. */
export interface EarlierLimit {
  chatId: string;
  /** How long ago it was, in milliseconds. */
  agoMs: number;
}

/**
 * What a hold covers. It names a chat and not a person, because answers in groups also meet 429s; the id of a private chat is the
 * person's Telegram id.
 */
export type HoldTarget =
  | { scope: "CHAT"; key: string }
  | { scope: "METHOD"; key: string }
  | { scope: "EVERYBODY"; key: "" };

// If this many chats meet a 429 within ten seconds, Telegram is limiting everybody. Two chats of an announcement are enough, because it
// reaches the next chat at once; a single chat never stops the others.
const manyChats = 3;
const manyBulkChats = 2;
const windowMs = 10_000;
/** A chat that had a 429 within this time has a limit of its own, which must not stop an announcement repeatedly. */
export const rememberedMs = 600_000;

const everybody: HoldTarget = { scope: "EVERYBODY", key: "" };

/**
 * Infers what a 429 limits. The chat's own limit is the most likely; without a chat, only the method is left.
 * @param earlier the earlier 429s of all processes
 */
export function targetsOf({ method, chatId, isBulk }: TooMany, earlier: readonly EarlierLimit[]): HoldTarget[] {
  if (chatId === null) return [{ scope: "METHOD", key: method }];
  const chat: HoldTarget = { scope: "CHAT", key: chatId };
  const isOwnLimit = earlier.some((limit) => limit.chatId === chatId && limit.agoMs <= rememberedMs);
  const chats = new Set(earlier.filter(({ agoMs }) => agoMs <= windowMs).map((limit) => limit.chatId));
  const minChats = isBulk && !isOwnLimit ? manyBulkChats : manyChats;
  return chats.add(chatId).size >= minChats ? [chat, everybody] : [chat];
}

/** The methods that receive updates or ask about the bot. They have limits of their own. */
const receivingMethods = new Set(["getUpdates", "getMe", "setWebhook", "deleteWebhook", "getWebhookInfo"]);

/** Whether a hold covers a call. */
export function covers(target: HoldTarget, method: string, chatId: string | null): boolean {
  switch (target.scope) {
    case "CHAT":
      return target.key === chatId;
    case "METHOD":
      return target.key === method;
    case "EVERYBODY":
      return !receivingMethods.has(method);
  }
}
