import { request } from "undici";
import { z } from "zod";
import { type OfferedTopics, topicsProblem } from "../../features/talks/topics-offered.ts";
import type { Receiving } from "../../platform/config.ts";
import type { CallOutcome } from "../../platform/telegram/api-answer.ts";
import { createTransport } from "../../platform/telegram/transport.ts";
import { hourMs, minuteMs } from "../../platform/time/units.ts";
import { type Finding, trouble, unseen, warning, well } from "./check.ts";

/** Telegram's answers, and what its clock showed. */
export interface Answers {
  me: CallOutcome;
  webhook: CallOutcome;
  /** Telegram's clock and ours at the first answer, both in milliseconds. */
  clock: { theirs: number; ours: number } | null;
}

/** Asks Telegram about the bot and its webhook. Never throws, and takes no updates. */
export async function askTelegram(
  mode: { token: string; apiRoot: string },
  now: () => Date,
  limitMs: number,
): Promise<Answers> {
  let clock: Answers["clock"] = null;
  const transport = createTransport({
    ...mode,
    send: async ({ path, headers, body, signal }) => {
      const sentAt = now().getTime();
      const url = new URL(path, mode.apiRoot);
      const response = await request(url, { method: "POST", headers, body, signal: signal ?? null });
      const theirs = Date.parse(String(response.headers.date));
      // The header has whole seconds, so on average it is half a second late.
      if (clock === null && !Number.isNaN(theirs))
        clock = { theirs: theirs + 500, ours: (sentAt + now().getTime()) / 2 };
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

/** Whether Telegram accepts the token, and what the bot may do. */
export function tokenAccepted(me: CallOutcome): Finding {
  if (me.kind === "refused") {
    const says = `Telegram does not accept the BOT_TOKEN (${me.code} ${me.description})`;
    return trouble(says, "Ask @BotFather for the right token (/mybots, API Token) and set BOT_TOKEN.");
  }
  if (me.kind !== "ok") return notReached(me);
  const read = meShape.safeParse(me.result);
  if (!read.success)
    return trouble(
      "the server at TELEGRAM_API_ROOT is not a Bot API server",
      "Correct TELEGRAM_API_ROOT, or leave it out.",
    );
  const { username, first_name, ...can } = read.data;
  const yesOrNo = (value: boolean) => (value ? "yes" : "no");
  const says =
    `@${username} «${first_name}»; joins groups: ${yesOrNo(can.can_join_groups)}, ` +
    `topics in private chats: ${yesOrNo(can.has_topics_enabled)}, inline mode: ${yesOrNo(can.supports_inline_queries)}`;
  if (!can.can_join_groups) return well(says);
  return warning(
    says,
    "People report conflicts in private, and a group can only slow the bot down: send @BotFather /setjoingroups, choose the bot, Disable.",
  );
}

/** Whether Telegram offers the topics that the operator wants. */
export function topicsOffered(me: CallOutcome, wanted: boolean): Finding {
  if (me.kind !== "ok") return unseen("not before Telegram answers");
  const offered = (me.result ?? {}) as OfferedTopics;
  if (!wanted) {
    if (offered.has_topics_enabled !== true) return well("not used (TALK_TOPICS is not 1)");
    const todo = "Set TALK_TOPICS=1 so that each talk gets its topic, or switch topics off in @BotFather's mini app.";
    return warning("private chats with the bot have topics, but TALK_TOPICS is not 1: talks do not use them", todo);
  }
  const problem = topicsProblem(offered);
  return problem === null ? well("each talk has its own") : trouble(problem.says, problem.todo);
}

function notReached(outcome: Exclude<CallOutcome, { kind: "ok" | "refused" }>): Finding {
  if (outcome.kind === "tooMany") {
    return warning(`Telegram asks us to wait ${outcome.retryAfterSeconds} s`, "Run the doctor again later.");
  }
  return trouble(
    `Telegram does not answer (${outcome.cause})`,
    "Does this machine reach the internet? Is TELEGRAM_API_ROOT right? A firewall must allow connections to api.telegram.org:443.",
  );
}

const webhookShape = z.looseObject({
  url: z.string(),
  pending_update_count: z.int(),
  last_error_date: z.int().optional(),
  last_error_message: z.string().optional(),
});

const maxPending = 500;
const recentMs = hourMs;

/** Whether updates arrive in the configured way. Only the host of an address is shown, because its path may be a secret. */
export function webhookAsConfigured(outcome: CallOutcome, receiving: Receiving, now: Date): Finding[] {
  if (outcome.kind !== "ok") return [unseen("not before Telegram answers")];
  const read = webhookShape.safeParse(outcome.result);
  if (!read.success) return [unseen("Telegram's answer could not be read")];
  const info = read.data;
  const findings: Finding[] = [];
  const failedAt = (info.last_error_date ?? 0) * 1000;
  if (info.url !== "" && now.getTime() - failedAt < recentMs) {
    const minutes = Math.max(0, Math.round((now.getTime() - failedAt) / minuteMs));
    const says = `Telegram could not call ${hostOf(info.url)} ${minutes} min ago: ${info.last_error_message}`;
    findings.push(warning(says, "Is the bot running, and are its proxy and certificate reachable from outside?"));
  }
  if (info.pending_update_count > maxPending) {
    const says = `${info.pending_update_count} updates wait at Telegram`;
    findings.push(warning(says, "Start the bot. If it is running, check its log and the load of the database."));
  }
  return [webhookState(info, receiving), ...findings];
}

function webhookState(info: z.infer<typeof webhookShape>, receiving: Receiving): Finding {
  const waiting = `updates waiting: ${info.pending_update_count}`;
  const set = info.url === "" ? null : hostOf(info.url);
  if (receiving.kind === "polling") {
    if (set === null) return well(`none is set, as polling needs it; ${waiting}`);
    return warning(
      `Telegram calls ${set}, but WEBHOOK_URL is empty: the next start removes the webhook and polls; ${waiting}`,
      `If another process uses this BOT_TOKEN, stop it. If Telegram should call this bot, set WEBHOOK_URL.`,
    );
  }
  if (set !== null && new URL(info.url).href === new URL(receiving.url).href)
    return well(`Telegram calls ${set}; ${waiting}`);
  return warning(
    `Telegram calls ${set ?? "nobody"}, not ${hostOf(receiving.url)}: the next start changes that; ${waiting}`,
    "Start the bot. If it is already running, another process with this BOT_TOKEN has changed the webhook: stop that process.",
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "an address that cannot be read";
}

const warnSeconds = 5;
const failSeconds = 60;

/** Compares our clock with Telegram's, because deadlines and reminders depend on ours. */
export function clockRight(clock: Answers["clock"]): Finding {
  if (clock === null) return unseen("not before Telegram answers");
  const off = Math.round((clock.ours - clock.theirs) / 1000);
  const seconds = Math.abs(off);
  if (seconds <= warnSeconds) return well(`${seconds} s off Telegram's clock`);
  const says = `this machine's clock is ${seconds} s ${off > 0 ? "fast" : "slow"}: deadlines and notifications are off by as much`;
  const todo = "Synchronise the machine's clock over the network (timedatectl set-ntp true).";
  return seconds > failSeconds ? trouble(says, todo) : warning(says, todo);
}
