import { outcomeOf } from "./api-answer.ts";
import { type Answered, type Exchange, methodOf, type Send } from "./exchange.ts";
import { replacementFor } from "./outbox/replacement.ts";

/**
 * Handles refusals of an edit that are not failures: the message already shows the same, or it cannot be changed and a new message replaces
 * it. This is done here because API errors must not be caught inside a conversation.
 */
export async function repairEdit(
  request: Exchange,
  response: Answered,
  send: Send,
  resendIfDeleted = true,
): Promise<Answered> {
  const method = methodOf(request);
  if (!method.startsWith("edit") || typeof request.body !== "string") return response;
  const outcome = outcomeOf(method, response);
  if (outcome.kind !== "refused") return response;
  const { means } = outcome;
  if (means.kind === "never" && means.what === "unchanged") return done;
  if (means.kind !== "gone" || means.what !== "message" || !resendIfDeleted) return response;
  const replacement = replacementFor(method, JSON.parse(request.body) as Record<string, unknown>);
  if (replacement === null) return done;
  const path = `${request.path.slice(0, -method.length)}${replacement.method}`;
  return send({ ...request, path, body: JSON.stringify(replacement.payload) });
}

const done: Answered = { status: 200, text: '{"ok":true,"result":true}' };
