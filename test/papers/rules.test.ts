import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf, fingerprintOf, withFreshCode } from "../../src/features/papers/fingerprint.ts";
import { fontBytes } from "../../src/features/papers/pdf.ts";
import { pointLimits, printedName, readPoint } from "../../src/features/papers/point-text.ts";
import {
  addPoint,
  type Draft,
  type DraftChange,
  emptyDraft,
  inNext,
  movePoint,
  rewritePoint,
  settlePoints,
} from "../../src/features/papers/points.ts";
import type { PaperFacts } from "../../src/features/papers/printed.ts";
import { readSignedDay } from "../../src/features/papers/signed-day.ts";
import { type StandingFacts, standingOf } from "../../src/features/papers/standing.ts";
import { factsOf } from "./paper-rows.ts";

const maxText = "ә".repeat(pointLimits.characters);

describe("a point as it was written", () => {
  test.each<[string, string, ReturnType<typeof readPoint>]>([
    ["plain words", " Болат 120 000 ₸ төлейді. ", { kind: "point", text: "Болат 120 000 ₸ төлейді." }],
    [
      "marks of a text",
      "<b>қою</b> *жұлдыз* _сызық_ & `код`",
      { kind: "point", text: "<b>қою</b> *жұлдыз* _сызық_ & `код`" },
    ],
    ["a mark of direction", "Құны \u202e0001\u202c ₸", { kind: "point", text: "Құны 0001 ₸" }],
    ["what nobody sees", "Қор\u00adшау\u200b\u0000\u0007\ufeff", { kind: "point", text: "Қоршау" }],
    ["lines", "бір\r\nекі\n\n\n\nүш", { kind: "point", text: "бір\nекі\n\nүш" }],
    ["a letter in two parts", "и\u0306", { kind: "point", text: "й" }],
    ["nothing", " \n\u200b ", { kind: "empty" }],
    ["emoji", "Келістік 🤝👍🏽", { kind: "unprintable", signs: "🤝 👍 🏽" }],
    ["another script", "合同 عقد", { kind: "unprintable", signs: "合 同 ع ق د" }],
    ["half of a pair", "а\ud83d", { kind: "unprintable", signs: "�" }],
    ["as many characters as there may be", maxText, { kind: "point", text: maxText }],
    ["as long as a message", "ә".repeat(4096), { kind: "tooLong", length: 4096 }],
  ])("%s", (_, written, read) => {
    expect(readPoint(written)).toEqual(read);
  });

  test("has only signs that the fonts have", async () => {
    const { default: Document } = await import("pdfkit");
    const all = Array.from({ length: 0x2fff }, (_, at) => String.fromCodePoint(at + 0x20));
    const printed = all.filter((sign) => printedName(`а${sign}а`) === `а${sign}а`);
    expect(printed.length).toBeGreaterThan(800);
    for (const font of ["regular", "bold"] as const) {
      const doc = new Document().font(fontBytes(font)) as unknown as { _font: { font: Font } };
      const missing = printed.filter((sign) => !doc._font.font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));
      expect(missing).toEqual([]);
    }
  });

  test("leaves out of a name what cannot be printed", () => {
    expect(printedName("Ерлан 🌟 Әбдіқадыров\u202e")).toBe("Ерлан  Әбдіқадыров");
  });
});

interface Font {
  hasGlyphForCodePoint(sign: number): boolean;
}

const changed = (change: DraftChange): Draft => {
  if (change.kind !== "changed") throw new Error(`The draft is not changed: ${change.kind}.`);
  return change.draft;
};
const draftOf = (...texts: string[]) => texts.reduce((draft, text) => changed(addPoint(draft, text)), emptyDraft);

describe("the points of a document", () => {
  test("have a limit, also for a point that is put back", () => {
    const full = draftOf(...Array.from({ length: pointLimits.points }, (_, at) => `тармақ ${at}`));
    expect(addPoint(full, "тағы")).toEqual({ kind: "full" });
    const out = changed(movePoint(full, 1, "takeOut"));
    const again = changed(addPoint(out, "тағы"));
    expect(movePoint(again, 1, "putBack")).toEqual({ kind: "full" });
  });

  test("that all have confirmed stay settled word for word, until the mediator opens them again", () => {
    const draft = changed(movePoint(draftOf("бір", "екі", "үш"), 2, "leaveOpen"));
    const rewritten = changed(rewritePoint(draft, 3, "үш бүтін"));
    const settled = settlePoints(rewritten, inNext(draft));
    // The second was open, and the third has other words now.
    expect(settled.points.map(({ state }) => state)).toEqual(["settled", "open", "agreed"]);
    expect(rewritePoint(settled, 1, "басқа")).toEqual({ kind: "settled" });
    expect(movePoint(settled, 1, "takeOut")).toEqual({ kind: "settled" });
    const opened = changed(movePoint(settled, 1, "reopen"));
    expect(changed(rewritePoint(opened, 1, "басқа")).points[0]).toMatchObject({ text: "басқа", state: "open" });
  });

  test("are named by what they were called first, so that an old button changes no other point", () => {
    const draft = changed(movePoint(draftOf("бір", "екі"), 1, "takeOut"));
    expect(inNext(draft).map(({ id, text }) => [id, text])).toEqual([[2, "екі"]]);
    expect(rewritePoint(draft, 9, "жоқ")).toEqual({ kind: "gone" });
  });
});

describe("the code of a version", () => {
  const points = [{ id: 1, text: "бір", state: "agreed" as const }];
  const printed = { facts: factsOf(), points, attempt: 0 };

  test("is six digits, and the same for the same facts and points", () => {
    const { template, ...rest } = factsOf({ languages: ["ru", "kk"], sides: [2, 1] });
    const other = { attempt: 0, points: [{ ...points[0], id: 7 }], facts: { ...rest, template } } as typeof printed;
    expect(fingerprintOf(other)).toBe(fingerprintOf(printed));
    expect(fingerprintOf(printed)).toMatch(/^[\da-f]{64}$/);
    expect(codeOf("0000000000ff".padEnd(64, "f"))).toBe("000255");
  });

  const others: Partial<Record<keyof PaperFacts, unknown>> = {
    template: 2,
    kind: "CONTRACT",
    number: "2026-000418",
    version: 2,
    day: "2026-10-28",
    place: ["Қонаев қ.", "г. Конаев"],
    conflict: "FAMILY",
    mediator: "Дана",
    mediatorKind: "PROFESSIONAL",
    languages: ["kk"],
    stage: "crime",
    sides: [1, 2, 3],
    ground: "LEFT",
  };
  test.each(Object.entries(others))("is another where %s differs", (name, value) => {
    expect(Object.keys(others).toSorted()).toEqual(Object.keys(factsOf()).toSorted());
    expect(fingerprintOf({ ...printed, facts: factsOf({ [name]: value }) })).not.toBe(fingerprintOf(printed));
  });

  test("is another where a point, the order of points or what is agreed differs", () => {
    const two = [...points, { id: 2, text: "екі", state: "agreed" as const }];
    const all = [
      points,
      two,
      two.toReversed(),
      [{ id: 1, text: "бір", state: "open" as const }],
      [{ ...points[0], text: "бір." }],
    ];
    const prints = all.map((some) => fingerprintOf({ ...printed, points: some as typeof points }));
    expect(new Set(prints).size).toBe(all.length);
  });

  test("is never that of another document of the case: a code that is taken is refused", () => {
    const first = withFreshCode(printed, []);
    const second = withFreshCode(printed, [first.code]);
    const third = withFreshCode(printed, [first.code, second.code]);
    expect(new Set([first.code, second.code, third.code]).size).toBe(3);
    expect(second.printed.attempt).toBeGreaterThan(0);
    expect(codeOf(fingerprintOf(third.printed))).toBe(third.code);
  });
});

const sent: StandingFacts = {
  kind: "SETTLEMENT",
  isNewest: true,
  asked: [1, 2],
  mediatorId: 9,
  answers: [],
  hasOpenPoints: false,
  isSigned: false,
  case: { status: "ASSIGNED", mediatorId: 9, parties: [1, 2] },
};
const yes = (...people: number[]) => people.map((personId) => ({ personId, agrees: true }));
const no = (personId: number) => ({ personId, agrees: false });

describe("how a version stands", () => {
  test.each<[string, Partial<StandingFacts>, ReturnType<typeof standingOf>]>([
    ["nobody has answered", {}, { kind: "open" }],
    ["a side has confirmed", { answers: yes(1) }, { kind: "open" }],
    ["all have confirmed", { answers: yes(1, 2) }, { kind: "confirmed", partly: false }],
    ["with open points", { answers: yes(1, 2), hasOpenPoints: true }, { kind: "confirmed", partly: true }],
    ["a side has refused", { answers: [...yes(1), no(2)] }, { kind: "refused" }],
    ["a newer version", { answers: yes(1, 2), isNewest: false }, { kind: "void", why: "newer" }],
    ["a stranger has confirmed", { answers: yes(1, 3) }, { kind: "open" }],
    ["a side has left", { answers: yes(1, 2), case: { ...sent.case, parties: [1] } }, { kind: "void", why: "sides" }],
    [
      "a side has joined",
      { answers: yes(1, 2), case: { ...sent.case, parties: [1, 2, 3] } },
      { kind: "void", why: "sides" },
    ],
    [
      "another mediator",
      { answers: yes(1, 2), case: { ...sent.case, mediatorId: 8 } },
      { kind: "void", why: "mediator" },
    ],
    [
      "the case is closed",
      { answers: yes(1, 2), case: { ...sent.case, status: "CLOSED" } },
      { kind: "void", why: "closed" },
    ],
    ["it is signed, whatever comes later", { isSigned: true, isNewest: false }, { kind: "signed" }],
    ["a notice", { kind: "TERMINATION", case: { ...sent.case, status: "CLOSED" } }, { kind: "told" }],
    ["there is only one side", { asked: [1], answers: yes(1), case: { ...sent.case, parties: [1] } }, { kind: "open" }],
  ])("%s", (_, facts, standing) => {
    expect(standingOf({ ...sent, ...facts })).toEqual(standing);
  });

  test("two yes to different versions are never an agreement, however they are mixed", () => {
    const answer = fc.record({
      version: fc.integer({ min: 1, max: 3 }),
      personId: fc.constantFrom(1, 2, 3),
      agrees: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (given) => {
        for (const version of [1, 2, 3]) {
          const last = new Map<number, (typeof given)[number]>(
            given.filter((each) => each.version === version).map((each) => [each.personId, each]),
          );
          const parties = [1, 2, 3];
          const standing = standingOf({
            ...sent,
            asked: parties,
            isNewest: version === 3,
            answers: [...last.values()],
            case: { ...sent.case, parties },
          });
          const all = version === 3 && parties.every((person) => last.get(person)?.agrees === true);
          expect(standing.kind === "confirmed").toBe(all);
        }
      }),
    );
  });
});

test.each([
  ["29.10.2026", "2026-10-29"],
  ["29/10/2026", "2026-10-29"],
  ["28.10", "2026-10-28"],
  // Without a year it has been, and is not to come.
  ["30.10", "2025-10-30"],
  ["31.02.2026", null],
  ["кеше", null],
  ["2026", null],
] as const)("«%s» as the day of signing is %s", (typed, day) => {
  expect(readSignedDay(typed, new Date("2026-10-29T10:00:00+05:00"))).toBe(day);
});
