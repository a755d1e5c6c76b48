import { afterAll, expect, test } from "vitest";
import { launchChromium, visit } from "./chromium.ts";
import { startPlayground } from "./playground.ts";

const playground = await startPlayground([process.execPath, "src/main.ts"]);
const browser = await launchChromium();
afterAll(async () => {
  await browser.close();
  await playground.stop();
});

test("Ctrl-C ends the playground and its bot cleanly, whether tabs are open, reloaded or closed", async () => {
  const visited = [];
  for (let tabs = 0; tabs < 3; tabs += 1) visited.push(await visit(browser, { url: playground.url }));
  const [reloaded, closed] = visited;
  for (let times = 0; times < 3; times += 1) await reloaded?.page.reload();
  await closed?.page.close();
  const { code, said } = await playground.end();
  expect(code).toBe(0);
  expect(said).not.toMatch(/error|ERR_|exited|Warning/i);
});
