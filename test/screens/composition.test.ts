import { expect, test } from "vitest";
import { seededPlaces } from "../harness/seeded-places.ts";
import { keyed, written } from "./keyed.ts";
import { type Shown, type Stage, setStage } from "./stage.ts";

/** The samples of each room. They are imported when they are shown, so that a room can be tried without waiting for the others. */
const rooms: Record<string, (stage: Stage) => Promise<Shown[]>> = {
  people: async (stage) => (await import("./people.ts")).peopleScreens(stage, () => keyed),
  form: async (stage) => (await import("./form.ts")).formScreens(stage),
  citizens: async (stage) => (await import("./citizen.ts")).citizenScreens(stage),
  staff: async (stage) => (await import("./staff.ts")).staffScreens(stage),
  closing: async (stage) => (await import("./closing.ts")).closingScreens(stage),
  announcements: async (stage) => (await import("./announcements.ts")).announcementScreens(stage),
  events: async (stage) => (await import("./events.ts")).eventScreens(stage),
  composing: async (stage) => (await import("./composing.ts")).composingScreens(stage),
  attendance: async (stage) => (await import("./attendance.ts")).attendanceScreens(stage),
  quiet: async () => (await import("./quiet.ts")).quietScreens(),
  subscriptions: async (stage) => (await import("./subscriptions.ts")).subscriptionScreens(stage),
};

// If you changed a screen on purpose, write the files again and read the difference: npx vitest run -u test/screens/composition.test.ts
test.each(Object.keys(rooms))("the screens of %s say this, in this order, with these buttons", async (room) => {
  const shown = (await rooms[room]?.(setStage(await seededPlaces()))) ?? [];
  const screens = shown.map(({ name, screen }) => `━━ ${name}\n${written(screen(keyed))}\n`);
  await expect(screens.join("\n")).toMatchFileSnapshot(`composition/${room}.txt`);
});
