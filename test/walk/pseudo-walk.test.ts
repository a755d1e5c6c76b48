import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import type { Call, Playground } from "../../src/playground/server.ts";
import { openTestDatabase } from "../harness/database.ts";
import { pseudoCatalogues, untranslatedWords } from "../harness/pseudo-language.ts";
import { openTown } from "../harness/town.ts";
import { adminId, castPeople } from "./cast.ts";
import { seededWords, wordsOfPeople } from "./exempt-words.ts";
import { type Walk, walkGuided } from "./guided.ts";
import { createHands } from "./hands.ts";
import { createChance } from "./random.ts";
import { createSecrets } from "./secrets.ts";
import { walkRandomly } from "./walk-randomly.ts";

// Each language of the service becomes its own pseudo-language: a text without accents is not from a catalogue.
vi.mock("../../src/platform/i18n/catalogues.ts", async (load) => {
  const real = await load<typeof import("../../src/platform/i18n/catalogues.ts")>();
  const pseudo = pseudoCatalogues(real.readCatalogues());
  return { ...real, readCatalogues: () => pseudo };
});

const seed = Number(process.env.WALK_SEED ?? Date.now() % 1_000_000);
const acts = Number(process.env.WALK_ACTS ?? 300);

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test(`whatever people do in ${acts} acts, every text that they are sent is from a catalogue (WALK_SEED=${seed})`, {
  timeout: 400_000,
}, async () => {
  const town = await openTown(database, { adminIds: [adminId] });
  const said = listen(town.playground);
  const secrets = createSecrets();
  const walk: Walk = { town, cast: await castPeople(town), hands: createHands(town.playground), secrets };
  await walkGuided(walk);
  await walkRandomly(walk, createChance(seed), acts, () => true);
  await town.settles();
  await town.close();
  expect(said.texts.size).toBeGreaterThan(200 * languages.length);
  expect(said.untranslated(), `WALK_SEED=${seed} WALK_ACTS=${acts}`).toEqual([]);
});

/** The parameters of a call that a person reads. */
const readable = new Set([
  "text",
  "caption",
  "title",
  "address",
  "description",
  "message_text",
  "input_field_placeholder",
]);

/** A ticket code as src/features/attendance/ticket-code.ts formats it: "W4E PWX". */
const ticketCode = /\b[\dA-Z]{3} [\dA-Z]{3}\b/g;
/** The code of an invitation as src/features/invitations/invitation-code.ts formats it, "K7M4-2QXR-9TNB", and in its link. */
const invitationCode = /\b[\dA-Z]{4}-[\dA-Z]{4}-[\dA-Z]{4}\b|\bside_[\dA-Z]{12}\b/g;

function listen(playground: Playground) {
  const texts = new Set<string>();
  const exempt = seededWords();
  playground.onCall((call: Call) => {
    if (call.method === "getUpdates") for (const word of wordsOfPeople(call.result)) exempt.add(word);
    else if (call.ok) for (const text of textsIn(call.params)) texts.add(text);
  });
  // A truncated title has only the beginning of its last word.
  const isExempt = (word: string, text: string) =>
    exempt.has(word) || (text.includes(`${word}…`) && [...exempt].some((each) => each.startsWith(word)));
  return {
    texts,
    untranslated: () =>
      [...texts].flatMap((text) => {
        const withoutCodes = text.replaceAll(ticketCode, "").replaceAll(invitationCode, "");
        const words = untranslatedWords(withoutCodes).filter((word) => !isExempt(word, text));
        return words.length === 0 ? [] : [`${words.join(" ")} in: ${text}`];
      }),
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "string" ? (readable.has(name) ? [inner] : []) : textsIn(inner),
  );
}
