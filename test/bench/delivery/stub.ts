// In place of Telegram, in a process of its own and as cheap as can be: takes every message, counts what each chat got.
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

// Asked for the counts, it gives them and resets them; or it gives those of a range of chats.
process.on("message", (asked: "count" | { from: number; to: number }) => {
  if (asked !== "count") {
    const its = [...counts].filter(([chat]) => chat >= asked.from && chat <= asked.to);
    process.send?.({ reached: its.length, doubled: its.filter(([, count]) => count > 1).length });
    return;
  }
  const chats = counts.size;
  const messages = [...counts.values()].reduce((sum, count) => sum + count, 0);
  counts.clear();
  process.send?.({ chats, messages });
});
process.on("disconnect", () => process.exit());
