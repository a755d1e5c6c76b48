import type { Inhabitant, Townsperson } from "../harness/town.ts";

/** What an editor types and taps for a whole event, question by question. The town's clock begins on 27 October 2026. */
export function answers(language: "kk" | "ru"): ((who: Townsperson) => Promise<void>)[] {
  const dates =
    language === "kk"
      ? ["2026 жылғы 29 қазан, сағат 10-да", "29 қазан 17:00"]
      : ["29 октября в 10:00", "29.10.2026 17:00"];
  return [
    (who) => who.presses("cf:choice:kind:ROUND_TABLE"),
    (who) => who.writes("Медиация кеңесінің дөңгелек үстелі"),
    (who) => who.writes("Круглый стол совета медиации"),
    (who) => who.writes("Ауыл медиаторлары тәжірибе бөліседі."),
    (who) => who.writes("Сельские медиаторы делятся опытом."),
    (who) => who.writes(dates[0] ?? ""),
    (who) => who.writes(dates[1] ?? ""),
    (who) => who.presses("cf:choice:venue:PLACE"),
    (who) => who.writes("Қонаев қаласы, Жамбыл көшесі, 13"),
    async (who) => {
      await who.presses("cf:tick:regions:KZ-19");
      await who.presses("cf:done:regions");
    },
  ];
}

/** Begins a new event and answers its first `count` questions; all of them without it. */
export async function composes(who: Townsperson, language: "kk" | "ru" = "kk", count = 10): Promise<void> {
  await who.writes("/compose");
  await who.presses("cm:new");
  for (const answer of answers(language).slice(0, count)) await answer(who);
}

/** Sends the event whose card is on the screen to a second person. */
export async function submits(who: Townsperson): Promise<void> {
  await who.presses("cm:submit");
  await who.presses("cm:submitted");
}

/** All that was said since the first `count` messages. */
export function since(who: Inhabitant, count: number): string {
  return who.history().slice(count).join("\n");
}

/** Changes one field of a published event; nothing is published yet. */
export async function changesField(who: Townsperson, event: number, field: string, words: string): Promise<void> {
  await who.writes("/compose");
  await who.presses("cp:list");
  await who.presses(`cp:facts:${event}`);
  await who.presses(`cm:open:${event}`);
  await who.presses(`cm:change:${event}:${field}`);
  await who.writes(words);
}
