import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { InlineKeyboardButton, Update } from "grammy/types";
import { Pool } from "undici";

/** What a bot has sent to a chat. */
export interface BotMessage {
  /** Empty for a copy. */
  text: string;
  messageId: number;
  buttons: string[];
}

/** A stub of Telegram that calls the bot's webhook and receives the bot's messages. */
export interface Telegram {
  apiRoot: string;
  /** Posts an update to the bot and waits until the bot has taken it. */
  post(port: number, update: Update): Promise<void>;
  onMessage: (chat: number, message: BotMessage) => void;
  close(): Promise<void>;
}

interface Call {
  chat_id?: number;
  message_id?: number;
  text?: string;
  reply_markup?: { inline_keyboard?: InlineKeyboardButton[][] };
}

const me = { id: 7_000_000, is_bot: true, first_name: "Бітімгер", username: "bitimger_bot" };

/** While a bot is measured, the connections to the other bot are idle. They are closed before that bot's server ends them after five seconds. */
const shortIdle = { keepAliveTimeout: 1000, keepAliveMaxTimeout: 1000 };
const longIdleMs = 120_000;

export async function startTelegram(): Promise<Telegram> {
  let messageId = 1;
  const pools = new Map<number, Pool>();
  let webhook = "";
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const method = request.url?.split("/").at(-1) ?? "";
      const call = chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Call & { url?: string });
      messageId += 1;
      if (method === "setWebhook") webhook = String(call.url);
      const message = {
        message_id: method === "copyMessage" ? messageId : (call.message_id ?? messageId),
        date: 1_780_000_000,
        chat: { id: call.chat_id, type: "private" },
      };
      const results: Record<string, unknown> = {
        getMe: me,
        getWebhookInfo: { url: webhook, has_custom_certificate: false, pending_update_count: 0 },
      };
      const isMessage = method.startsWith("send") || method.startsWith("editMessage") || method === "copyMessage";
      const result = results[method] ?? (isMessage ? message : true);
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ok: true, result }));
      if (!isMessage || call.chat_id === undefined || (call.text === undefined && method !== "copyMessage")) return;
      const buttons = (call.reply_markup?.inline_keyboard ?? [])
        .flat()
        .flatMap((button) => ("callback_data" in button ? [button.callback_data] : []));
      telegram.onMessage(call.chat_id, { text: call.text ?? "", messageId: call.message_id ?? messageId, buttons });
    });
  });
  server.keepAliveTimeout = longIdleMs;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const telegram: Telegram = {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onMessage: () => {},
    async post(port, update) {
      const pool = pools.get(port) ?? new Pool(`http://127.0.0.1:${port}`, { connections: 100, ...shortIdle });
      pools.set(port, pool);
      const { statusCode, body } = await pool.request({
        path: "/telegram",
        method: "POST",
        headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": "a-secret-of-no-one" },
        body: JSON.stringify(update),
      });
      await body.dump();
      if (statusCode !== 200) throw new Error(`The webhook answered ${statusCode}.`);
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
      server.close();
      server.closeAllConnections();
    },
  };
  return telegram;
}
