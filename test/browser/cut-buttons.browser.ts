import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Language, languages } from "../../src/platform/i18n/languages.ts";
import { createTexts, type Texts } from "../../src/platform/i18n/texts.ts";
import { pseudoCatalogues } from "../harness/pseudo-language.ts";
import { allScreens } from "../screens/all.ts";
import { openSmallPhone, type SmallPhone } from "./small-phone.ts";

const pseudo = vi.hoisted(() => ({ on: false }));

vi.mock("../../src/platform/i18n/catalogues.ts", async (load) => {
  const real = await load<typeof import("../../src/platform/i18n/catalogues.ts")>();
  const read = () => (pseudo.on ? pseudoCatalogues(real.readCatalogues()) : real.readCatalogues());
  return { ...real, readCatalogues: read };
});

let phone: SmallPhone;
beforeAll(async () => {
  phone = await openSmallPhone(740);
});
afterAll(() => phone?.close());

/** Rows of labels, each once, with the names of screens that have them. */
function rowsOf(texts: (language: Language) => Texts, language: Language): Map<string, string> {
  const rows = new Map<string, string>();
  for (const { name, screen } of allScreens(phone.stage, texts)) {
    for (const row of screen(texts(language)).rows ?? []) {
      rows.set(JSON.stringify(row.map(({ label }) => label)), name);
    }
  }
  return rows;
}

interface Measured {
  label: string;
  /** How wide the label is in one line, in pixels. */
  needs: number;
  /** How wide the button is inside. */
  has: number;
  /** Broken into lines, the label is in the button, and the button in the window. */
  inside: boolean;
}

/** Buttons as the page shows them on a small phone. */
async function measure(rows: readonly string[][]): Promise<Measured[]> {
  const draw = `(async (rows) => {
    const { messageBubble } = await import(new URL("page/message.js", location.href).href);
    const buttons = rows.map((row) => row.map((text) => ({ text, callback_data: "x" })));
    const message = { id: 9, fromBot: true, date: 0, text: "", entities: [], reactions: [], buttons, message: {} };
    const bubble = messageBubble(message, {});
    document.querySelector(".log").replaceChildren(bubble);
    return [...bubble.querySelectorAll(".inline-button")].map((button) => {
      const [box, style] = [button.getBoundingClientRect(), getComputedStyle(button)];
      const has = box.width - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const broken = document.createRange();
      broken.selectNodeContents(button);
      const words = broken.getBoundingClientRect();
      const inside = words.left >= box.left && words.right <= box.right && words.bottom <= box.bottom
        && box.left >= 0 && box.right <= innerWidth;
      const line = document.createElement("span");
      Object.assign(line.style, { position: "absolute", visibility: "hidden", whiteSpace: "nowrap" });
      line.textContent = button.textContent;
      button.append(line);
      const needs = line.getBoundingClientRect().width;
      line.remove();
      return { label: button.textContent, needs, has, inside };
    });
  })(${JSON.stringify(rows)})`;
  return (await phone.page.evaluate(draw)) as Measured[];
}

function labelsOf(rows: Map<string, string>): string[][] {
  return [...rows.keys()].map((row) => JSON.parse(row) as string[]);
}

// Telegram's apps keep a label in one line and cut it; the page breaks it, but its buttons are as wide.
test.each(languages)("no small phone cuts the label of a button in %s", async (language) => {
  const rows = labelsOf(rowsOf(createTexts(), language));
  expect(rows.length).toBeGreaterThan(200);
  const cut = (await measure(rows)).filter(({ needs, has }) => needs > has);
  expect(cut.map(({ label, needs, has }) => `${label} (${Math.round(needs)} of ${Math.round(has)})`)).toEqual([]);
});

// A label of 40 % more is a translator's to shorten, so it is no fault that it takes a second line; but nothing may stick out.
test.each(languages)(
  "labels that are 40 % longer than in %s break into lines and stay in their buttons",
  async (language) => {
    pseudo.on = true;
    const rows = labelsOf(rowsOf(createTexts(), language));
    pseudo.on = false;
    expect((await measure(rows)).filter(({ inside }) => !inside).map(({ label }) => label)).toEqual([]);
  },
);
