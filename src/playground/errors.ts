/** An error that the Bot API returns, in Telegram's words. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;

  constructor(code: number, description: string, parameters?: Refusal["parameters"]) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** An error 400 with Telegram's usual prefix. */
export function badRequest(reason: string): Refusal {
  return new Refusal(400, `Bad Request: ${reason}`);
}

/** An error that Telegram would not return: either Telegram is more lenient, or the playground cannot do what was asked. */
export function playgroundRefusal(reason: string, code = 400): Refusal {
  return new Refusal(code, `Playground: ${reason}`);
}
