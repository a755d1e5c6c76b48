/** A call of the Bot API. */
export interface Call {
  method: string;
  payload: Record<string, unknown>;
}

const sendMethods: Record<string, string> = {
  animation: "sendAnimation",
  audio: "sendAudio",
  document: "sendDocument",
  photo: "sendPhoto",
  video: "sendVideo",
};

/**
 * The new message that replaces an edit which cannot be made because the message is gone or of another kind.
 * @returns null if nothing can replace it: only a keyboard, an empty caption, or a message sent in inline mode
 */
export function replacementFor(method: string, payload: Record<string, unknown>): Call | null {
  const { message_id: _, inline_message_id, ...rest } = payload;
  if (inline_message_id !== undefined || rest.chat_id === undefined) return null;
  switch (method) {
    case "editMessageText":
      return { method: "sendMessage", payload: rest };
    case "editMessageCaption": {
      // The file of the original message is unknown here.
      const { caption, caption_entities: entities, show_caption_above_media: __, ...others } = rest;
      if (typeof caption !== "string" || caption === "") return null;
      return {
        method: "sendMessage",
        payload: { ...others, text: caption, ...(entities === undefined ? {} : { entities }) },
      };
    }
    case "editMessageMedia": {
      const { media: wrapped, ...others } = rest;
      const { type, media, ...options } = (wrapped ?? {}) as Record<string, unknown>;
      const sending = sendMethods[String(type)];
      if (sending === undefined) return null;
      return { method: sending, payload: { ...others, ...options, [String(type)]: media } };
    }
    default:
      return null;
  }
}
