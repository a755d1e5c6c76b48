// Sends the same messages by other libraries, each in a process of its own: node arms.ts NAME API_ROOT COUNT
import { autoRetry } from "@grammyjs/auto-retry";
import { apiThrottler } from "@grammyjs/transformer-throttler";
import { Api } from "grammy";
import { Pool } from "undici";
import { measured } from "./measured.ts";

const token = "7000000:bench-token-of-no-telegram";
const text = "Хабарламаңыз өңделмей қалды. Кейінірек қайталап көріңіз.";
const width = 256;
const [name = "", apiRoot = "", given = "0"] = process.argv.slice(2);
const count = Number(given);

/** Sends `width` messages at a time, as the outbox does. */
async function sendAll(send: (chat: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      next += 1;
      await send(1_000_000 + next);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}

const open = { maxConcurrent: width, minTime: 0 };
const arms: Record<string, () => (chat: number) => Promise<unknown>> = {
  undici: () => {
    const pool = new Pool(apiRoot, { connections: width });
    return async (chat) => {
      const { body } = await pool.request({
        path: `/bot${token}/sendMessage`,
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ chat_id: chat, text }),
      });
      return body.text();
    };
  },
  grammy: () => {
    const api = new Api(token, { apiRoot });
    return (chat) => api.sendMessage(chat, text);
  },
  "grammy auto-retry": () => {
    const api = new Api(token, { apiRoot });
    api.config.use(autoRetry());
    return (chat) => api.sendMessage(chat, text);
  },
  "grammy throttler": () => {
    const api = new Api(token, { apiRoot });
    api.config.use(apiThrottler({ global: open, out: open, group: open }));
    return (chat) => api.sendMessage(chat, text);
  },
};

const send = arms[name]?.();
if (send === undefined) throw new Error(`There is no arm ${name}.`);
// Warms up: opens connections and compiles code.
await send(1);
process.send?.(await measured(() => sendAll(send)));
process.exit();
