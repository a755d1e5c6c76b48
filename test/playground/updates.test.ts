import { beforeEach, describe, expect, it } from "vitest";
import { AIGUL, playgroundForTests } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests();
});

type Received = { update_id: number; message?: { text?: string } }[];

describe("getUpdates", () => {
  it("returns updates until a higher offset confirms them", async () => {
    for (const text of ["a", "b", "c"]) world.playground.sendText(AIGUL, text);
    const first: Received = (await world.call("getUpdates", { limit: 2 })).result;
    expect(first.map(({ message }) => message?.text)).toEqual(["a", "b"]);
    expect((await world.call("getUpdates")).result).toHaveLength(3);
    const rest = await world.call("getUpdates", { offset: (first[1]?.update_id ?? 0) + 1 });
    expect(rest.result).toMatchObject([{ message: { text: "c" } }]);
    expect(world.playground.pendingUpdates()).toBe(1);
  });

  it("with a negative offset drops all updates but the last", async () => {
    for (const text of ["a", "b", "c"]) world.playground.sendText(AIGUL, text);
    expect((await world.call("getUpdates", { offset: -1 })).result).toMatchObject([{ message: { text: "c" } }]);
    expect(world.playground.pendingUpdates()).toBe(1);
  });

  it("waits for the next update", async () => {
    const waiting = world.call("getUpdates", { timeout: 30 });
    await Promise.resolve();
    world.playground.sendText(AIGUL, "кешіктім");
    expect((await waiting).result).toMatchObject([{ message: { text: "кешіктім", from: { language_code: "kk" } } }]);
  });

  it("returns nothing if no update comes in time", async () => {
    world = playgroundForTests({ wait: async () => {} });
    expect(await world.call("getUpdates", { timeout: 30 })).toEqual({ ok: true, result: [] });
  });

  it("ends an older poll with a conflict", async () => {
    const older = world.call("getUpdates", { timeout: 30 });
    await new Promise(setImmediate);
    const newer = world.call("getUpdates", { timeout: 30 });
    expect(await older).toMatchObject({
      error_code: 409,
      description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    world.playground.sendText(AIGUL, "a");
    expect((await newer).result).toHaveLength(1);
  });

  it("releases a poll that hung up", async () => {
    const hangUp = new AbortController();
    const poll = world.call("getUpdates", { timeout: 30 }, hangUp.signal);
    await new Promise(setImmediate);
    hangUp.abort();
    expect(await poll).toEqual({ ok: true, result: [] });
  });

  it("keeps updates for 24 hours and taps for 150 seconds", () => {
    world.playground.sendText(AIGUL, "a");
    world.playground.press(AIGUL, 1, "x");
    expect(world.playground.pendingUpdates()).toBe(2);
    world.pass(151);
    expect(world.playground.pendingUpdates()).toBe(1);
    world.pass(24 * 3600);
    expect(world.playground.pendingUpdates()).toBe(0);
  });

  it("counts the age of an edit from the edit", async () => {
    const { message_id } = world.playground.sendText(AIGUL, "a");
    world.pass(23 * 3600);
    world.playground.editText(AIGUL, message_id, "b");
    world.pass(2 * 3600);
    expect((await world.call("getUpdates")).result).toMatchObject([{ edited_message: { text: "b" } }]);
  });

  it("queues only the kinds that the last call asked for", async () => {
    const { playground, call } = world;
    const sent = playground.sendText(AIGUL, "a").message_id;
    playground.react(AIGUL, sent, "👍");
    expect(playground.pendingUpdates()).toBe(1);
    await call("getUpdates", { allowed_updates: ["message_reaction"] });
    await call("getUpdates", { offset: -1 });
    playground.sendText(AIGUL, "b");
    playground.react(AIGUL, sent, undefined);
    const { result } = await call("getUpdates");
    expect(result.map((update: object) => Object.keys(update)[1])).toEqual(["message", "message_reaction"]);
    expect((await call("getWebhookInfo")).result).toMatchObject({ url: "", allowed_updates: ["message_reaction"] });
  });
});

describe("Ids", () => {
  it("start again after a quiet week, and an offset from before is refused", async () => {
    world.playground.sendText(AIGUL, "a");
    const [last] = (await world.call("getUpdates")).result as Received;
    const offset = (last?.update_id ?? 0) + 1;
    await world.call("getUpdates", { offset });
    world.playground.numberUpdatesFrom(1000);
    world.playground.sendText(AIGUL, "b");
    expect(await world.call("getUpdates", { offset })).toMatchObject({ ok: false, error_code: 400 });
    expect((await world.call("getUpdates")).result).toMatchObject([{ update_id: 1000, message: { text: "b" } }]);
  });

  it("keep rising when the playground is restarted", async () => {
    const before = world.playground.sendText(AIGUL, "a");
    const [last] = (await world.call("getUpdates")).result as Received;
    world.pass(1);
    const at = new Date("2026-09-01T04:00:01Z");
    const again = playgroundForTests({ now: () => at });
    const after = again.playground.sendText(AIGUL, "a");
    const [first] = (await again.call("getUpdates")).result as Received;
    expect(after.message_id).toBeGreaterThan(before.message_id);
    expect(first?.update_id).toBeGreaterThan(last?.update_id ?? 0);
    expect(first?.update_id).toBeLessThan(2 ** 31);
  });
});
