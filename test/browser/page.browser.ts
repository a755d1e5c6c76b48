import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTexts } from "../../src/i18n/texts.ts";
import { demoPeople } from "../../src/playground/demo.ts";
import { reportSteps } from "../harness/report.ts";
import type { Inhabitant } from "../harness/town.ts";
import { type RunningPlayground, startPlayground } from "./playground.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const screenshots = join(import.meta.dirname, "../../test-results");
const kk = createTexts()("kk");
const citizen = demoPeople.find(({ role }) => role === "citizen");
const mediators = demoPeople.filter(({ role }) => role === "mediator");

let playground: RunningPlayground;
let browser: Browser;
beforeAll(async () => {
  if (!existsSync(executablePath)) {
    throw new Error(`There is no Chromium at ${executablePath}: apt-get install chromium, or name it in CHROMIUM.`);
  }
  playground = await startPlayground();
  browser = await chromium.launch({ executablePath, args: flags });
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
});

test("a conflict is told in Kazakh on the page, and a mediator accepts it", async () => {
  const page = await browser.newPage({ viewport: { width: 1600, height: 950 }, locale: "kk-KZ" });
  const errors = errorsOf(page);
  await page.goto(playground.url);
  const phone = phoneOf(page, citizen?.id ?? 0);
  await phone.column.getByRole("button", { name: "Бастау" }).click();
  await shoot(page, "1-start");

  // The steps of a report tap and write, nothing else.
  const [chooseLanguage, ...questions] = reportSteps("kk") as ((who: Phone) => Promise<void>)[];
  await chooseLanguage?.(phone);
  await phone.taps(kk.plain("people:home.report"));
  for (const step of questions) await step(phone);
  await phone.shows(/\d{4}-000001/);
  await shoot(page, "2-number");

  const offer = mediators
    .map(({ id, language }) => ({ id, name: createTexts()(language).plain("assignment:accept") }))
    .map(({ id, name }) => phoneOf(page, id).column.getByRole("button", { name }))
    .reduce((one, other) => one.or(other));
  await passesUntil(page, offer);
  await offer.click();
  await phone.shows(kk.plain("cases:accepted", { number: "", mediator: "" }).split("\n").at(-1) ?? "");
  await shoot(page, "3-accepted");

  await page.setViewportSize({ width: 390, height: 844 });
  await shoot(page, "4-narrow");
  expect(errors).toEqual([]);
});

type Phone = Pick<Inhabitant, "taps" | "writes">;

/** One column of the page, used as its person uses a phone. */
function phoneOf(page: Page, id: number) {
  const column = page.locator(`[data-person="${id}"]`);
  const messages = column.locator("[data-message-id]");
  const own = column.locator("[data-message-id].from-person");
  return {
    column,
    async taps(label: string): Promise<void> {
      await messages.getByRole("button", { name: label }).last().click();
    },
    /** Writes, and waits for the answer. */
    async writes(text: string): Promise<void> {
      const before = await own.count();
      await column.getByRole("textbox", { name: "Хабарлама" }).fill(text);
      await column.getByRole("button", { name: "Жіберу", exact: true }).click();
      await own.nth(before).waitFor();
      await column.locator("[data-message-id]:last-child.from-bot").waitFor();
    },
    shows: (text: string | RegExp): Promise<void> => appears(messages.filter({ hasText: text }).first()),
  };
}

/** At night nobody is pinged: the page puts the clock forward. */
async function passesUntil(page: Page, what: Locator): Promise<void> {
  for (let hours = 0; hours < 24; hours += 1) {
    const seen = await what.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (seen) return;
    await page.getByRole("button", { name: "+1 сағат" }).click();
  }
}

function appears(what: Locator): Promise<void> {
  return what.waitFor({ timeout: 30_000 });
}

/** Whatever a developer would see in red. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`);
  });
  return errors;
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}
