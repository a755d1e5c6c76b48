import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, narrow, visit, wide } from "./chromium.ts";
import { followTour } from "./guided.ts";
import { type RunningPlayground, startPlayground } from "./playground.ts";

let playground: RunningPlayground;
let browser: Browser;
beforeAll(async () => {
  playground = await startPlayground();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
});

test.each([
  { colorScheme: "light", viewport: wide },
  { colorScheme: "dark", viewport: wide },
  { colorScheme: "light", viewport: narrow },
  { colorScheme: "dark", viewport: narrow },
] as const)("the page can be read and used: $colorScheme, $viewport.width", async ({ colorScheme, viewport }) => {
  const options = { url: playground.url, firstTime: true, language: "ru", colorScheme, viewport } as const;
  const { page } = await visit(browser, options);
  expect(await complaints(page)).toEqual([]);
  await page.locator(".tour").getByRole("button", { name: "Рассказать о конфликте" }).click();
  await followTour(page, "Можно добавить ещё");
  expect(await complaints(page)).toEqual([]);
  await page.locator(".machine-opener").click();
  expect(await complaints(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Добавить человека" }).click();
  expect(await complaints(page)).toEqual([]);
  await page.context().close();
});

/** What axe finds, in a line each. */
async function complaints(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate("axe.run()")) as axe.AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}
