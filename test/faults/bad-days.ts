import type { Chance } from "../walk/random.ts";
import { fallSilent, type SilenceFigures, type SilenceHand } from "./silence.ts";
import { fairWeather, type Script, type SeenCall, type StormyTelegram, says, type Weather } from "./weather.ts";

/** One of Telegram's bad days. */
export interface Day {
  name: string;
  seconds: number;
  /** How updates come; by polling without it. */
  by?: "webhook";
  /** Only there: the embedded database's clock is the process's own. */
  on?: "postgres";
  /** Whether the bot reaches PostgreSQL through a proxy that can fall silent. */
  through?: "proxy";
  /** What must have happened on this day, by what was seen; what has not is named. */
  wants?(seen: readonly SeenCall[], hand: Hand): string[];
  /** What it has measured itself. */
  measured?(): object;
  begin(telegram: StormyTelegram, hand: Hand): Promise<void> | void;
  end?(telegram: StormyTelegram): Promise<void> | void;
}

/** What a day's script may use. */
export interface Hand {
  chance: Chance;
  token: string;
  /** A chat that gets announcements. */
  chat: number;
  mediators: readonly number[];
  /** Makes the clock of the bot's process wrong by a number of milliseconds. */
  misleads(wrongMs: number): void;
  /** On a day that leads through the proxy. */
  silence: SilenceHand | null;
}

const fine: Weather = { kind: "fine" };
const refusal = (code: number, description: string, more: object = {}): Weather => ({
  kind: "answers",
  status: code,
  body: JSON.stringify({ ok: false, error_code: code, description, ...more }),
  carriedOut: false,
});
const page = (status: number, carriedOut: boolean): Weather => ({
  kind: "answers",
  status,
  body: `<html><head><title>${status}</title></head><body>nginx</body></html>`,
  carriedOut,
});
const words = (body: string, carriedOut: boolean): Weather => ({ kind: "answers", status: 200, body, carriedOut });

const messages =
  (weather: (hand: Hand) => Weather) =>
  (hand: Hand): Script =>
  ({ method }) =>
    says(method) ? weather(hand) : fine;
const some = (percent: number, weather: Weather) =>
  messages(({ chance }) => (chance.percent(percent) ? weather : fine));

function scripted(name: string, seconds: number, script: (hand: Hand) => Script): Day {
  return {
    name,
    seconds,
    begin(telegram, hand) {
      telegram.script = script(hand);
    },
  };
}

/** Telegram counts down: a call in the meantime is told how much time is left. */
function slowsDown(seconds: number, which: (params: Record<string, unknown>) => boolean): Script {
  let until: number | null = null;
  return ({ method, params }) => {
    if (!says(method) || !which(params)) return fine;
    const now = performance.now();
    until ??= now + seconds * 1000;
    const left = Math.ceil((until - now) / 1000);
    if (left <= 0) return fine;
    return refusal(429, `Too Many Requests: retry after ${left}`, { parameters: { retry_after: left } });
  };
}

/** While one chat is told to wait, the others hear what there is for them. */
function othersGoOn(seen: readonly SeenCall[], { chat }: Hand): string[] {
  const refused = seen.filter(({ params, pauseSeconds }) => pauseSeconds > 1 && Number(params.chat_id) === chat);
  const [first] = refused;
  if (first === undefined) return ["nobody was told to wait"];
  const until = first.endedMs + first.pauseSeconds * 1000;
  const others = seen.filter(
    ({ method, params, atMs, heard }) =>
      says(method) && heard && Number(params.chat_id) !== chat && atMs > first.endedMs && atMs < until,
  );
  return others.length < 20 ? [`the others heard ${others.length} messages meanwhile`] : [];
}

/** Telegram refuses their photos, albums and the like for good. */
function refusesFiles(chats: readonly number[]): Script {
  const refused = refusal(400, "Bad Request: wrong file identifier/HTTP URL specified");
  return ({ method, params }) =>
    says(method) && !/Text|sendMessage/.test(method) && chats.includes(Number(params.chat_id)) ? refused : fine;
}

/** Every second message comes at its second try only, and what was tapped after it comes first. */
function overtaking(): Day {
  return {
    name: "messages overtaken by taps, by webhook",
    seconds: 8,
    by: "webhook",
    begin({ playground }, { chance }) {
      playground.deliveryFaults = ({ kind, attempt }) =>
        kind === "message" && attempt === 1 && chance.percent(50) ? { reached: false, status: 502 } : undefined;
    },
    end({ playground }) {
      playground.deliveryFaults = undefined;
    },
  };
}

function wrongClock(name: string, wrongMs: number): Day {
  let mend = () => {};
  return {
    name,
    seconds: 8,
    on: "postgres",
    begin(_, hand) {
      hand.misleads(wrongMs);
      mend = () => hand.misleads(0);
    },
    end: () => mend(),
  };
}

const silences = 4;
/** A promise of the pool's limits (src/platform/database/limited-pool.ts). */
const longestReturnMs = 30_000;

/** PostgreSQL's connections die without a word: nothing is closed, nothing is said. */
function silent(): Day {
  let figures: SilenceFigures = { returnsMs: [], saidUnready: 0 };
  return {
    name: "PostgreSQL connections that die silently",
    seconds: 5,
    on: "postgres",
    through: "proxy",
    async begin(_, { silence }) {
      if (silence === null) throw new Error("The bot does not reach PostgreSQL through the proxy.");
      figures = await fallSilent(silence, silences);
    },
    measured: () => figures,
    wants() {
      const slow = figures.returnsMs.filter((returnMs) => returnMs > longestReturnMs);
      return [
        ...slow.map((returnMs) => `ready again after ${returnMs} ms`),
        ...(figures.saidUnready < silences / 2 ? [`health said it ${figures.saidUnready} times of ${silences}`] : []),
      ];
    },
  };
}

const malformed = ['{"ok":true,"result":{"message_', "{}", "[]", "null", "", '{"ok":', "OK", '{"result":true}'];

function storm({ chance, chat }: Hand): Script {
  const kinds: Weather[] = [
    refusal(500, "Internal Server Error"),
    page(502, false),
    page(502, true),
    { kind: "cut", carriedOut: false },
    { kind: "cut", carriedOut: true },
    { kind: "slow", milliseconds: 1500 },
    words("{}", true),
    refusal(429, "Too Many Requests: retry after 1", { parameters: { retry_after: 1 } }),
  ];
  return ({ params }) => (chance.percent(25) || Number(params.chat_id) === chat ? chance.pick(kinds) : fine);
}

const retryAfterSeconds = 5;
const slowSeconds = 15;

/** Somebody else polls with the same token: each ends the other's question with 409. */
function rival(): Day {
  const over = new AbortController();
  return {
    name: "a second poller, 409",
    seconds: 6,
    begin(telegram, { token }) {
      void (async () => {
        while (!over.signal.aborted) {
          const init = {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: '{"offset":0,"timeout":1}',
            signal: over.signal,
          };
          await fetch(`${telegram.apiRoot("p9")}/bot${token}/getUpdates`, init).catch(() => {});
        }
      })();
    },
    end: () => over.abort(),
  };
}

/** All of them, in the order in which they are tried. */
export const badDays = (): Day[] => [
  scripted("429 for all", retryAfterSeconds, () => slowsDown(retryAfterSeconds, () => true)),
  {
    ...scripted("429 for one chat", 6, ({ chat }) => slowsDown(6, ({ chat_id: id }) => Number(id) === chat)),
    wants: othersGoOn,
  },
  scripted("mediators whom nothing but words can be sent", 6, ({ mediators }) => refusesFiles(mediators)),
  overtaking(),
  wrongClock("a clock an hour ahead", 3_600_000),
  wrongClock("a clock an hour back", -3_600_000),
  silent(),
  scripted("500 for messages", 6, some(100, refusal(500, "Internal Server Error"))),
  scripted("502, a page, for everything", 6, () => () => page(502, false)),
  scripted("half of the answers lost behind a 502", 5, some(50, page(502, true))),
  scripted("connections cut before the act", 5, () => () => ({ kind: "cut", carriedOut: false })),
  scripted("half of the connections cut after the act", 5, some(50, { kind: "cut", carriedOut: true })),
  {
    name: "nobody listens",
    seconds: 8,
    begin: (telegram) => telegram.goDown(),
    end: (telegram) => telegram.comeBack(),
  },
  scripted(
    "malformed JSON",
    5,
    ({ chance }) =>
      () =>
        words(chance.pick(malformed), chance.percent(50)),
  ),
  scripted(
    "answers after 15 s",
    5,
    messages(() => ({ kind: "slow", milliseconds: slowSeconds * 1000 })),
  ),
  rival(),
  scripted(
    "callback answers come too late",
    5,
    () =>
      ({ method }) =>
        method === "answerCallbackQuery"
          ? refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
          : fine,
  ),
  scripted("a storm of everything", 10, storm),
];

/** Puts the weather right again. */
export async function clearUp(day: Day, telegram: StormyTelegram): Promise<void> {
  await day.end?.(telegram);
  telegram.script = fairWeather;
}
