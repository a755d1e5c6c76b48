import { z } from "zod";
import type { Cell, Vault } from "../../platform/database/vault.ts";

const placeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("room"), roomId: z.string() }),
  z.object({ kind: z.literal("phone") }),
  z.object({ kind: z.literal("video"), link: z.string() }),
]);
/** Where a meeting takes place: in a room of the directory, by telephone, or at a video link. */
export type MeetingPlace = z.infer<typeof placeSchema>;

const termsSchema = z.object({
  place: placeSchema,
  /** The proposed times, in milliseconds. */
  times: z.array(z.number()),
  /** The side that cannot attend a meeting that was fixed. */
  offBySide: z.number().nullable(),
});
/** What a proposal says. */
export type Terms = z.infer<typeof termsSchema>;

export function sealTerms(vault: Vault, meetingId: number, terms: Terms): Uint8Array<ArrayBuffer> {
  return vault.seal(termsCell(meetingId), JSON.stringify(terms));
}

export function openTerms(vault: Vault, { id, termsSealed }: { id: number; termsSealed: Uint8Array | null }): Terms {
  if (termsSealed === null) throw new Error("A meeting has no terms.");
  return termsSchema.parse(JSON.parse(vault.open(termsCell(id), termsSealed)));
}

const picksSchema = z.array(z.number());

export function sealPicks(vault: Vault, answerId: number, picks: readonly number[]): Uint8Array<ArrayBuffer> {
  return vault.seal(picksCell(answerId), JSON.stringify(picks));
}

/** The numbers of the times that a party has marked. */
export function openPicks(vault: Vault, { id, picksSealed }: { id: number; picksSealed: Uint8Array | null }): number[] {
  return picksSealed === null ? [] : picksSchema.parse(JSON.parse(vault.open(picksCell(id), picksSealed)));
}

function termsCell(id: number): Cell {
  return { table: "Meeting", column: "terms", row: id };
}

function picksCell(id: number): Cell {
  return { table: "MeetingAnswer", column: "picks", row: id };
}
