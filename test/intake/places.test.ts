import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { draftAnswers, reportSteps, reports, stepOf } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});
afterEach(async () => {
  await database.prisma.room.updateMany({ data: { verified: false } });
  await town.close();
});

/** Rooms are read when the service starts. */
async function verifiesRooms(where: { id: string } | { exact: boolean }) {
  await database.prisma.room.updateMany({ data: { verified: false } });
  await database.prisma.room.updateMany({ where, data: { verified: true } });
  await town.restarts();
}

/** Every pin that the person has been sent. */
function pins() {
  return town.playground.chat(citizen.id).messages.flatMap(({ fromBot, venue }) => (fromBot && venue ? [venue] : []));
}

/** The number of steps up to the question where the person lives. */
const toRegion = stepOf.region;

describe("the question where the person lives", () => {
  beforeEach(() => reports(citizen, "kk", toRegion));

  test.each([
    ["мен Қаскелеңде тұрамын", "Қаскелең"],
    ["живу в Каскелене", "Қаскелең"],
    ["i live in Kaskelen", "Қаскелең"],
    ["каскелен", "Қаскелең"],
  ])("«%s» is understood without a further question, and shown on the summary", async (words, shown) => {
    await citizen.writes(words);
    expect(citizen.reads()).toContain("9 / 11");
    expect(await draftAnswers(database, town.vault)).toMatchObject({ regionId: "KZ-19", placeDone: true });
    for (const step of reportSteps("kk").slice(stepOf.languages, stepOf.summary)) await step(citizen);
    expect(citizen.reads()).toContain(`Жер: ${shown}, Қарасай ауданы, Алматы облысы`);
  });

  test("a place that is only guessed is confirmed by a question of its own", async () => {
    await citizen.writes("Талғр");
    expect(citizen.reads()).toMatch(phrase("kk", "intake:place.ask"));
    await citizen.presses("f:place");
    expect(citizen.reads()).toContain("9 / 11");
    expect(await draftAnswers(database, town.vault)).toMatchObject({ regionId: "KZ-19", placeDone: true });
  });

  test("somebody who does not know the district of their city says so, and the case is of the city", async () => {
    await citizen.writes("Алматы қаласы");
    expect(citizen.reads()).toMatch(phrase("kk", "intake:district.ask"));
    await citizen.taps("Білмеймін");
    for (const step of reportSteps("kk").slice(stepOf.languages, stepOf.summary)) await step(citizen);
    expect(citizen.reads()).toMatch(/Жер: Алматы қаласы$/m);
    await citizen.presses("f:send");
    expect(kilometres(citizen.reads())[0]).toBeLessThan(10);
    expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({ regionId: "KZ-75", districtId: "KZ-75" });
  });

  test("a region that is not a city asks for a district", async () => {
    await citizen.writes("Алматы облысы");
    expect(citizen.buttons()).not.toContain("Білмеймін");
  });

  test("a name that several places share: the person chooses from all of them", async () => {
    await citizen.writes("Abai");
    expect(citizen.reads()).toMatch(phrase("kk", "intake:place.which"));
    expect(citizen.buttons().filter((label) => label.includes("Абай")).length).toBeGreaterThan(1);
    await citizen.presses("f:otherPlace");
    expect(citizen.reads()).toMatch(phrase("kk", "intake:region.ask"));
  });

  test("nonsense: the bot says so, and the list stays", async () => {
    await citizen.writes("аврпоавпро");
    expect(citizen.reads()).toMatch(phrase("kk", "intake:region.unknown"));
    expect(citizen.reads()).toContain("8 / 11");
    await citizen.presses("f:page:region:1");
    expect(citizen.buttons().join()).toContain("Алматы облысы");
  });

  test("a whole region: the question about its districts follows", async () => {
    await citizen.writes("Алматы облысы");
    expect(citizen.reads()).toMatch(phrase("kk", "intake:district.ask"));
    expect(citizen.buttons().join()).toContain("Қарасай");
  });

  test("a point where two districts meet: the person says which", async () => {
    const { places } = town.service.jobs;
    const near = findBorder((lat, lon) => places.at({ lat, lon }).kind);
    await citizen.sharesLocation(near.lat, near.lon);
    expect(citizen.reads()).toMatch(phrase("kk", "intake:place.which"));
    await citizen.presses("f:place");
    expect(citizen.reads()).toContain("9 / 11");
  });

  test("a misspelt place that is corrected in its message is the answer", async () => {
    await town.passes(1);
    const sent = town.playground.sendText(citizen.id, "Ххххх");
    await town.settles();
    town.playground.editText(citizen.id, sent.message_id, "Қаскелең");
    await town.settles();
    expect(await draftAnswers(database, town.vault)).toMatchObject({ regionId: "KZ-19" });
  });

  test("the person meant another place: «Back» asks the question again, and the new answer counts", async () => {
    await citizen.writes("Қаскелең");
    await citizen.presses("f:back:languages");
    expect(citizen.reads()).toMatch(phrase("kk", "intake:region.ask"));
    await citizen.writes("Қосшы");
    expect(await draftAnswers(database, town.vault)).toMatchObject({ regionId: "KZ-11" });
  });

  test("Kosshy: the nearest room is in Astana, 24 km away, and the room of its own region, 286 km away, is shown too", async () => {
    await citizen.sharesLocation(50.9886, 71.2858);
    for (const step of reportSteps("kk").slice(stepOf.languages)) await step(citizen);
    const [nearest, own] = kilometres(citizen.reads());
    expect([nearest, own]).toEqual([24, 286]);
    expect(citizen.reads()).toMatch(/Астана[\s\S]*Көкшетау/);
  });

  test("a typed town: distances are measured from the town, not from the middle of its district", async () => {
    await citizen.writes("Қаскелең");
    for (const step of reportSteps("kk").slice(stepOf.languages)) await step(citizen);
    const [nearest] = kilometres(citizen.reads());
    expect(nearest).toBeGreaterThan(10);
    expect(nearest).toBeLessThan(35);
  });
});

describe("the nearest room without a case", () => {
  beforeEach(async () => {
    await citizen.opens("nothing");
    await citizen.taps("Қазақша");
  });
  afterEach(async () => {
    expect(await database.prisma.draft.count()).toBe(0);
    expect(await database.prisma.case.count()).toBe(0);
  });

  test("from home, by region and district", async () => {
    await citizen.presses("l:find");
    await citizen.presses("l:region:KZ-11");
    await citizen.taps("Қосшы");
    expect(citizen.reads()).toMatch(/Астана[\s\S]*Көкшетау/);
    await citizen.presses("l:find");
    expect(citizen.reads()).toMatch(phrase("kk", "places:ask"));
  });

  test("by /room and the button that shares the location, which then disappears", async () => {
    await citizen.writes("/room");
    await citizen.presses("l:share");
    const keyboard = () => town.playground.chat(citizen.id).keyboard;
    town.playground.pressReply(citizen.id, keyboard()?.rows[0]?.[0]?.text ?? "", {
      latitude: 50.9886,
      longitude: 71.2858,
    });
    await town.settles();
    expect(kilometres(citizen.reads())).toEqual([24, 286]);
    expect(keyboard()).toBeUndefined();
  });

  test("by a misspelt name that is corrected in its message", async () => {
    const sent = town.playground.sendText(citizen.id, "Қррғндыққ");
    await town.settles();
    expect(citizen.reads()).toMatch(phrase("kk", "chat:notUnderstood"));
    town.playground.editText(citizen.id, sent.message_id, "Қарағанды");
    await town.settles();
    expect(citizen.reads()).not.toMatch(phrase("kk", "chat:notUnderstood"));
    expect(citizen.reads()).toMatch(phrase("kk", "places:which"));
  });

  test("by a location out of the blue", async () => {
    await citizen.sharesLocation(49.8019, 73.1021);
    expect(citizen.reads()).toContain("Қарағанды");
    expect(kilometres(citizen.reads())).toHaveLength(1);
  });

  test("by the name of a place out of the blue: the bot first asks whether it was meant so", async () => {
    await citizen.writes("Қаскелең");
    expect(citizen.reads()).toMatch(phrase("kk", "places:which"));
    await citizen.presses("l:place");
    expect(citizen.reads()).toContain("Алматы");
  });

  test("from abroad: the bot says so and shows the regions", async () => {
    await citizen.sharesLocation(55.75, 37.62);
    expect(citizen.reads()).toMatch(phrase("kk", "places:outside"));
    await citizen.presses("l:region:KZ-10");
  });

  test("a room that nobody has verified has no street and no pin", async () => {
    await citizen.sharesLocation(43.244, 76.95);
    expect(citizen.reads()).toMatch(phrase("kk", "places:unconfirmed"));
    expect(citizen.reads()).not.toContain("Құрманғазы");
    expect(pins()).toEqual([]);
  });

  test("a verified room whose building is known has its street and a pin; a room known only by its town has no pin", async () => {
    await verifiesRooms({ id: "almaty-republican" });
    await citizen.sharesLocation(43.244, 76.95);
    expect(
      town.playground
        .chat(citizen.id)
        .messages.map(({ text }) => text)
        .join(),
    ).toContain("Құрманғазы көшесі, 40");
    expect(pins()).toMatchObject([{ location: { latitude: 43.24417, longitude: 76.95028 } }]);
    await verifiesRooms({ exact: false });
    await citizen.sharesLocation(49.8019, 73.1021);
    expect(pins()).toHaveLength(1);
  });
});

test("the last message of the report is its newest; a tap shows the room on the map", async () => {
  await verifiesRooms({ id: "almaty-republican" });
  await reports(citizen, "kk");
  expect(citizen.reads()).toMatch(phrase("kk", "cases:filed.title"));
  expect(pins()).toEqual([]);
  await citizen.taps(createTexts()("kk").plain("places:map"));
  expect(pins()).toHaveLength(1);
});

/** The distances in a text. */
function kilometres(text: string): number[] {
  return [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*км/g)].map(([, number]) => Number(number?.replace(",", ".")));
}

/** A point of the Almaty region that lies near a border of districts. */
function findBorder(kindAt: (lat: number, lon: number) => string): { lat: number; lon: number } {
  for (let step = 0; step < 4000; step += 1) {
    const [lat, lon] = [43.1 + (step % 60) * 0.02, 76 + Math.floor(step / 60) * 0.03];
    if (kindAt(lat, lon) !== "inside" && kindAt(lat, lon) !== "outside") return { lat, lon };
  }
  throw new Error("No point near a border was found.");
}
