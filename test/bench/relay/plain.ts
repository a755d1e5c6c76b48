// A bare grammY bot by webhook that copies what somebody writes to their partner, whom it knows from memory: node plain.ts API_ROOT PORT
import { createServer } from "node:http";
import { Bot, webhookCallback } from "grammy";
import { partnerOf } from "./pairs.ts";

const [apiRoot = "", port = "0"] = process.argv.slice(2);
const bot = new Bot("7000000:bench-token-of-no-telegram", { client: { apiRoot } });
bot.on("message", (ctx) => ctx.copyMessage(partnerOf(ctx.chat.id)));
await bot.init();
const handle = webhookCallback(bot, "http");
createServer((request, response) => void handle(request, response)).listen(Number(port), "127.0.0.1", () => {
  process.send?.("ready");
});
process.on("disconnect", () => process.exit());
