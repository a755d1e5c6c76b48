import type { Point } from "./grid.ts";

/** What the choice of a room depends on. If `exact` is false, the coordinates are those of its town. */
export interface RoomSpot extends Point {
  readonly id: string;
  /** ISO 3166-2 code, "KZ-19". */
  readonly region: string;
  readonly exact: boolean;
  readonly verified: boolean;
}

export interface RoomDistance<R extends RoomSpot> {
  readonly room: R;
  /** The great-circle distance in kilometres, not rounded. */
  readonly km: number;
}

export interface NearestRooms<R extends RoomSpot> {
  readonly nearest: RoomDistance<R> | null;
  /** The best room of the person's own region; null if it is `nearest`. */
  readonly own: RoomDistance<R> | null;
}

const EARTH_RADIUS_KM = 6371.0088;

/** Rooms of the same region within this distance of each other count as rooms of the same town. */
export const SAME_TOWN_KM = 15;

/** Great-circle distance in kilometres (haversine, a sphere of the earth's mean radius). */
export function distanceKm(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const sinLat = Math.sin(((b.lat - a.lat) * rad) / 2);
  const sinLon = Math.sin(((b.lon - a.lon) * rad) / 2);
  const h = sinLat ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * sinLon ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Finds the nearest room, and the best room of the person's own region (ISO code, or null if unknown) if it is another.
 *
 * Distance decides, except among rooms of the same town: a room without an exact address has the coordinates of the
 * town's middle, so its distance is meaningless there. A verified address comes first then, and next an exact address.
 */
export function nearestRooms<R extends RoomSpot>(
  rooms: readonly R[],
  point: Point,
  ownRegion: string | null,
): NearestRooms<R> {
  const distances = rooms.map((room) => ({ room, km: distanceKm(point, room) })).sort((a, b) => a.km - b.km);
  const nearest = bestOfTown(distances);
  const own = bestOfTown(distances.filter(({ room }) => room.region === ownRegion));
  return { nearest, own: own?.room.id === nearest?.room.id ? null : own };
}

function bestOfTown<R extends RoomSpot>(byDistance: readonly RoomDistance<R>[]): RoomDistance<R> | null {
  const [first] = byDistance;
  if (first === undefined) return null;
  const town = byDistance.filter(
    ({ room }) => room.region === first.room.region && distanceKm(first.room, room) <= SAME_TOWN_KM,
  );
  return town.reduce((best, other) => (rank(other.room) > rank(best.room) ? other : best), first);
}

function rank(room: RoomSpot): number {
  return (room.verified ? 2 : 0) + (room.exact ? 1 : 0);
}

/**
 * The distance as it is shown: with one decimal below 10 km if the address of the room is exact, otherwise in whole
 * kilometres, because the distance to a town's middle is no more precise.
 */
export function shownKm({ room, km }: RoomDistance<RoomSpot>): number {
  return room.exact && km < 9.95 ? Math.round(km * 10) / 10 : Math.round(km);
}
