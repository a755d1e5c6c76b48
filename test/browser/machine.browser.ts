import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { reportSteps } from "../harness/report.ts";
import { launchChromium, narrow, shoot, visit } from "./chromium.ts";
import { appears, idsOf, phoneOf } from "./phone.ts";
import { type RunningPlayground, startPlayground } from "./playground.ts";

const kk = createTexts()("kk");
const [citizen] = idsOf("citizen");

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

test("the process is killed in mid-form, and Telegram is down: nothing is lost", async () => {
  const { page, errors } = await visit(browser, { url: playground.url });
  const phone = phoneOf(page, citizen);
  const panel = page.getByRole("button", { name: "Бұзып көріңіз" }).or(page.locator(".machine-opener"));
  const killed = page.getByRole("switch", { name: "Бот кенет өшіп қалса" });
  const down = page.getByRole("switch", { name: "Telegram істен шықса" });
  // The steps of a report tap and write, nothing else.
  const [chooseLanguage, danger] = reportSteps("kk");
  await phone.column.getByRole("button", { name: "Бастау", exact: true }).click();
  await chooseLanguage?.(phone);
  await phone.taps(kk.plain("people:home.report"));
  await danger?.(phone);

  await panel.click();
  await killed.click();
  await expect.poll(() => killed.getAttribute("aria-checked")).toBe("true");
  await page.keyboard.press("Escape");
  await phone.column.getByRole("textbox", { name: "Хабарлама" }).fill("Айгүл Серікова");
  await page.keyboard.press("Enter");
  await appears(page.locator(".machine-opener", { hasText: "· 1" }));
  await panel.click();
  await shoot(page, "machine-killed");
  await killed.click();
  await phone.shows("Мен, Айгүл Серікова");
  expect(await page.locator('[data-fact="kills"] dd').innerText()).toBe("1");

  await down.click();
  await page.keyboard.press("Escape");
  await phone.taps(kk.plain("intake:consent.yes"));
  await appears(page.locator(".machine-opener", { hasText: "· 1" }));
  await panel.click();
  await shoot(page, "machine-down");
  await down.click();
  await phone.shows(kk.plain("intake:story.ask").split("\n").at(-1) ?? "");
  await expect.poll(() => page.locator('[data-fact="waiting"] dd').innerText()).toBe("0");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("another person comes by an invitation's link that the administrator made", async () => {
  const { page, errors } = await visit(browser, { url: playground.url, viewport: narrow, hasTouch: true });
  const [admin] = idsOf("admin");
  await page.locator(`[data-chip="${admin}"]`).click();
  const { column } = phoneOf(page, admin);
  const presses = async (data: string) => column.locator(`[data-callback^="${data}"]`).last().click();
  await column.getByRole("button", { name: "Бастау", exact: true }).click();
  await presses("p:language:kk");
  await column.locator('[data-callback^="d:invite"]').last().click();
  await presses("d:role:COORDINATOR");
  await presses("d:region:");
  const done = column.locator('[data-callback^="d:make"], [data-callback^="d:languages"]').last();
  await done.click();
  const link = column.locator('a[href*="?start=staff_"]');
  await appears(link);
  await column.getByRole("button", { name: "Басқа адам болып ашу" }).last().click();
  await shoot(page, "open-as");
  await page.getByRole("button", { name: "Жаңа адам болып…" }).click();
  const dialog = page.getByRole("dialog", { name: "Адам қосу" });
  await dialog.getByLabel("Аты", { exact: true }).fill("Асхат");
  await dialog.getByLabel("Русский").check();
  await shoot(page, "add-person");
  await dialog.getByRole("button", { name: "Қосу" }).click();
  const asked = page.locator(".phone:visible", { hasText: "Асхат" });
  await asked.locator('[data-callback^="p:language:ru"]').click();
  await appears(asked.locator('[data-callback^="d:join"]'));
  await shoot(page, "invited");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a link to the page opens a person's phone, and the bot's link in it", async () => {
  const [, second] = idsOf("mediator");
  const url = `${playground.url}#person=${second}&start=report`;
  const { page } = await visit(browser, { url, viewport: narrow });
  const { column } = phoneOf(page, second);
  await appears(column.locator(".from-person", { hasText: "/start report" }));
  expect(page.url()).toBe(playground.url);
  await page.context().close();
});
