import { makePlaces, type Places } from "../../src/features/places/places.ts";
import { readSeedRows } from "../../src/features/places/seed.ts";

/** The places as the seed stores them, for tests that need no database. */
export async function seededPlaces(): Promise<Places> {
  const rows = await readSeedRows();
  return makePlaces({
    ...rows,
    districts: rows.districts.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    centres: rows.places.filter(({ isCentre }) => isCentre),
    rooms: rows.rooms.map((room) => ({ ...room, phone: null, hours: null })),
  });
}
