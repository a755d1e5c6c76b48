import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { languages } from "../../src/platform/i18n/languages.ts";
import { launchChromium, visit, wide } from "./chromium.ts";
import { type RunningPlayground, startPlayground } from "./playground.ts";

let playground: RunningPlayground;
let browser: Awaited<ReturnType<typeof launchChromium>>;
beforeAll(async () => {
  playground = await startPlayground();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
});

const small = { width: 360, height: 640 };
const [citizen, editor] = [7_000_001, 7_000_006];

/**
 * The targets that are smaller than 44 × 44 pixels or share a point with another, and those whose middle another element covers.
 * Links within a text are exempt, as in WCAG 2.5.8; so is what has been scrolled out of sight. An open panel, the card of a tour and the
 * button that goes to the end lie above the messages, so they are compared only within themselves.
 */
const faults = `(() => {
  const min = 44;
  const name = (e) => (e.ariaLabel || e.textContent || e.title || e.className).trim().slice(0, 40) + " <" + e.className + ">";
  const layer = (e) => e.closest(".panel, .tour, .to-end");
  const inText = (e) => e.matches(".text a, .text .link, .text .tagged, .text .moment, .text .spoiler");
  const top = document.querySelector("dialog[open]") ?? document.querySelector(":popover-open") ?? document.body;
  const seen = [];
  for (const e of top.querySelectorAll("button, a[href], input:not([type=hidden]), textarea, select, summary, [role=slider]")) {
    if (inText(e) || e.closest(".sr-only") || !e.checkVisibility({ visibilityProperty: true }) || e.disabled) continue;
    const target = e.closest("label") ?? e;
    let box = target.getBoundingClientRect();
    let { left, top, right, bottom } = box;
    if (getComputedStyle(target).pointerEvents === "none") continue;
    for (let p = target.parentElement; p; p = p.parentElement) {
      if (getComputedStyle(p).overflow === "visible") continue;
      const clip = p.getBoundingClientRect();
      [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
      [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
    }
    if (right <= left || bottom <= top) continue;
    seen.push({ e: target, box, left, top, right, bottom });
  }
  const found = [];
  for (const [index, a] of seen.entries()) {
    if (a.box.width < min - 0.5 || a.box.height < min - 0.5)
      found.push("small " + Math.round(a.box.width) + "×" + Math.round(a.box.height) + ": " + name(a.e));
    for (const b of seen.slice(index + 1)) {
      if (a.e === b.e || a.e.contains(b.e) || b.e.contains(a.e)) continue;
      const [width, height] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
      if (width > 0.5 && height > 0.5 && layer(a.e) === layer(b.e)) found.push("overlap: " + name(a.e) + " / " + name(b.e));
    }
    if (a.right - a.left < a.box.width - 0.5 || a.bottom - a.top < a.box.height - 0.5) continue;
    const hit = document.elementFromPoint((a.left + a.right) / 2, (a.top + a.bottom) / 2);
    if (hit && hit !== a.e && !a.e.contains(hit) && layer(hit) === layer(a.e)) found.push("covered: " + name(a.e) + " by " + name(hit));
  }
  return [...new Set(found)];
})()`;

/** Each only where it is seen first. */
async function addFaults(page: Page, where: string, found: Map<string, string>): Promise<void> {
  for (const fault of (await page.evaluate(faults)) as string[]) if (!found.has(fault)) found.set(fault, where);
}

async function acts(page: Page, personId: number, act: object): Promise<void> {
  await page.request.post(`${playground.url}playground/act`, { data: { personId, ...act } });
}

/** Everything that opens on the page: the chat, its menus, its dialogs, the bar's panels, a tour's card. */
async function lookAround(page: Page, language: string, found: Map<string, string>): Promise<void> {
  const look = async (where: string) => {
    await page.waitForTimeout(120);
    await addFaults(page, `${language}, ${where}`, found);
  };
  const closes = () => page.keyboard.press("Escape");
  await look("invitation");
  await page.locator(".tour-buttons .primary").click();
  await look("tour");
  await page.locator(".tour-buttons button").last().click();
  const phone = page.locator(`[data-person="${citizen}"]`);
  await look("chat");
  for (const opener of await page.locator(".bar-button:visible").all()) {
    await opener.click();
    await look(`panel ${await opener.getAttribute("class")}`);
    await closes();
  }
  for (const tool of await phone.locator(".phone-head .tool:visible").all()) {
    if ((await tool.getAttribute("aria-expanded")) === null) continue;
    await tool.click();
    await look("menu of the chat");
    await closes();
  }
  await page.locator(".person.add").click();
  await look("a new person");
  await closes();
  const tools = phone.locator(".line .tool:visible");
  for (let index = 0; index < (await tools.count()); index += 1) {
    await tools.nth(index).click();
    await look(`tool ${index}`);
    await closes();
  }
}

test.each([
  { name: "wide", viewport: wide, hasTouch: false },
  { name: "360 × 640", viewport: small, hasTouch: true },
])("everything that is pressed has 44 pixels and nothing of another: $name", async ({ viewport, hasTouch }) => {
  const { page: first } = await visit(browser, { url: playground.url });
  for (const id of [citizen, editor]) await acts(first, id, { act: "text", text: "/start" });
  await acts(first, editor, { act: "link", payload: "event_3" });
  await first.context().close();
  const found = new Map<string, string>();
  for (const language of languages) {
    const { page, errors } = await visit(browser, {
      url: playground.url,
      viewport,
      hasTouch,
      language,
      firstTime: true,
    });
    await lookAround(page, language, found);
    expect(errors).toEqual([]);
    await page.context().close();
  }
  expect([...found].map(([fault, where]) => `${where}: ${fault}`)).toEqual([]);
});
