import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { sentKinds } from "../harness/correspondent.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test("no kind of message, reply or edit is more than the bot can handle", async () => {
  const town = await openTown(database);
  const aigul = town.person("Айгүл");
  await aigul.opens("nothing");
  for (const kind of sentKinds) {
    const messageId = await aigul.sends(kind);
    town.playground.sendText(aigul.id, `Жауап: ${kind}`, { replyTo: messageId });
    await town.settles();
    await aigul.edits(`Жауап: ${kind}`, `Өзгерген: ${kind}`);
  }
  await aigul.sendsAlbum(3, "Альбом");
  await aigul.edits("Альбом", "Басқа альбом");
  await aigul.repliesTo("Басқа альбом", "Осыған жауап", { quote: "альбом" });
  aigul.deletes("Осыған жауап");
  expect(() => aigul.finds("Осыған жауап")).toThrow("sees no message");
  const [aside] = await database.sql.rows<{ n: number }>(`SELECT count(*)::int AS n FROM "AsideUpdate"`);
  expect(aside?.n).toBe(0);
  const [waiting] = await database.sql.rows<{ n: number }>(`SELECT count(*)::int AS n FROM "Update"`);
  expect(waiting?.n).toBe(0);
  expect(aigul.screen().filter(({ fromBot }) => fromBot).length).toBeGreaterThan(0);
});
