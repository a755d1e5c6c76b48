import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import type { Language } from "../../src/platform/i18n/languages.ts";
import { keepPicture } from "./pictures.ts";

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

export const wide = { width: 1440, height: 900 };
export const narrow = { width: 390, height: 844 };

export async function launchChromium(more: string[] = []): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(`There is no Chromium at ${executablePath}: apt-get install chromium, or name it in CHROMIUM.`);
  }
  return chromium.launch({ executablePath, args: [...flags, ...more] });
}

export interface Visit extends BrowserContextOptions {
  url: string;
  /** The page's language; Kazakh at first. */
  language?: Language;
  /** Somebody who is here for the first time is offered the tours. */
  firstTime?: boolean;
}

export interface Visited {
  page: Page;
  /** Whatever a developer would see in red. */
  errors: string[];
}

/** Opens the page as a newcomer, or as somebody who has seen the invitation. */
export async function visit(
  browser: Browser,
  { url, language, firstTime = false, ...options }: Visit,
): Promise<Visited> {
  const context = await browser.newContext({ viewport: wide, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const errors = errorsOf(page);
  await page.addInitScript(
    `localStorage.setItem("playground-language", ${JSON.stringify(language ?? "kk")});` +
      (firstTime ? "" : 'localStorage.setItem("playground-toured", "yes");'),
  );
  await page.goto(url);
  await page.locator(".phone:visible").first().waitFor();
  return { page, errors };
}

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

/** Into test-results/, to look at; a picture of the README is kept, too, where PICTURES names a folder. */
export async function shoot(page: Page, name: string, picture?: string): Promise<void> {
  const shot = await page.screenshot({ path: join(screenshots, `${name}.png`) });
  if (picture !== undefined) await keepPicture(page, shot, picture);
}
