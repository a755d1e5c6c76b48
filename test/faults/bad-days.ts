import { type Controls, type Day, fine, othersGoOn, refusal, scripted, slowsDown } from "./day.ts";
import { fallSilent, type SilenceFigures } from "./silence.ts";
import { isMessage, type Script, type Weather } from "./stormy-telegram.ts";
import { talkDays } from "./talk-days.ts";

const hourMs = 3_600_000;
const page = (status: number, carriedOut: boolean): Weather => ({
  kind: "answers",
  status,
  body: `<html><head><title>${status}</title></head><body>nginx</body></html>`,
  carriedOut,
});
const answer = (body: string, carriedOut: boolean): Weather => ({ kind: "answers", status: 200, body, carriedOut });

const messages =
  (weather: (controls: Controls) => Weather) =>
  (controls: Controls): Script =>
  ({ method }) =>
    isMessage(method) ? weather(controls) : fine;
const some = (percent: number, weather: Weather) =>
  messages(({ chance }) => (chance.percent(percent) ? weather : fine));

/** Telegram permanently refuses photos, albums and other files for these chats. */
function refusesFiles(chats: readonly number[]): Script {
  const refused = refusal(400, "Bad Request: wrong file identifier/HTTP URL specified");
  return ({ method, params }) =>
    isMessage(method) && !/Text|sendMessage/.test(method) && chats.includes(Number(params.chat_id)) ? refused : fine;
}

/** Half of the messages arrive only at the second attempt, so that later taps overtake them. */
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
  let restoreClock = () => {};
  return {
    name,
    seconds: 8,
    on: "postgres",
    begin(_, controls) {
      controls.setWrongClock(wrongMs);
      restoreClock = () => controls.setWrongClock(0);
    },
    end: () => restoreClock(),
  };
}

const silences = 4;
/** The limits of the pool promise this (src/platform/database/limited-pool.ts). */
const maxReturnMs = 30_000;

/** The connections to PostgreSQL die silently: nothing is closed or reported. */
function silent(): Day {
  let figures: SilenceFigures = { returnsMs: [], reportedUnready: 0 };
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
    missing() {
      const slow = figures.returnsMs.filter((returnMs) => returnMs > maxReturnMs);
      return [
        ...slow.map((returnMs) => `ready again after ${returnMs} ms`),
        ...(figures.reportedUnready < silences / 2
          ? [`health reported ${figures.reportedUnready} of ${silences} silences`]
          : []),
      ];
    },
  };
}

const malformed = ['{"ok":true,"result":{"message_', "{}", "[]", "null", "", '{"ok":', "OK", '{"result":true}'];

function storm({ chance, chat }: Controls): Script {
  const kinds: Weather[] = [
    refusal(500, "Internal Server Error"),
    page(502, false),
    page(502, true),
    { kind: "cut", carriedOut: false },
    { kind: "cut", carriedOut: true },
    { kind: "slow", milliseconds: 1500 },
    answer("{}", true),
    refusal(429, "Too Many Requests: retry after 1", { parameters: { retry_after: 1 } }),
  ];
  return ({ params }) => (chance.percent(25) || Number(params.chat_id) === chat ? chance.pick(kinds) : fine);
}

const retryAfterSeconds = 5;
const slowSeconds = 15;

/** Another process polls with the same token: each poll ends the other poll with 409. */
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

/** All bad days, in the order in which they are tried. */
export const badDays = (): Day[] => [
  scripted("429 for all", retryAfterSeconds, () => slowsDown(retryAfterSeconds, () => true)),
  {
    ...scripted("429 for one chat", 6, ({ chat }) => slowsDown(6, ({ chat_id: id }) => Number(id) === chat)),
    missing: (seen, { chat }) => othersGoOn(seen, chat),
  },
  scripted("mediators who can only be sent texts", 6, ({ mediators }) => refusesFiles(mediators)),
  ...talkDays(),
  overtaking(),
  wrongClock("a clock an hour ahead", hourMs),
  wrongClock("a clock an hour back", -hourMs),
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
        answer(chance.pick(malformed), chance.percent(50)),
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
