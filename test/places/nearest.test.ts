import fc from "fast-check";
import { describe, expect, it } from "vitest";
import rooms from "../../prisma/seed/rooms.json" with { type: "json" };
import { distanceKm, nearestRooms, type RoomSpot, SAME_TOWN_KM, shownKm } from "../../src/features/places/nearest.ts";

// The centre of Kosshy.
const kosshy = { lat: 50.9886, lon: 71.2858 };

describe("nearestRooms", () => {
  it("finds for Kosshy both the room in Astana and the room of Kosshy's region", () => {
    const { nearest, own } = nearestRooms(rooms.rooms, kosshy, "KZ-11");
    expect(nearest?.room.id).toBe("astana");
    expect(nearest && shownKm(nearest)).toBe(24);
    expect(own?.room.id).toBe("kokshetau");
    expect(own && shownKm(own)).toBe(286);
  });

  it("has no regional room if that is the nearest room, or if the region is not known", () => {
    expect(nearestRooms(rooms.rooms, { lat: 53.28, lon: 69.39 }, "KZ-11").own).toBeNull();
    expect(nearestRooms(rooms.rooms, kosshy, null).own).toBeNull();
    expect(nearestRooms([], kosshy, "KZ-11")).toEqual({ nearest: null, own: null });
  });

  it("prefers a known address within a town", () => {
    const almaty = { lat: 43.2525, lon: 76.9115 };
    expect(nearestRooms(rooms.rooms, almaty, "KZ-75")).toMatchObject({
      nearest: { room: { id: "almaty-republican" } },
      own: null,
    });
  });
});

describe("rooms of one town", () => {
  const here = { lat: 43.2, lon: 76.9 };
  const room = (id: string, km: number, more: Partial<RoomSpot> = {}): RoomSpot => ({
    id,
    region: "KZ-75",
    lat: here.lat + km / 111.195,
    lon: here.lon,
    exact: false,
    verified: false,
    ...more,
  });
  it.each([
    ["the nearer of two unknown ones", [room("b", 2), room("a", 1)], "a"],
    ["an exact address first", [room("a", 1), room("b", 2, { exact: true })], "b"],
    ["a verified one before an exact one", [room("a", 1, { exact: true }), room("b", 2, { verified: true })], "b"],
    ["not one of another region, however near", [room("a", 1), room("b", 2, { region: "KZ-19", verified: true })], "a"],
    ["not one of another town", [room("a", 1), room("b", 17, { verified: true })], "a"],
    ["one at the other end of the town", [room("a", 1), room("b", 15, { verified: true })], "b"],
  ])("%s", (_, rooms, expected) => {
    expect(nearestRooms(rooms, here, null).nearest?.room.id).toBe(expected);
  });
});

describe("shownKm", () => {
  const room = (exact: boolean): RoomSpot => ({ id: "a", region: "KZ-75", lat: 0, lon: 0, exact, verified: false });
  it.each([
    [true, 0.34, 0.3],
    [true, 9.94, 9.9],
    [true, 9.96, 10],
    [false, 3.4, 3],
    [true, 286.4, 286],
  ])("exact %s, %d → %d", (exact, km, expected) => {
    expect(shownKm({ room: room(exact), km })).toBe(expected);
  });
});

describe("properties", () => {
  const point = fc.record({
    lat: fc.double({ min: -89, max: 89, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  const region = fc.constantFrom("KZ-11", "KZ-71", "KZ-75");
  const spots = fc
    .array(
      fc.record({
        lat: fc.double({ min: 40, max: 55, noNaN: true }),
        lon: fc.double({ min: 46, max: 87, noNaN: true }),
        region,
        exact: fc.boolean(),
        verified: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((list) => list.map((spot, i) => ({ ...spot, id: String(i) })));

  it("distance is a metric on a sphere", () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(distanceKm(a, a)).toBe(0);
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 6);
        expect(distanceKm(a, b)).toBeLessThanOrEqual(20_016);
        // Between opposite points of the earth the haversine keeps only half of the digits: 0.1 km.
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 0.1);
      }),
    );
  });

  it("the nearest room has the minimum distance, or is a better known room in the same town", () => {
    fc.assert(
      fc.property(spots, point, region, (rooms, from, own) => {
        const found = nearestRooms(rooms, from, own);
        const min = Math.min(...rooms.map((room) => distanceKm(from, room)));
        const km = found.nearest?.km ?? Number.NaN;
        expect(km).toBeGreaterThanOrEqual(min);
        expect(km).toBeLessThanOrEqual(min + SAME_TOWN_KM + 1e-6);
        if (rooms.every((room) => !room.exact && !room.verified)) expect(km).toBe(min);
        if (found.own) {
          expect(found.own.room.region).toBe(own);
          expect(found.own.room).not.toBe(found.nearest?.room);
        }
        const hasOwn = rooms.some((room) => room.region === own);
        expect(found.own !== null || found.nearest?.room.region === own).toBe(hasOwn);
      }),
    );
  });
});
