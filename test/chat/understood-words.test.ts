import { describe, expect, test } from "vitest";
import { answerButtons } from "../../src/features/intake/buttons.ts";
import type { Button } from "../../src/platform/chat/screen.ts";
import { findTypedButton } from "../../src/platform/chat/understood-words.ts";

const rows = (...labels: [string, string][]): Button[][] => labels.map(([label, data]) => [{ label, data }]);
const danger = [
  rows(["Жоқ, қауіп жоқ", "no"], ["Иә, қауіп бар", "yes"], ["⏸ Тоқтата тұру", "stop"]),
  rows(["Нет, опасности нет", "no"], ["Да, есть опасность", "yes"], ["⏸ Прерваться", "stop"]),
  rows(["No, there is no danger", "no"], ["Yes, there is danger", "yes"], ["⏸ Stop for now", "stop"]),
];

describe("words typed instead of a tap", () => {
  test.each<[string, string | null]>([
    ["иә", "yes"],
    ["Ия", "yes"],
    ["иа!", "yes"],
    ["да", "yes"],
    ["ДА.", "yes"],
    ["да-да", "yes"],
    ["Да, конечно", "yes"],
    ["yes please", "yes"],
    ["дұрыс", "yes"],
    ["жоқ", "no"],
    ["Жок", "no"],
    ["joq", "no"],
    ["нет, спасибо", "no"],
    ["no", "no"],
    ["жоқ қауіп жоқ", "no"],
    ["жок кауип жок", "no"],
    ["Да есть опасность", "yes"],
    ["YES, there is danger…", "yes"],
    ["прерваться", "stop"],
    ["⏸ Тоқтата тұру", "stop"],
    ["токтата туру", "stop"],
    // None of these may be taken for an answer.
    ["да нет", null],
    ["нет, меня бьют", null],
    ["да ну", null],
    // «What?» in Kazakh, and a part of a no in Russian.
    ["не?", null],
    ["не знаю", null],
    ["опасность", null],
    ["", null],
    ["🙂", null],
    ["да ".repeat(100), null],
  ])("«%s» → %s", (typed, data) => {
    expect(findTypedButton(typed, danger)).toBe(data);
  });

  test("where two buttons have the same words, or begin with the same answer, none is meant", () => {
    expect(findTypedButton("Абай", [rows(["Абай", "a"], ["абай", "b"])])).toBeNull();
    expect(findTypedButton("да", [rows(["Да, верно", "a"], ["Да, но позже", "b"])])).toBeNull();
  });

  test("where no label says yes or no, the question says what they mean", () => {
    const send = answerButtons.data("send", {});
    expect(findTypedButton("да", [rows(["📨 Отправить", send])])).toBeNull();
    expect(findTypedButton("да", [rows(["📨 Отправить", send])], { yes: send })).toBe(send);
  });
});
