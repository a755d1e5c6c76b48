import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { samplePicture } from "../../src/playground/sample-picture.ts";
import { reportSteps, stepOf } from "../harness/report.ts";
import { launchChromium, narrow, shoot, visit } from "./chromium.ts";
import { idsOf, phoneOf } from "./phone.ts";
import { type RunningPlayground, startPlayground } from "./playground.ts";

/** A microphone that beeps, and nobody who must allow it. */
const microphone = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
const kk = createTexts()("kk");

let playground: RunningPlayground;
let browser: Browser;
beforeAll(async () => {
  playground = await startPlayground();
  browser = await launchChromium(microphone);
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
});

test("a voice is recorded, and a place is chosen on the map where the bot asks for it", async () => {
  const { page, errors } = await visit(browser, { url: playground.url });
  const phone = await senderOf(page, "citizen");
  await phone.column.getByRole("button", { name: "Бастау", exact: true }).click();
  const steps = reportSteps("kk");
  await steps[stepOf.language]?.(phone);
  await phone.taps(kk.plain("people:home.report"));
  for (const step of steps.slice(stepOf.danger, stepOf.story)) await step(phone);

  await phone.column.getByRole("button", { name: "Дауыс жазу" }).click();
  const recorder = phone.column.getByRole("group", { name: "Дауыстық хабарлама" });
  await recorder.getByText("0:01").waitFor();
  await shoot(page, "media-recording");
  await recorder.getByRole("button", { name: "Тоқтату" }).click();
  await recorder.getByRole("button", { name: "Тыңдау" }).waitFor();
  await recorder.getByRole("button", { name: "Жіберу" }).click();
  const voice = phone.own.last();
  await voice.getByRole("button", { name: "Тыңдау" }).click();
  await voice.getByRole("button", { name: "Кідірту" }).waitFor();
  await expect.poll(() => voice.getByRole("slider").inputValue().then(Number)).toBeGreaterThan(0.2);
  await shoot(page, "media-voice");

  for (const step of steps.slice(stepOf.storyDone, stepOf.region)) await step(phone);
  await phone.taps(kk.plain("intake:region.share"));
  await phone.column
    .locator(".reply-keyboard")
    .getByRole("button", { name: kk.plain("intake:region.share") })
    .click();
  const dialog = page.getByRole("dialog", { name: "Орын таңдаңыз" });
  const town = await boxOf(dialog.locator("text", { hasText: "Қостанай" }));
  await page.mouse.click(town.x - 6, town.y + town.height / 2);
  await dialog.getByText("Қостанай облысы · Қостанай маңы").waitFor();
  await shoot(page, "media-map");
  await dialog.getByRole("button", { name: "Осы орынды жіберу" }).click();
  await phone.own.last().locator(".map-small").waitFor();
  // A place inside a district is not asked about: the form goes on.
  await phone.answers(kk.plain("intake:languages.which"));
  await shoot(page, "media-map-answer");
  expect(errors).toEqual([]);
});

test("on a narrow window: a place by keyboard, an album that is shown as one, a picture that grows", async () => {
  const { page, errors } = await visit(browser, { url: playground.url, viewport: narrow });
  const phone = await senderOf(page, "coordinator");
  await phone.writes("/room");
  await phone.attaches("Орналасқан жер");
  const dialog = page.getByRole("dialog", { name: "Орын таңдаңыз" });
  await dialog.getByRole("application").focus();
  const keys = ["ArrowRight", "+", "Shift+ArrowRight", "ArrowUp", "-"];
  for (const key of keys) await page.keyboard.press(key);
  const words = await dialog.getByRole("status").innerText();
  const [, where = ""] = /(\d+\.\d{4}, \d+\.\d{4})/.exec(words) ?? [];
  expect(words).toMatch("облысы");
  await shoot(page, "media-map-narrow");
  await page.keyboard.press("Enter");
  await phone.own.last().getByText(where).waitFor();
  await phone.answers(kk.plain("places:received"));
  await phone.answers("Іздеген жер");
  await shoot(page, "media-place-narrow");

  await phone.attaches("Сурет не бейне");
  const pictures = [0, 1].map((index) => ({
    name: `${index}.png`,
    mimeType: "image/png",
    buffer: samplePicture(index),
  }));
  await page.getByRole("dialog").locator("input[type=file]").setInputFiles(pictures);
  await page.getByRole("dialog").getByLabel("Түсініктеме").fill("Екі сурет");
  await page.getByRole("dialog").getByRole("button", { name: "Жіберу" }).click();
  const album = phone.column.getByRole("group", { name: "Альбом" });
  await album.getByText("Екі сурет").waitFor();
  await expect.poll(() => album.locator("img").evaluateAll(areLoaded)).toEqual([true, true]);
  await shoot(page, "media-album-narrow");
  await album.getByRole("button", { name: "Сурет" }).first().click();
  await page.getByRole("dialog", { name: "Сурет" }).getByRole("img", { name: "Сурет" }).waitFor();
  await page.keyboard.press("Escape");
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(errors).toEqual([]);
});

test("where the microphone is refused, the page says so and offers a sample", async () => {
  const { page } = await visit(browser, { url: playground.url, viewport: narrow });
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: refuse } });
  });
  const phone = await senderOf(page, "citizen");
  await phone.writes("/help");
  await phone.column.getByRole("button", { name: "Дауыс жазу" }).click();
  await phone.column.getByText("Микрофонға рұқсат берілмеді").waitFor();
  await shoot(page, "media-refused-narrow");
  await phone.column.getByRole("button", { name: "Үлгіні жіберу" }).click();
  await phone.own.last().getByRole("button", { name: "Тыңдау" }).waitFor();
});

/** The phone of the first person with this role, and what they send. */
async function senderOf(page: Page, role: string) {
  const [id] = idsOf(role);
  const phone = phoneOf(page, id);
  const { column } = phone;
  if (!(await column.isVisible())) await page.locator(`[data-chip="${id}"]`).click();
  return {
    ...phone,
    own: column.locator("[data-message-id].from-person"),
    async attaches(what: string): Promise<void> {
      await column.getByRole("button", { name: "Тіркеу" }).click();
      await column.getByRole("button", { name: what, exact: true }).click();
    },
    /** Waits for the bot to say this after the last own message. */
    answers: (words: string): Promise<void> =>
      column.locator(".from-person:not(:has(~ .from-person)) ~ .from-bot .bubble", { hasText: words }).waitFor(),
  };
}

/** Runs in the page. */
function areLoaded(images: object[]): boolean[] {
  return images.map((image) => "naturalWidth" in image && Number(image.naturalWidth) > 0);
}

async function boxOf(what: Locator) {
  const box = await what.boundingBox();
  if (box === null) throw new Error("It is not to be seen.");
  return box;
}
