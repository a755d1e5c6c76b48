import type { Chance } from "../walk/random.ts";
import type { SilenceControls } from "./silence.ts";
import {
  fairWeather,
  isMessage,
  type Script,
  type SeenCall,
  type StormyTelegram,
  type Weather,
} from "./stormy-telegram.ts";
import type { Talkers } from "./talkers.ts";

/** One of Telegram's bad days. */
export interface Day {
  name: string;
  seconds: number;
  /** How many people report at the same time. */
  reporters?: number;
  /** How updates arrive; by polling by default. */
  by?: "webhook";
  /** Runs only on PostgreSQL, because the embedded database uses the clock of the process. */
  on?: "postgres";
  /** Whether the bot reaches PostgreSQL through a proxy that can fall silent. */
  through?: "proxy";
  /** Checks that the faults have had their effect. @returns what is missing */
  missing?(seen: readonly SeenCall[], controls: Controls): string[];
  /** What the day itself has measured. */
  measured?(): object;
  begin(telegram: StormyTelegram, controls: Controls): Promise<void> | void;
  end?(telegram: StormyTelegram): Promise<void> | void;
}

/** What the script of a day can use. */
export interface Controls {
  chance: Chance;
  token: string;
  /** A chat that gets announcements. */
  chat: number;
  mediators: readonly number[];
  /** Makes the clock of the bot's process wrong by this number of milliseconds. */
  setWrongClock(wrongMs: number): void;
  /** Lets time pass for everybody. */
  passes(ms: number): void;
  talkers: Talkers;
  /** Only on a day on which the bot reaches PostgreSQL through the proxy. */
  silence: SilenceControls | null;
}

export const fine: Weather = { kind: "fine" };
export const refusal = (code: number, description: string, more: object = {}): Weather => ({
  kind: "answers",
  status: code,
  body: JSON.stringify({ ok: false, error_code: code, description, ...more }),
  carriedOut: false,
});
/** A day whose faults are answers of Telegram. */
export function scripted(name: string, seconds: number, script: (controls: Controls) => Script): Day {
  return {
    name,
    seconds,
    begin(telegram, controls) {
      telegram.script = script(controls);
    },
  };
}

/** Answers 429 for some seconds. Like Telegram, tells each call how much time is left. */
export function slowsDown(seconds: number, which: (params: Record<string, unknown>) => boolean): Script {
  let until: number | null = null;
  return ({ method, params }) => {
    if (!isMessage(method) || !which(params)) return fine;
    const now = performance.now();
    until ??= now + seconds * 1000;
    const left = Math.ceil((until - now) / 1000);
    if (left <= 0) return fine;
    return refusal(429, `Too Many Requests: retry after ${left}`, { parameters: { retry_after: left } });
  };
}

/** Checks that the other chats got their messages while one chat had to wait. */
export function othersGoOn(seen: readonly SeenCall[], chat: number): string[] {
  const refused = seen.filter(({ params, pauseSeconds }) => pauseSeconds > 1 && Number(params.chat_id) === chat);
  const [first] = refused;
  if (first === undefined) return ["no chat had to wait"];
  const until = first.endedMs + first.pauseSeconds * 1000;
  const others = seen.filter(
    ({ method, params, atMs, heard }) =>
      isMessage(method) && heard && Number(params.chat_id) !== chat && atMs > first.endedMs && atMs < until,
  );
  return others.length < 20 ? [`the other chats got only ${others.length} messages meanwhile`] : [];
}

/** Ends the faults of the day. */
export async function clearUp(day: Day, telegram: StormyTelegram): Promise<void> {
  await day.end?.(telegram);
  telegram.script = fairWeather;
}
