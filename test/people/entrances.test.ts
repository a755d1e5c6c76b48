import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entrances } from "../../src/app/features.ts";
import type { Command } from "../../src/platform/chat/entrance.ts";
import { homeButtons } from "../../src/platform/chat/home.ts";
import type { Role } from "../../src/platform/chat/person.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

const forEverybody: readonly Command[] = [
  "report",
  "cases",
  "room",
  "events",
  "subscriptions",
  "about",
  "help",
  "language",
];
/** What home names for each role besides, in this order, and what may be entered without being named there. */
const forStaff: Record<Role | "nobody", { named: readonly Command[]; besides?: readonly Command[] }> = {
  nobody: { named: [] },
  MEDIATOR: { named: ["work", "duty"] },
  COORDINATOR: { named: ["queue"] },
  EDITOR: { named: ["compose", "door"], besides: ["figures"] },
  COUNCIL: { named: ["figures"] },
  ADMIN: { named: ["queue", "compose", "door", "staff"], besides: ["figures"] },
};
const everyone = Object.keys(forStaff) as (keyof typeof forStaff)[];
const shown = entrances.filter((entrance) => entrance.command !== undefined);
const attempts = everyone.flatMap((role) => shown.map((entrance) => ({ role, command: entrance.command, entrance })));
const links = entrances.flatMap(({ link }) => (link?.endsWith("_") ? [link] : []));
const unfit = [phrase("en", "chat:notUnderstood"), phrase("en", "chat:expired")];

let database: Database;
let town: Town;
const people = new Map<string, Townsperson>();

beforeAll(async () => {
  database = await openTestDatabase();
  town = await openTown(database);
  for (const role of everyone) {
    const somebody = await town.staff(role, "en", { role: role === "nobody" ? "EDITOR" : role });
    if (role === "nobody") await database.prisma.staffRole.deleteMany({ where: { personId: somebody.personId } });
    people.set(role, somebody);
  }
});
afterAll(async () => {
  await town.close();
  await database.close();
});

function who(role: string): Townsperson {
  const person = people.get(role);
  if (person === undefined) throw new Error(`Nobody in this town is ${role}.`);
  return person;
}

describe.each(attempts)("$role at /$command", ({ role, command, entrance }) => {
  const { named, besides = [] } = forStaff[role];
  const isAllowed = [...forEverybody, ...named, ...besides].includes(command);
  const refusal = entrance.act === undefined ? null : phrase("en", entrance.refusal);

  test.each([
    ["the command", (person: Townsperson) => person.writes(`/${command}`)],
    ["the button", (person: Townsperson) => person.forges(entrance.button)],
  ])("by %s", async (way, comes) => {
    const person = who(role);
    await person.writes("/start");
    const before = person.history().length;
    await comes(person);
    for (const words of unfit) expect(person.reads()).not.toMatch(words);
    if (isAllowed) {
      expect(person.reads()).not.toBe("");
      if (refusal !== null) expect(person.reads()).not.toMatch(refusal);
    } else {
      // A tap changes the message that was tapped.
      expect(person.history().length - before).toBe(way === "the command" ? 1 : 0);
      expect(person.reads()).toMatch(new RegExp(`^${refusal?.source}$`));
      expect(person.buttons()).toEqual([createTexts()("en").plain("chat:home")]);
    }
  });
});

test.each(everyone)("home of %s names what may be entered, each with its own button", async (role) => {
  const person = who(role);
  await person.writes("/report");
  await person.forges("f:stop");
  await database.prisma.draft.deleteMany();
  await person.writes("/start");
  const commands = [...forEverybody.slice(0, 5), ...forStaff[role].named, ...forEverybody.slice(5)];
  const { plain } = createTexts()("en");
  expect(person.buttons()).toEqual(commands.map((command) => plain(`people:home.${command}`)));
  for (const command of commands) {
    const button = shown.find((entrance) => entrance.command === command)?.button;
    await person.presses(button ?? "");
    for (const words of unfit) expect(person.reads()).not.toMatch(words);
    await person.forges(homeButtons.data("home", {}));
  }
});

test.each(links.flatMap((link) => everyone.map((role) => [role, link] as const)))(
  "%s by a made-up link %s…",
  async (role, link) => {
    const person = who(role);
    const before = person.history().length;
    await person.opens(`${link}AAAAAAAA`);
    expect(person.history().length).toBe(before + 1);
    for (const words of [...unfit, phrase("en", "people:home.greeting")]) expect(person.reads()).not.toMatch(words);
    expect(await database.prisma.staffAct.count()).toBe(0);
  },
);

test("no two entrances have the same command, button or beginning of a link", () => {
  for (const key of ["command", "button", "link"] as const) {
    const values = entrances.flatMap((entrance) => (key in entrance ? [entrance[key as "link"]] : []));
    expect(values).toEqual([...new Set(values)]);
  }
  const overlapping = links.filter((link) => links.some((other) => other !== link && other.startsWith(link)));
  expect(overlapping).toEqual([]);
});
