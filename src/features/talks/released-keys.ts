/** The keys of the writing line. A key sends its label as a text, in the language in which the keyboard was shown. */
export const keys = ["takeBack", "leave"] as const;
export type Key = (typeof keys)[number];

/**
 * Every label that a key has had in a release, in any language: keyboards of earlier versions stay on screens for years, and what their
 * keys send must reach nobody. A label that changes gets a further line, and the earlier line stays.
 */
export const releasedKeys: readonly (readonly [label: string, key: Key])[] = [
  ["↩️ Соңғы хабарды қайтарып алу", "takeBack"],
  ["↩️ Забрать последнее сообщение", "takeBack"],
  ["↩️ Take back my last message", "takeBack"],
  ["✖️ Жазуды тоқтату", "leave"],
  ["✖️ Закончить переписку", "leave"],
  ["✖️ Stop writing", "leave"],
];

/** Every label below a copy, on a card and in a list that has entered a talk in a release; {{number}} and {{side}} are digits. */
export const releasedLabels: readonly string[] = [
  "👤 Тек медиатор",
  "👤 Только медиатор",
  "👤 Mediator only",
  "🏢 Үйлестіруші",
  "🏢 Координатор",
  "🏢 Coordinator",
  "№ {{number}} · {{side}}-тарап · жеке",
  "№ {{number}} · сторона {{side}} · лично",
  "№ {{number}} · сторона {{side}} · наедине",
  "№ {{number}} · side {{side}} · private",
  "№ {{number}} · {{side}}-тарап · үйлестіру",
  "№ {{number}} · сторона {{side}} · координатор",
  "№ {{number}} · side {{side}} · coordinators",
  "↩️ Осыған жауап етіп жазыңыз",
  "↩️ Отвечайте ответом на это",
  "↩️ Reply to this to answer",
  "✍️ Медиаторға жазу",
  "✍️ Написать медиатору",
  "✍️ Write to the mediator",
  "✍️ Тарапқа жазу",
  "✍️ Написать стороне",
  "✍️ Write to the party",
  "🏢 Үйлестірушіге жазу",
  "🏢 Написать координатору",
  "🏢 Write to the coordinator",
];
