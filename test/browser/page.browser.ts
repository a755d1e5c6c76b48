import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { demoPeople } from "../../src/playground/demo-people.ts";
import { reportSteps, stepOf } from "../harness/report.ts";
import { launchChromium, narrow, shoot, visit } from "./chromium.ts";
import { appears, idsOf, passesUntil, phoneOf } from "./phone.ts";
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

test("the first questions can be answered with only the keyboard", async () => {
  const { page, errors } = await visit(browser, { url: playground.url });
  const phone = phoneOf(page, citizen);
  await tabTo(page, "Бастау");
  await page.keyboard.press("Enter");
  await appears(phone.column.getByRole("button", { name: "Қазақша" }));
  await tabTo(page, "Қазақша", "Shift+Tab");
  for (const next of ["people:home.report", "intake:danger.no"] as const) {
    await page.keyboard.press("Enter");
    // The focus goes on to the first button of what the message has become.
    await expect.poll(() => focused(page)).toContain(kk.plain(next));
  }
  await page.keyboard.press("Enter");
  await phone.shows(kk.plain("intake:name.ask").split("\n").at(-1) ?? "");
  await tabTo(page, "Хабарлама: Айгүл Серікова");
  await page.keyboard.type("Айгүл Серікова");
  await page.keyboard.press("Enter");
  await phone.shows("Мен, Айгүл Серікова");
  // The consent of the playground is complete, and says that its operator is made up.
  await phone.shows(/медиация орталығы \(ойдан шығарылған\), БСН: \d{12}\. Байланыс: .*\(бәрі ойдан шығарылған\)/);
  await tabTo(page, kk.plain("intake:consent.yes"), "Shift+Tab");
  await page.keyboard.press("Escape");
  await shoot(page, "keyboard");
  await page.keyboard.press("Enter");
  await phone.shows(kk.plain("intake:story.ask").split("\n").at(-1) ?? "");

  // The arrow keys go through the messages, and through the people.
  await page.keyboard.press("ArrowUp");
  expect(await page.evaluate("document.activeElement.className")).toContain("from-person");
  await page.locator(`[data-chip="${citizen}"]`).focus();
  await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toContain("Ерлан");
  await phone.column.locator('[data-callback="f:stop"]').last().click();
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a conflict is told in Kazakh on the page, and a mediator accepts it", async () => {
  const { page, errors } = await visit(browser, { url: playground.url });
  const phone = phoneOf(page, citizen);
  await phone.column.getByRole("textbox", { name: "Хабарлама" }).fill("/report");
  await page.keyboard.press("Enter");
  // The report goes on where it was paused. Its steps tap and write, nothing else.
  for (const step of reportSteps("kk").slice(stepOf.story)) await step(phone);
  await phone.shows(/\d{4}-000001/);
  await shoot(page, "number");

  const offer = demoPeople
    .filter(({ role }) => role === "mediator")
    .map(({ id, language }) => ({ id, name: createTexts()(language).plain("assignment:accept") }))
    .map(({ id, name }) => phoneOf(page, id).column.getByRole("button", { name }))
    .reduce((found, button) => found.or(button));
  await passesUntil(page, offer);
  await offer.click();
  await phone.shows(
    kk
      .plain("talks:opened.limits")
      .replaceAll(/<[^>]*>/g, "")
      .split("\n")
      .at(-1) ?? "",
  );
  await shoot(page, "accepted");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("an event is found by inline mode, shared with a friend, and opened from there", async () => {
  const { page, errors } = await visit(browser, { url: playground.url });
  const [mediator] = idsOf("mediator");
  const [sender, friend] = [phoneOf(page, mediator), phoneOf(page, citizen)];
  const field = sender.column.getByRole("textbox", { name: "Хабарлама" });
  const results = sender.column.locator(".inline-results .choice");
  await field.fill("@bitimger_playground_bot интеракция");
  await appears(results.filter({ hasText: "Достық үйіндегі интеракция" }));
  await field.press("Escape");
  expect(await results.count()).toBe(0);

  await page.request.post(`${playground.url}playground/act`, {
    data: { personId: mediator, act: "link", payload: "event_3" },
  });
  await sender.taps(kk.plain("events:button.share"));
  await page.getByRole("group", { name: "Кімге жібереміз?" }).getByRole("button", { name: "Айгүл" }).click();
  await appears(sender.column.getByText("Кімге: Айгүл"));
  await shoot(page, "inline-results");
  await results.first().click();
  await sender.shows("Досыңызға жіберілді: Айгүл");
  await friend.shows("Досыңыздан келді: Ерлан");
  await shoot(page, "inline-shared");
  await friend.column.getByRole("link", { name: kk.plain("events:inline.open") }).click();
  await friend.shows("/start event_3");
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a closed phone counts what comes, and is a tab on a small window", async () => {
  const { page, errors } = await visit(browser, { url: playground.url });
  const [editor] = idsOf("editor");
  const chip = page.locator(`[data-chip="${editor}"]`);
  const { column } = phoneOf(page, editor);
  expect(await column.isVisible()).toBe(false);
  await page.request.post(`${playground.url}playground/act`, {
    data: { personId: editor, act: "text", text: "/start" },
  });
  await appears(chip.locator(".badge", { hasText: "1" }));
  await shoot(page, "counted");
  expect(await chip.innerText()).toContain("жаңа: 1");
  expect(await page.title()).toMatch(/^\(1\) /);
  await chip.click();
  await appears(column);
  expect(await page.title()).not.toMatch(/^\(/);
  await page.reload();
  await appears(column);

  await page.setViewportSize(narrow);
  await expect.poll(() => page.locator(".phone:visible").count()).toBe(1);
  await page.locator(`[data-chip="${citizen}"]`).click();
  await appears(phoneOf(page, citizen).column);
  expect(await page.locator(".phone:visible").count()).toBe(1);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(narrow.width);
  await shoot(page, "narrow");
  expect(errors).toEqual([]);
  await page.context().close();
});

/** What is read out of what has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(`(({ tagName, ariaLabel, textContent }) =>
    tagName === "BODY" ? "" : ariaLabel ?? textContent)(document.activeElement)`) as Promise<string>;
}

async function tabTo(page: Page, label: string, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused(page)).includes(label)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach «${label}».`);
}
