/** A message in an answer of the Bot API, as far as it is read here. */
interface SentMessage {
  message_id: number;
  chat: { type: string };
}

/**
 * The ids of the messages that a direct call has sent into a private chat: also of those that replaced a message which could not be edited.
 * @param call the arguments of `fetch`
 */
export async function sentIds([url, init]: Parameters<typeof fetch>, response: Response): Promise<number[]> {
  const method = String(url).split("/").at(-1) ?? "";
  const [sends, edits] = [method.startsWith("send"), method.startsWith("edit")];
  if (!(sends || edits) || !response.ok) return [];
  const { result } = (await response.json()) as { result?: unknown };
  const messages = [result].flat().filter(isMessage);
  const edited = edits && typeof init?.body === "string" ? /"message_id":(\d+)/.exec(init.body)?.[1] : undefined;
  return messages.flatMap(({ message_id: id, chat }) => (chat.type === "private" && String(id) !== edited ? [id] : []));
}

function isMessage(result: unknown): result is SentMessage {
  return typeof result === "object" && result !== null && "message_id" in result && "chat" in result;
}
