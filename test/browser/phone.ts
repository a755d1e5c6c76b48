import type { Locator, Page } from "playwright-core";
import { demoPeople } from "../../src/playground/demo-people.ts";
import type { Inhabitant } from "../harness/town.ts";

/** A phone that is pressed and written in, as the steps of a report do it. */
export interface Phone extends Pick<Inhabitant, "taps" | "writes"> {
  column: Locator;
  shows(text: string | RegExp): Promise<void>;
}

/** The ids of the playground's people with this role. */
export function idsOf(role: string): number[] {
  return demoPeople.filter((person) => person.role === role).map(({ id }) => id);
}

/** One phone of the page, used as its person uses it; the page speaks Kazakh. */
export function phoneOf(page: Page, id: number | undefined): Phone {
  const column = page.locator(`[data-person="${id}"]`);
  const messages = column.locator("[data-message-id]");
  const own = column.locator("[data-message-id].from-person");
  return {
    column,
    async taps(label) {
      await messages.getByRole("button", { name: label }).last().click();
    },
    /** Writes, and waits for the answer. */
    async writes(text) {
      const before = await own.count();
      await column.getByRole("textbox", { name: "Хабарлама" }).fill(text);
      await column.getByRole("button", { name: "Жіберу", exact: true }).click();
      await own.nth(before).waitFor();
      await column.locator("[data-message-id]:last-child.from-bot").waitFor();
    },
    shows: (text) => appears(messages.filter({ hasText: text }).first()),
  };
}

/** At night nobody is pinged: the page puts the clock forward. */
export async function passesUntil(page: Page, what: Locator): Promise<void> {
  for (let hours = 0; hours < 24; hours += 1) {
    const seen = await what.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (seen) return;
    await page.locator('[data-move="hour"]').click();
  }
}

export function appears(what: Locator): Promise<void> {
  return what.waitFor({ timeout: 30_000 });
}
