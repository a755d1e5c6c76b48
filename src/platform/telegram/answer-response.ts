import { notTelegrams, readAnswer } from "./api-answer.ts";
import type { Answered } from "./exchange.ts";

/** Something between us and Telegram has answered. Its page may contain the address and with it the token, so it is not quoted. */
export class NotJson extends Error {}

/** An answer of Telegram for grammY. Throws `NotJson` if it does not come from Telegram. */
export function asResponse({ status, text }: Answered): Response {
  const answer = readAnswer(text);
  if (answer === null) throw new NotJson(notTelegrams(status));
  return new AnswerResponse(answer, status);
}

/** An answer that has been read already: grammY asks only for its JSON, and reading a body again costs more than the rest of the call. */
class AnswerResponse extends Response {
  override readonly json: () => Promise<unknown>;

  constructor(answer: unknown, status: number) {
    super(null, { status });
    this.json = () => Promise.resolve(answer);
  }
}
