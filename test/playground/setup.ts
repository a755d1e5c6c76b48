import { createPlayground, type Playground, type PlaygroundOptions } from "../../src/playground/server.ts";

export const TOKEN = "4242:playground_token";
export const AIGUL = 101;
export const ERLAN = 102;

/** Opens a playground with two people and a clock that moves only when the test moves it. */
export function playgroundForTests(options: Partial<PlaygroundOptions> = {}) {
  const clock = { at: new Date("2026-09-01T04:00:00Z") };
  const playground = createPlayground({
    token: TOKEN,
    username: "bitimger_bot",
    botName: "Бітімгер",
    now: () => clock.at,
    people: [
      { id: AIGUL, firstName: "Айгүл", languageCode: "kk", role: "citizen" },
      { id: ERLAN, firstName: "Ерлан", lastName: "Сейіт", languageCode: "ru", role: "mediator" },
    ],
    languages: [
      { code: "kk", name: "Қазақша", fallback: ["ru"] },
      { code: "ru", name: "Русский", fallback: ["kk"] },
    ],
    moveClock: async (move, onStop) => {
      const minutes = "until" in move ? 12 * 60 : move.minutes;
      clock.at = new Date(clock.at.getTime() + minutes * 60_000);
      onStop();
    },
    ...options,
  });
  const pass = (seconds: number) => {
    clock.at = new Date(clock.at.getTime() + seconds * 1000);
  };
  return { playground, pass, call: caller(playground) };
}

interface ApiAnswer {
  ok: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: the shape of a result depends on the method, which is only known at run time
  result?: any;
  error_code?: number;
  description?: string;
  parameters?: object;
}

/** Calls a method as a bot does, with a JSON body. */
function caller(playground: Playground) {
  return async (method: string, params: object = {}, signal?: AbortSignal): Promise<ApiAnswer> => {
    const response = await playground.app.request(`/bot${TOKEN}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(params),
      ...(signal ? { signal } : {}),
    });
    return (await response.json()) as ApiAnswer;
  };
}
