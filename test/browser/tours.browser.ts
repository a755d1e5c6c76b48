import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/platform/i18n/languages.ts";
import { launchChromium, narrow, shoot, visit } from "./chromium.ts";
import { followTour } from "./guided.ts";
import { idsOf, phoneOf } from "./phone.ts";
import { type RunningPlayground, startPlayground } from "./playground.ts";

const WORDS = {
  kk: {
    tour: "Аралап көру",
    report: "Дау туралы айту",
    filed: "Міне, өтініштің нөмірі",
    mediator: "Медиатор болып көру",
    worked: "Болды!",
    announce: "Дөңгелек үстел туралы хабарлау",
    talk: "Медиатормен жазысу",
    talked: "Төрт аптадан кейін",
    checked: "Келген адам белгіленді",
    killed: "форма тоқтаған жерінен жалғасты",
  },
  ru: {
    tour: "Экскурсия",
    report: "Рассказать о конфликте",
    filed: "Вот номер обращения",
    mediator: "Побыть медиатором",
    worked: "Готово!",
    announce: "Объявить круглый стол",
    talk: "Поговорить с медиатором",
    talked: "Через четыре недели",
    checked: "Участник отмечен",
    killed: "форма продолжилась с того же места",
  },
};

/** Silent reading, about the same in seventeen languages (Trauzettel-Klosinski and Dietz 2012, IReST). */
const charactersPerMinute = 1000;
/** To find «Do it for me» or what is ringed, and to press it. */
const secondsPerTap = 1;

interface TourPath {
  id: string;
  /** What is read in turn; every text but the last is followed by a tap. */
  texts: string[];
}

/** The tours' ordinary paths, with this name for everybody. */
function pathsOf(page: Page, name: string): Promise<TourPath[]> {
  return page.evaluate(`(async (name) => {
    const load = (file) => import(new URL("page/" + file, location.href).href);
    const [{ tours }, { tourText }] = [await load("tour.js"), await load("tour-texts.js")];
    const values = { name, citizen: name, place: "" };
    return tours.map(({ id, path }) => ({ id, texts: path.map((say) => tourText(id + "." + say, values)) }));
  })(${JSON.stringify(name)})`) as Promise<TourPath[]>;
}

/** Said while the process is dying: nobody reads that far. */
const inPassing = "Чаттың тілі белгіленіп тұр";

/** Asked of somebody with two open talks, as the tours before may leave them. */
const asked = "Екі әңгіме ашық";

/** What a tour has said that is not on its path. */
async function strays(page: Page, tour: string, said: readonly string[]): Promise<string[]> {
  const path = (await pathsOf(page, "\n")).find(({ id }) => id === tour)?.texts ?? [];
  const beginnings = [inPassing, asked, ...path.map((text) => text.split("\n")[0] ?? "")];
  return said.filter((words) => !beginnings.some((beginning) => words.startsWith(beginning)));
}

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

async function chooses(page: Page, tour: string, name: string): Promise<void> {
  await page.getByRole("button", { name: tour }).click();
  await page.getByRole("group", { name: tour }).getByRole("button", { name }).click();
}

describe("Guided tours, pressed through as they point", () => {
  test("in Kazakh: a conflict is reported, then a mediator takes it", async () => {
    const words = WORDS.kk;
    const { page, errors } = await visit(browser, { url: playground.url, firstTime: true });
    await shoot(page, "tour-invitation", "invitation");
    await page.locator(".tour").getByRole("button", { name: words.report }).click();
    const report = await followTour(page, words.filed, async (said) => {
      if (said.startsWith("Тағы үш")) await shoot(page, "tour-report", "tour-report");
      if (said.includes("күтіп тұр")) {
        // It is open already where the ring was on it when the step before was made.
        if (!(await page.locator(".machine").isVisible())) await page.locator(".machine-opener").click();
        await page.locator(".pointed[data-switch]").waitFor();
        await shoot(page, "tour-killed", "nothing-lost");
      }
    });
    expect(report.said.join("\n")).toContain(words.killed);
    expect(await strays(page, "report", report.said)).toEqual([]);
    await shoot(page, "tour-report-end");

    await page.locator(".tour").getByRole("button", { name: words.mediator }).click();
    const mediator = await followTour(page, words.worked, async (said) => {
      if (said.includes("Ұсыныс келді")) await shoot(page, "tour-mediator", "offer");
      if (said.includes("өтініш беруші кім")) await shoot(page, "tour-told");
    });
    expect(await strays(page, "mediator", mediator.said)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("in Russian, dark, on a small phone: the mediator's tour lets the conflict be filed by itself", async () => {
    const words = WORDS.ru;
    const options = { viewport: narrow, hasTouch: true, colorScheme: "dark", language: "ru" } as const;
    const { page, errors } = await visit(browser, { url: playground.url, ...options });
    await chooses(page, words.tour, words.mediator);
    const { said } = await followTour(page, words.worked, async (now) => {
      if (now.startsWith("Пришло предложение") && !now.includes("откройте")) {
        await shoot(page, "narrow-offer", "phone-dark");
      }
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(narrow.width);
    });
    expect(said.join("\n")).toContain("заполняет форму");

    await chooses(page, words.tour, words.report);
    const report = await followTour(page, words.filed, async (now) => {
      if (now.startsWith("Ещё три")) await shoot(page, "narrow-report");
      if (now.startsWith("Ответ ждёт")) await shoot(page, "narrow-killed");
    });
    expect(report.said.join("\n")).toContain(words.killed);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("in Kazakh: a citizen and their mediator write to each other until the case is closed and rated", async () => {
    const words = WORDS.kk;
    const { page, errors } = await visit(browser, { url: playground.url });
    await chooses(page, words.tour, words.talk);
    const { said } = await followTour(page, words.talked, async (now) => {
      if (now.startsWith("Медиаторға жетті")) await shoot(page, "tour-talk-read");
      if (now.startsWith("Медиаторда да түзелді")) await shoot(page, "tour-talk-edited", "talk-edited");
      if (now.startsWith("Бір минут ішінде")) await shoot(page, "tour-talk-closing");
      if (now.startsWith("Немен біткені")) await shoot(page, "tour-talk-rating");
    });
    expect(await strays(page, "talk", said)).toEqual([]);
    expect(said.join("\n")).toContain("Бір минут ішінде");
    await phoneOf(page, idsOf("citizen")[0]).shows("Татуласқаныңызға қуаныштымын.");
    await shoot(page, "tour-talked");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("in Russian, dark, on a small phone: the same talk", async () => {
    const words = WORDS.ru;
    const options = { viewport: narrow, hasTouch: true, colorScheme: "dark", language: "ru" } as const;
    const { page, errors } = await visit(browser, { url: playground.url, ...options });
    await chooses(page, words.tour, words.talk);
    await followTour(page, words.talked, async (now) => {
      if (now.startsWith("Ответ пришёл")) await shoot(page, "narrow-talk-answered");
      if (now.startsWith("У медиатора тоже")) await shoot(page, "narrow-talk-edited", "talk-edited-dark");
      if (now.startsWith("Минуту это")) await shoot(page, "narrow-talk-closing");
      if (now.startsWith("Сообщили")) await shoot(page, "narrow-talk-rating");
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(narrow.width);
    });
    await shoot(page, "narrow-talked");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("in Kazakh: a round table is composed, approved, announced, and who comes is checked in", async () => {
    const words = WORDS.kk;
    const { page, errors } = await visit(browser, { url: playground.url });
    await chooses(page, words.tour, words.announce);
    const { said } = await followTour(page, words.checked, async (now) => {
      if (now.startsWith("Хабарландыру келді")) await shoot(page, "tour-announced", "announced");
      if (now.startsWith("Билетте QR-код")) await shoot(page, "tour-ticket", "ticket");
    });
    expect(await strays(page, "announce", said)).toEqual([]);
    await shoot(page, "tour-checked");
    await phoneOf(page, idsOf("editor")[1]).shows("Одобрено: «Мир между соседями»");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test("in Russian, dark, on a small phone: the same", async () => {
    const words = WORDS.ru;
    const options = { viewport: narrow, hasTouch: true, colorScheme: "dark", language: "ru" } as const;
    const { page, errors } = await visit(browser, { url: playground.url, ...options });
    await chooses(page, words.tour, words.announce);
    await followTour(page, words.checked, async (now) => {
      if (now.startsWith("Объявление пришло")) await shoot(page, "narrow-announced");
      if (now.startsWith("В билете QR-код")) await shoot(page, "narrow-ticket");
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(narrow.width);
    });
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test.each(languages)("a tour takes less than a minute to read and to press through in %s", async (language) => {
    const { page } = await visit(browser, { url: playground.url, language });
    const seconds = (await pathsOf(page, "Айгүл")).map(({ id, texts }) => {
      const reading = (texts.join("").length / charactersPerMinute) * 60;
      return [id, Math.round(reading + (texts.length - 1) * secondsPerTap)] as const;
    });
    expect(seconds).toHaveLength(4);
    expect(seconds.filter(([, taken]) => taken >= 60)).toEqual([]);
    await page.context().close();
  });

  test("in the middle: it says what fits the question that is open, whatever was done before", async () => {
    const { page } = await visit(browser, { url: playground.url, language: "ru" });
    const citizen = page.locator(".phone:visible").first();
    await citizen.locator(".input").fill("/report");
    await citizen.locator(".input").press("Enter");
    await citizen.locator('[data-callback="f:danger:yes"]').last().click();
    await citizen.locator('[data-callback="f:safety:safe"]').last().waitFor();
    await chooses(page, WORDS.ru.tour, WORDS.ru.report);
    await page.locator(".tour-words").getByText("бот показывает номера").waitFor();
    await page.locator(".tour").getByRole("button", { name: "Закончить" }).click();
    expect(await page.locator(".pointed").count()).toBe(0);
    await page.context().close();
  });
});
