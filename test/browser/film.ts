// npm run -s film -- FOLDER: plays the whole report on a phone of 360 × 640 in each language, and keeps a picture of each screen.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { completeNames, type Language, languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { reportSteps, stepOf, type Teller } from "../harness/report.ts";
import { launchChromium, visit } from "./chromium.ts";
import { idsOf } from "./phone.ts";
import { fewColours } from "./pictures.ts";
import { startPlayground } from "./playground.ts";
import { barHeight } from "./small-phone.ts";

const home = completeNames({ kk: "мен Қаскелеңде тұрамын", ru: "живу в Каскелене", en: "I live in Kaskelen" });
/** How long nothing may change on the phone before it counts as quiet. */
const quietMs = 500;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder for the pictures: npm run -s film -- FOLDER");
await mkdir(folder, { recursive: true });
for (const language of languages) process.stdout.write(`${language}: ${await film(language, folder)} pictures\n`);

/** @returns the number of pictures */
async function film(language: Language, into: string): Promise<number> {
  const playground = await startPlayground();
  const browser = await launchChromium();
  try {
    const viewport = { width: 360, height: 640 + barHeight };
    const { page } = await visit(browser, { url: playground.url, language, viewport });
    const phone = page.locator(`[data-person="${idsOf("citizen")[0]}"]`);
    let pictures = 0;
    const shoot = async () => {
      // A button below the mouse looks different.
      await page.mouse.move(0, 0);
      await quiet(phone);
      pictures += 1;
      const name = `${language}-${String(pictures).padStart(2, "0")}`;
      await writeFile(join(into, `${name}.png`), await fewColours(page, await phone.screenshot()));
    };
    await phone.locator("button.primary").click();
    await shoot();
    const teller = tellerOn(phone, shoot);
    const [chooseLanguage, ...steps] = reportSteps(language);
    await chooseLanguage?.(teller);
    await teller.taps(createTexts()(language).plain("people:home.report"));
    for (const step of steps.slice(0, stepOf.region - 1)) await step(teller);
    await teller.writes(home[language]);
    for (const step of steps.slice(stepOf.languages - 1)) await step(teller);
    // The case's number is at the top of a message that is longer than the phone.
    await phone.locator(".log").hover();
    await page.mouse.wheel(0, -640);
    await shoot();
    return pictures;
  } finally {
    await browser.close();
    await playground.stop();
  }
}

function tellerOn(phone: Locator, shoot: () => Promise<void>): Teller {
  return {
    async taps(label) {
      await phone.locator("[data-message-id]").getByRole("button", { name: label }).last().click();
      await shoot();
    },
    async writes(text) {
      await phone.locator(".input").fill(text);
      await phone.locator(".input").press("Enter");
      await phone.locator("[data-message-id]:last-child.from-bot").waitFor();
      await shoot();
    },
  };
}

/** Waits until the bot has answered. */
async function quiet(phone: Locator): Promise<void> {
  for (let before = ""; ; ) {
    await phone.page().waitForTimeout(quietMs);
    const now = await phone.innerHTML();
    if (now === before) return;
    before = now;
  }
}
