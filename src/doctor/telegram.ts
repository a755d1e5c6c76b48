import { request } from "undici";
import { z } from "zod";
import type { Receiving } from "../config.ts";
import { type CallOutcome, createTransport } from "../telegram/transport.ts";
import { hourMs, minuteMs } from "../time/units.ts";
import { type Finding, trouble, unseen, warning, well } from "./check.ts";

/** What Telegram answered, and what its clock showed. */
export interface Answers {
  me: CallOutcome;
  webhook: CallOutcome;
  /** Telegram's clock against ours, both in milliseconds, of the first answer. */
  clock: { theirs: number; ours: number } | null;
}

/** Asks Telegram who the bot is and how its webhook is; never throws, and takes no updates. */
export async function askTelegram(
  mode: { token: string; apiRoot: string },
  now: () => Date,
  limitMs: number,
): Promise<Answers> {
  let clock: Answers["clock"] = null;
  const transport = createTransport({
    ...mode,
    send: async ({ path, headers, body, signal }) => {
      const asked = now().getTime();
      const url = new URL(path, mode.apiRoot);
      const response = await request(url, { method: "POST", headers, body, signal: signal ?? null });
      const theirs = Date.parse(String(response.headers.date));
      // The header has whole seconds, so on average half of one is missing.
      if (clock === null && !Number.isNaN(theirs))
        clock = { theirs: theirs + 500, ours: (asked + now().getTime()) / 2 };
      return { status: response.statusCode, text: await response.body.text() };
    },
  });
  const ask = (method: string) => transport.call(method, {}, AbortSignal.timeout(limitMs));
  const [me, webhook] = await Promise.all([ask("getMe"), ask("getWebhookInfo")]);
  return { me, webhook, clock };
}

const meShape = z.looseObject({
  username: z.string(),
  first_name: z.string(),
  can_join_groups: z.boolean().default(false),
  supports_inline_queries: z.boolean().default(false),
  has_topics_enabled: z.boolean().default(false),
});

/** Whether Telegram knows the token, and what its bot may do. */
export function tokenAccepted(me: CallOutcome): Finding {
  if (me.kind === "refused") {
    const says = `Telegram does not accept the BOT_TOKEN (${me.code} ${me.description})`;
    return trouble(says, "Ask @BotFather for the right one (/mybots, API Token) and set BOT_TOKEN.");
  }
  if (me.kind !== "ok") return silent(me);
  const read = meShape.safeParse(me.result);
  if (!read.success)
    return trouble(
      "what answers at TELEGRAM_API_ROOT is no Bot API server",
      "Set TELEGRAM_API_ROOT right, or leave it out.",
    );
  const { username, first_name, ...may } = read.data;
  const yes = (can: boolean) => (can ? "yes" : "no");
  const says =
    `@${username} «${first_name}»; joins groups: ${yes(may.can_join_groups)}, ` +
    `topics in private chats: ${yes(may.has_topics_enabled)}, inline mode: ${yes(may.supports_inline_queries)}`;
  if (!may.can_join_groups) return well(says);
  return warning(
    says,
    "Conflicts are told in private, and a group can only slow the bot down: tell @BotFather /setjoingroups, choose the bot, Disable.",
  );
}

function silent(outcome: Exclude<CallOutcome, { kind: "ok" | "refused" }>): Finding {
  if (outcome.kind === "tooMany") {
    return warning(`Telegram asks us to wait ${outcome.retryAfterSeconds} s`, "Look again later.");
  }
  return trouble(
    `Telegram does not answer (${outcome.cause})`,
    "Does this machine reach the internet? Is TELEGRAM_API_ROOT right? A firewall must let it out to api.telegram.org:443.",
  );
}

const webhookShape = z.looseObject({
  url: z.string(),
  pending_update_count: z.int(),
  last_error_date: z.int().optional(),
  last_error_message: z.string().optional(),
});

const manyPending = 500;
const recentMs = hourMs;

/** Whether updates come the way that is configured. Of addresses only the host is shown: the path may be a secret. */
export function webhookAsConfigured(outcome: CallOutcome, receiving: Receiving, now: Date): Finding[] {
  if (outcome.kind !== "ok") return [unseen("not before Telegram answers")];
  const read = webhookShape.safeParse(outcome.result);
  if (!read.success) return [unseen("Telegram's answer could not be read")];
  const info = read.data;
  const troubles: Finding[] = [];
  const failedAt = (info.last_error_date ?? 0) * 1000;
  if (info.url !== "" && now.getTime() - failedAt < recentMs) {
    const minutes = Math.max(0, Math.round((now.getTime() - failedAt) / minuteMs));
    const says = `Telegram could not call ${hostOf(info.url)} ${minutes} min ago: ${info.last_error_message}`;
    troubles.push(warning(says, "Is the bot running, and do its proxy and certificate work from outside?"));
  }
  if (info.pending_update_count > manyPending) {
    const says = `${info.pending_update_count} updates wait at Telegram`;
    troubles.push(warning(says, "Start the bot; if it runs, look at its log and at the database's load."));
  }
  return [standing(info, receiving), ...troubles];
}

function standing(info: z.infer<typeof webhookShape>, receiving: Receiving): Finding {
  const waiting = `updates waiting: ${info.pending_update_count}`;
  const set = info.url === "" ? null : hostOf(info.url);
  if (receiving.kind === "polling") {
    if (set === null) return well(`none is set, as polling needs it; ${waiting}`);
    return warning(
      `Telegram calls ${set}, but WEBHOOK_URL is empty: the next start ends that and asks Telegram itself; ${waiting}`,
      `If another process uses this BOT_TOKEN, stop it; if this one should be called, set WEBHOOK_URL.`,
    );
  }
  if (set !== null && new URL(info.url).href === new URL(receiving.url).href)
    return well(`Telegram calls ${set}; ${waiting}`);
  return warning(
    `Telegram calls ${set ?? "nobody"}, not ${hostOf(receiving.url)}: the next start sets that; ${waiting}`,
    "Start the bot. If it runs already, another process with this BOT_TOKEN has changed the webhook: stop it.",
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "an address that cannot be read";
}

const warnSeconds = 5;
const failSeconds = 60;

/** Whether our clock is right, by Telegram's: deadlines and reminders go by ours. */
export function clockRight(clock: Answers["clock"]): Finding {
  if (clock === null) return unseen("not before Telegram answers");
  const off = Math.round((clock.ours - clock.theirs) / 1000);
  const seconds = Math.abs(off);
  if (seconds <= warnSeconds) return well(`${seconds} s off Telegram's clock`);
  const says = `this machine's clock is ${seconds} s ${off > 0 ? "fast" : "slow"}: deadlines and pings are wrong by that`;
  const todo = "Let the machine keep its time over the network (timedatectl set-ntp true).";
  return seconds > failSeconds ? trouble(says, todo) : warning(says, todo);
}
