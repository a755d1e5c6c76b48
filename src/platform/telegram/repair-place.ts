import { outcomeOf } from "./api-answer.ts";
import { type Answered, type Exchange, methodOf, type Send } from "./exchange.ts";
import { withoutLostPlace } from "./outbox/lost-place.ts";

/** Sends a refused message again without the quote, the reply or the topic that is gone. A call that uploads files cannot be repeated. */
export async function repairPlace(request: Exchange, response: Answered, send: Send): Promise<Answered> {
  const method = methodOf(request);
  const outcome = outcomeOf(method, response);
  if (outcome.kind !== "refused" || typeof request.body !== "string") return response;
  const payload = withoutLostPlace(method, JSON.parse(request.body) as Record<string, unknown>, outcome.means);
  if (payload === null) return response;
  const repaired = { ...request, body: JSON.stringify(payload) };
  return repairPlace(repaired, await send(repaired), send);
}
