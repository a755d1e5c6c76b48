import type { Database } from "../../platform/database/open.ts";
import type { PhrasePart } from "../phrases/phrase-part.ts";
import { phraseTalkButtons } from "./buttons.ts";
import { situationOf } from "./situation.ts";

/** Sends a text into a talk in which the person answers as staff; nothing where there is no such talk. */
export function sendPhrasePart({ database, now }: { database: Database; now: () => Date }): PhrasePart {
  return async ({ phrase: { id, language }, reader, texts }) => {
    const { talks } = await situationOf(database, reader, now());
    if (!talks.some(({ as }) => as !== "PARTY")) return [];
    const data = phraseTalkButtons.data("talks", { phrase: id, language, page: 0 });
    return [{ label: texts.plain("talks:phrase.send"), data }];
  };
}
