import type { Update } from "grammy/types";
import { z } from "zod";

// Only what the inbox and the doors of the features look at without asking: whatever else an update holds is for those who handle it.
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

/** Reads what came as an update. @returns null for what is not one: it would fail all that are stored with it */
export function readUpdate(given: unknown): Update | null {
  return shape.safeParse(given).success ? (given as Update) : null;
}
