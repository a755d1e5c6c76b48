import type { Page } from "playwright-core";
import { type HttpServer, startHttp } from "../../src/app/http.ts";
import { createPlayground } from "../../src/playground/server.ts";
import { seededPlaces } from "../harness/seeded-places.ts";
import { type Stage, setStage } from "../screens/stage.ts";
import { launchChromium, visit } from "./chromium.ts";

export interface SmallPhone {
  page: Page;
  stage: Stage;
  close(): Promise<void>;
}

/** The bar above the phones, with the clock and the people, is the playground's own. */
export const barHeight = 120;

/**
 * The playground's page with one person's phone, 360 pixels wide, and the sample data of the screens.
 * @param height of the phone: its header, its messages and its text field
 */
export async function openSmallPhone(height: number): Promise<SmallPhone> {
  const stage = setStage(await seededPlaces());
  const playground = createPlayground({
    token: "7000000:buttons",
    username: "bitimger_bot",
    botName: "Бітімгер",
    now: () => new Date(),
    people: [{ id: 1, firstName: "Айгүл", languageCode: "kk", role: "citizen" }],
  });
  const http = { host: "127.0.0.1", port: 0, playground: playground.app, obstacles: async () => [] };
  const server: HttpServer = await startHttp(http);
  const browser = await launchChromium();
  const { page } = await visit(browser, {
    url: `http://127.0.0.1:${server.port}/`,
    viewport: { width: 360, height: height + barHeight },
  });
  // The chat has begun: the text field stands where «Start» was.
  await page.getByRole("button", { name: "Бастау", exact: true }).click();
  await page.getByRole("textbox", { name: "Хабарлама" }).waitFor();
  return {
    page,
    stage,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
