import { describe, expect, test } from "vitest";
import { paperFile } from "../../src/features/papers/paper-file.ts";
import { paperKinds } from "../../src/features/papers/paper-kinds.ts";
import type { PaperFacts, PrintedPoint } from "../../src/features/papers/printed.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { pdfText } from "../harness/pdf-text.ts";
import { seededPlaces } from "../harness/seeded-places.ts";
import { contentOf, factsOf } from "./paper-rows.ts";

const places = await seededPlaces();
const texts = createTexts();

async function pagesOf(facts: Partial<PaperFacts>, points: PrintedPoint[] = []): Promise<string[]> {
  const printed = { facts: factsOf(facts), points, attempt: 0 };
  const content = contentOf({ mediatorId: 9, sides: [], printed });
  const { bytes } = await paperFile({ places, texts }, content);
  return pdfText(bytes).map((page) => page.join("\n"));
}

const point = (id: number, text: string, state: PrintedPoint["state"] = "agreed"): PrintedPoint => ({
  id,
  text,
  state,
});
/** Lines break where they must: only the words are compared. */
const flat = (text: string) => text.replaceAll(/\s+/g, " ");
const alphabet = "ӘәҒғҚқҢңӨөҰұҮүҺһІі ЁёЪъЫыЭэ «тырнақша» № 5, 120 000 ₸ – иә";

describe("a document", () => {
  test.each(paperKinds)("of the kind %s says in Kazakh and in Russian what the law wants", async (kind) => {
    const ground = kind === "TERMINATION" ? "LEFT" : null;
    const pages = await pagesOf({ kind, ground }, kind === "TERMINATION" ? [] : [point(1, alphabet)]);
    const words = flat(pages.join("\n"));
    for (const language of ["kk", "ru"] as const) {
      const { plain } = texts(language);
      const print = (name: string) => plain(`papers:print.${name}` as "papers:print.number");
      const common = [
        plain(`papers:kind.${kind}`),
        print("number"),
        print("conflict"),
        print("languages"),
        print("mediatorKind.PUBLIC"),
      ];
      const own = {
        CONTRACT: [
          "term",
          "termText.usual",
          "cost",
          "costText.PUBLIC",
          "secrecyText",
          "endingText",
          "partyId",
          "liability",
          "otherTerms",
        ],
        SETTLEMENT: ["points", "consequences", "partyAddress", "representative", "signatures"],
        TERMINATION: ["reason", "ground.LEFT", "endedOn"],
      }[kind].map(print);
      for (const expected of [...common, ...own, print("mediatorSigns")]) expect(words).toContain(flat(expected));
    }
    expect(words).toContain("2026-000417");
    expect(words).toContain("27.10.2026");
    expect(words).toContain("Ерлан");
    if (kind !== "TERMINATION") expect(words).toContain(alphabet);
    expect(words).not.toContain("�");
  });

  test("breaks long points across pages; each page has the number, the code and its own number", async () => {
    const long = Array.from({ length: 400 }, (_, at) => `сөз${at}`).join(" ");
    const pages = await pagesOf({}, [point(1, long), point(2, long), point(3, "соңғы")]);
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, page] of pages.entries()) expect(page).toContain(`код 042 317 · ${at + 1} / ${pages.length}`);
    const words = flat(pages.map((page) => page.slice(0, page.lastIndexOf("№"))).join(" "));
    expect(words.match(/сөз399/g)).toHaveLength(2);
    expect(words).toContain(long);
  });

  test("keeps points that are not agreed apart, under their own heading, with their numbers", async () => {
    const words = (
      await pagesOf({}, [point(1, "бірінші"), point(2, "екінші", "open"), point(3, "үшінші", "settled")])
    ).join("\n");
    const order = [
      "Келісілген тармақтар",
      "1. ",
      "бірінші",
      "3. ",
      "үшінші",
      "Әлі келісілмеген тармақтар",
      "2. ",
      "екінші",
    ];
    const at = order.map((piece) => words.indexOf(piece));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(at).not.toContain(-1);
  });

  test("prints markup as it was typed", async () => {
    expect((await pagesOf({}, [point(1, "<b>қою</b> *жұлдыз*")])).join("\n")).toContain("<b>қою</b> *жұлдыз*");
  });
});
