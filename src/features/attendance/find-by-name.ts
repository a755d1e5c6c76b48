import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { may, mayAnywhere } from "../people/permissions.ts";
import { checkInMarginMs } from "./check-in-window.ts";
import { nameOn } from "./ticket.ts";

/** A participant who has not been checked in yet, as the staff at the door find them. */
export interface FoundByName {
  registration: number;
  name: string;
  code: string;
}

const maxFound = 10;
const minLength = 2;

/**
 * Finds participants by the beginnings of their names, among those expected today at the events where this person may check people in.
 * Names are sealed, so they are compared here and not in the database.
 */
export async function findByName(
  db: Db,
  vault: Vault,
  person: Person,
  typed: string,
  now: Date,
): Promise<FoundByName[]> {
  const words = foldName(typed);
  if (!mayAnywhere(person, "checkIn") || words.join("").length < minLength) return [];
  const [from, to] = [new Date(now.getTime() - checkInMarginMs), new Date(now.getTime() + checkInMarginMs)];
  const rows = await db.registration.findMany({
    where: {
      status: { in: ["GOING", "WAITING", "OFFERED"] },
      event: { status: "PUBLISHED", endsAt: { gte: from }, startsAt: { lte: to } },
    },
    include: { event: { select: { regions: true } } },
    orderBy: { id: "asc" },
  });
  const own = rows.filter(({ event }) => may(person, "checkIn", { regions: event.regions }));
  const named = own.map((row) => ({ registration: row.id, code: row.code, name: nameOn(vault, row) }));
  return named.filter(({ name }) => isNamed(foldName(name), words)).slice(0, maxFound);
}

/** Whether each word begins a word of the name. */
function isNamed(name: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => name.some((part) => part.startsWith(word)));
}

function foldName(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize("NFKD")
      .match(/[\p{L}\p{M}]+/gu) ?? []
  );
}
