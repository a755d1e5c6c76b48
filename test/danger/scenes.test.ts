import { expect, test } from "vitest";
import { danger } from "../../src/features/danger/hearing/danger.ts";
import { dangerKinds } from "../../src/features/danger/hearing/danger-words.ts";
import { sceneTable } from "../../src/features/danger/hearing/scenes/scene-table.ts";
import { readPhrases } from "./measure.ts";

test.each([
  ["Отчим прижигает маме руки утюгом", "violence"],
  ["kuieuim utyugpen kolymdy kuidirdi", "violence"],
  ["My stepfather pressed the iron on her arm", "violence"],
  ["Сосед размахивал вилами и орал на деда", "threatToLife"],
  ["Сын наставил ружьё, соседка успела убежать", "threatToLife"],
  ["Енем бетіме пышақ кезенді", "threatToLife"],
])("who does what to whom is heard in any language: %s", (story, kind) => {
  expect(danger(story)).toContain(kind);
});

test("the words of a scene are heard in any order, and not if they are strewn over a story", () => {
  expect(danger("Синяки на руках у бабушки, сноха её щиплет")).toContain("violence");
  const filler = "Мы делим участок и спорим о заборе уже второй год. ";
  expect(danger(`Она хранит топор. ${filler.repeat(5)}Брат сказал, что приедет.`)).toEqual([]);
});

test("signs that say little each add up in a passage only", () => {
  const signs = ["Он пишет мне каждый вечер.", "Под окном стоит машина.", "Ружьё он держит в багажнике."];
  const filler = "Мы делим участок и спорим о заборе уже второй год. ";
  expect(danger(signs.join(" "))).toEqual(["threatToLife"]);
  expect(danger(signs.slice(0, 2).join(` ${filler.repeat(4)}`))).toEqual([]);
});

test("what breaks by itself hurts nobody, and what is long over is no danger now", () => {
  expect(danger("Ваза разбилась мне на ногу в магазине")).toEqual([]);
  expect(danger("В первом браке муж меня бил, всё позади. Сейчас делим дачу")).toEqual([]);
  expect(danger("В первом браке муж меня бил, и этот бьёт. Делим дачу")).toEqual(["violence"]);
});

test("«её» is not «и», and «келеді» is not «келмеді»", () => {
  expect(danger("Часы бьют и спать мешают")).toEqual([]);
  expect(danger("Енді шаршадым, жеке тұрғым келеді")).toEqual([]);
});

test("every scene is heard in a story that is known", () => {
  const stories = ["danger-told.tsv", "danger-training.tsv", "danger-development.tsv", "phrases.tsv"].flatMap(
    readPhrases,
  );
  for (const kind of dangerKinds) {
    expect(sceneTable[kind].trim().split("\n").length).toBeGreaterThan(3);
    const own = stories.filter(({ kinds }) => kinds.includes(kind));
    expect(own.filter(({ phrase }) => danger(phrase).includes(kind)).length / own.length).toBeGreaterThan(0.95);
  }
});
