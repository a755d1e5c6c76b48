import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

const MOST_STEPS = 80;

export interface Guided {
  /** What the card said, in the order in which it did. */
  said: string[];
}

/**
 * Follows a tour as a person does: presses what is ringed; has what is to be written written; goes on where there is
 * only to read.
 * @param untilDone the tour's last words
 * @param onWords called with new words before they are followed
 */
export async function followTour(
  page: Page,
  untilDone: string,
  onWords: (words: string, ringed: Locator) => Promise<void> = async () => {},
): Promise<Guided> {
  const card = page.locator(".tour");
  const ringed = page.locator(".pointed");
  const said: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    // What is being done for the person is waited for.
    await card.locator(".tour-buttons .primary:disabled").waitFor({ state: "detached" });
    const words = await card.locator(".tour-words").innerText();
    if (said.at(-1) !== words) {
      said.push(words);
      await onWords(words, ringed);
    }
    if (words.includes(untilDone)) return { said };
    const before = await stateOf(page);
    await oneStep(card, ringed);
    // At night the words stay the same for some hours.
    await expect
      .poll(() => stateOf(page), { timeout: 4_000, interval: 80 })
      .not.toBe(before)
      .catch(() => {});
  }
  throw new Error(`The tour did not reach its end. It said:\n${said.join("\n")}`);
}

async function oneStep(card: Locator, ringed: Locator): Promise<void> {
  const main = card.locator(".tour-buttons .primary:enabled");
  const isThere = await ringed.waitFor({ timeout: 300 }).then(
    () => true,
    () => false,
  );
  // What is pointed at may change in between: the next step sees to it.
  if (isThere && (await ringed.and(card.page().locator("textarea")).count()) === 0) {
    await ringed.click({ timeout: 2_000 }).catch(() => {});
  } else if ((await main.count()) > 0) {
    await main.click({ timeout: 2_000 }).catch(() => {});
  }
}

/** What the card says, and what it points at. */
async function stateOf(page: Page): Promise<string> {
  return (await page.evaluate(`JSON.stringify([
    document.querySelector(".tour-words")?.textContent,
    document.querySelector(".tour-buttons")?.textContent,
    document.querySelector(".pointed")?.dataset,
  ])`)) as string;
}
