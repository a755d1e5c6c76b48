// A stub of Telegram in a process of reached own, as cheap as possible: accepts every message and counts the messages of each chat.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const counts = new Map<number, number>();
let lastId = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const chat = Number(/"chat_id":"?(-?\d+)/.exec(Buffer.concat(chunks).toString())?.[1] ?? 0);
    if (chat !== 0 && !request.url?.includes("/edit")) counts.set(chat, (counts.get(chat) ?? 0) + 1);
    lastId += 1;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      `{"ok":true,"result":{"message_id":${lastId},"date":1780000000,"chat":{"id":${chat},"type":"private","first_name":"A"},"text":"…"}}`,
    );
  });
});

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));

// "count" returns the totals and resets them; a range returns how many chats in it got a message, and how many got several.
process.on("message", (request: "count" | { from: number; to: number }) => {
  if (request !== "count") {
    const reached = [...counts].filter(([chat]) => chat >= request.from && chat <= request.to);
    process.send?.({ reached: reached.length, doubled: reached.filter(([, count]) => count > 1).length });
    return;
  }
  const chats = counts.size;
  const messages = [...counts.values()].reduce((sum, count) => sum + count, 0);
  counts.clear();
  process.send?.({ chats, messages });
});
process.on("disconnect", () => process.exit());
