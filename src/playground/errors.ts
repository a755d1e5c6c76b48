/** A refusal in Telegram's words. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;

  constructor(code: number, description: string, parameters?: Refusal["parameters"]) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400 with Telegram's usual beginning. */
export function badRequest(words: string): Refusal {
  return new Refusal(400, `Bad Request: ${words}`);
}

/** A refusal that Telegram does not make: either it would keep silent, or the playground cannot do what was asked. */
export function playgroundRefusal(words: string, code = 400): Refusal {
  return new Refusal(code, `Playground: ${words}`);
}
