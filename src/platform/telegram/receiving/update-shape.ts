import type { Update } from "grammy/types";
import { z } from "zod";

// Only the fields that the inbox and the handlers read without checking. Handlers check the other fields themselves.
const id = z.int();
const user = z.looseObject({ id });
const chat = z.looseObject({ id });
const message = z.looseObject({ message_id: id, date: id, chat, from: user.optional() });
const shape = z.looseObject({
  update_id: z.int().positive(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z.looseObject({ id: z.string(), from: user, message: message.optional() }).optional(),
  my_chat_member: z.looseObject({ chat, from: user, date: id }).optional(),
  inline_query: z.looseObject({ from: user }).optional(),
});

/** Reads an update. @returns null if it is not an update, because it would make storing the others of its batch fail */
export function readUpdate(value: unknown): Update | null {
  return shape.safeParse(value).success ? (value as Update) : null;
}
