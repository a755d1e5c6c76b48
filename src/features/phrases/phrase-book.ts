import { randomUUID } from "node:crypto";
import { z } from "zod";
import { shorten } from "../../platform/chat/cutting.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { type Language, storedLanguage } from "../../platform/i18n/languages.ts";
import type { Operator } from "../operator/operator.ts";
import { may } from "../people/permissions.ts";

export const phraseLimits = { name: 40, text: 1500, own: 30 };

/** A text that staff have at hand, in a language. */
export interface Phrase {
  /** Of an own text a UUID; of the service's the id in the operator's file. */
  id: string;
  name: string;
  text: string;
  language: Language;
  /** Whether it is the person's own; the service's cannot be changed here. */
  isOwn: boolean;
}

const schema = z.object({ name: z.string(), text: z.string() });
type Words = z.infer<typeof schema>;

export interface PhraseSource {
  vault: Vault;
  /** The service's own texts are in the operator's file. */
  operator: Pick<Operator, "phrases">;
}

/** Whether this person has texts at hand. */
export function keepsPhrases(person: Person): boolean {
  return may(person, "keepPhrases", { regions: [], ownerId: person.id });
}

/** What a person has at hand in a language: first their own, then those of the service. Nothing without a role that may use them. */
export async function phrasesOf(
  db: Db,
  { vault, operator }: PhraseSource,
  person: Person,
  language: Language,
): Promise<Phrase[]> {
  if (!keepsPhrases(person)) return [];
  const rows = await db.phrase.findMany({
    where: { ownerId: person.id, languageCode: language },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return [
    ...rows.map(({ id, wordsSealed }) => ({ id, ...open(vault, id, wordsSealed), language, isOwn: true })),
    ...operator.phrases.map(({ id, name, text }) => ({
      id,
      name: name[language],
      text: text[language],
      language,
      isOwn: false,
    })),
  ];
}

/** One text: a person's own, or the service's in a language. Null if there is no such text, or if it is somebody else's. */
export async function findPhrase(
  db: Db,
  { vault, operator }: PhraseSource,
  person: Person,
  id: string,
  language: Language,
): Promise<Phrase | null> {
  if (!keepsPhrases(person)) return null;
  const shared = operator.phrases.find((phrase) => phrase.id === id);
  if (shared !== undefined) {
    return { id, name: shared.name[language], text: shared.text[language], language, isOwn: false };
  }
  const row = await db.phrase.findFirst({ where: { id, ownerId: person.id } });
  const written = row === null ? null : storedLanguage(row.languageCode);
  if (row === null || written === null) return null;
  return { id, ...open(vault, id, row.wordsSealed), language: written, isOwn: true };
}

export type PhraseAdded = { kind: "added"; id: string } | { kind: "full" } | { kind: "gone" };

/** Adds an own text. Its first words are its name until it gets another. @param text as short as the form has checked */
export async function addPhrase(
  tx: Db,
  vault: Vault,
  person: Person,
  { language, text }: { language: Language; text: string },
  now: Date,
): Promise<PhraseAdded> {
  if (!keepsPhrases(person)) return { kind: "gone" };
  if ((await tx.phrase.count({ where: { ownerId: person.id } })) >= phraseLimits.own) return { kind: "full" };
  const id = randomUUID();
  const name = shorten(text.split("\n", 1)[0] ?? "", phraseLimits.name);
  const wordsSealed = seal(vault, id, { name, text });
  await tx.phrase.create({
    data: { id, ownerId: person.id, languageCode: language, wordsSealed, createdAt: now },
  });
  return { kind: "added", id };
}

/** Changes the name or the text of an own text. @returns false if there is no such text of this person */
export async function changePhrase(
  tx: Db,
  vault: Vault,
  person: Person,
  id: string,
  change: Partial<Words>,
): Promise<boolean> {
  const row = keepsPhrases(person) ? await tx.phrase.findFirst({ where: { id, ownerId: person.id } }) : null;
  if (row === null) return false;
  const wordsSealed = seal(vault, id, { ...open(vault, id, row.wordsSealed), ...change });
  await tx.phrase.update({ where: { id }, data: { wordsSealed } });
  return true;
}

/** Deletes an own text. @returns false if there is no such text of this person */
export async function dropPhrase(tx: Db, person: Person, id: string): Promise<boolean> {
  if (!keepsPhrases(person)) return false;
  return (await tx.phrase.deleteMany({ where: { id, ownerId: person.id } })).count > 0;
}

function seal(vault: Vault, id: string, words: Words): Uint8Array<ArrayBuffer> {
  return vault.seal(cellOf(id), JSON.stringify(words));
}

function open(vault: Vault, id: string, sealed: Uint8Array): Words {
  return schema.parse(JSON.parse(vault.open(cellOf(id), sealed)));
}

function cellOf(id: string): Cell {
  return { table: "Phrase", column: "words", row: id };
}
