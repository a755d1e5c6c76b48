import type { Inhabitant, Townsperson } from "../harness/town.ts";

/** The answers of an editor to all questions of an event, in order. The town's clock begins on 27 October 2026. */
export function answers(language: "kk" | "ru"): ((editor: Townsperson) => Promise<void>)[] {
  const dates =
    language === "kk"
      ? ["2026 жылғы 29 қазан, сағат 10-да", "29 қазан 17:00"]
      : ["29 октября в 10:00", "29.10.2026 17:00"];
  return [
    (editor) => editor.presses("cf:choice:kind:ROUND_TABLE"),
    (editor) => editor.writes("Медиация кеңесінің дөңгелек үстелі"),
    (editor) => editor.writes("Круглый стол совета медиации"),
    (editor) => editor.writes("Ауыл медиаторлары тәжірибе бөліседі."),
    (editor) => editor.writes("Сельские медиаторы делятся опытом."),
    (editor) => editor.writes(dates[0] ?? ""),
    (editor) => editor.writes(dates[1] ?? ""),
    (editor) => editor.presses("cf:choice:venue:PLACE"),
    (editor) => editor.writes("Қонаев қаласы, Жамбыл көшесі, 13"),
    async (editor) => {
      await editor.presses("cf:tick:regions:KZ-19");
      await editor.presses("cf:done:regions");
    },
  ];
}

/** Begins a new event and answers its first `count` questions, by default all of them. */
export async function composes(editor: Townsperson, language: "kk" | "ru" = "kk", count = 10): Promise<void> {
  await editor.writes("/compose");
  await editor.presses("cm:new");
  for (const answer of answers(language).slice(0, count)) await answer(editor);
}

/** Submits the event whose card is on the screen. */
export async function submits(editor: Townsperson): Promise<void> {
  await editor.presses("cm:submit");
  await editor.presses("cm:submitted");
}

/** Everything after the first `count` messages. */
export function since(editor: Inhabitant, count: number): string {
  return editor.history().slice(count).join("\n");
}

/** Changes one field of a published event, without publishing the change. */
export async function changesField(editor: Townsperson, event: number, field: string, words: string): Promise<void> {
  await editor.writes("/compose");
  await editor.presses("cp:list");
  await editor.presses(`cp:facts:${event}`);
  await editor.presses(`cm:open:${event}`);
  await editor.presses(`cm:change:${event}:${field}`);
  await editor.writes(words);
}
