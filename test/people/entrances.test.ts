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
  "quiet",
  "about",
  "help",
  "language",
];
/** The additional commands on the home screen of each role, in order, and those that the role may use without seeing them there. */
const forStaff: Record<Role | "nobody", { shown: readonly Command[]; hidden?: readonly Command[] }> = {
  nobody: { shown: [] },
  MEDIATOR: { shown: ["work", "duty", "phrases"] },
  COORDINATOR: { shown: ["queue", "closings", "clearance", "phrases"] },
  EDITOR: { shown: ["compose", "door"], hidden: ["figures"] },
  COUNCIL: { shown: ["figures"] },
  ADMIN: { shown: ["queue", "closings", "clearance", "phrases", "compose", "door", "staff"], hidden: ["figures"] },
};
const everyone = Object.keys(forStaff) as (keyof typeof forStaff)[];
const commandEntrances = entrances.filter((entrance) => entrance.command !== undefined);
const attempts = everyone.flatMap((role) =>
  commandEntrances.map((entrance) => ({ role, command: entrance.command, entrance })),
);
const links = entrances.flatMap(({ link }) => (link?.endsWith("_") ? [link] : []));
const notUnderstood = [phrase("en", "chat:notUnderstood"), phrase("en", "chat:expired")];

let database: Database;
let town: Town;
const people = new Map<string, Townsperson>();

beforeAll(async () => {
  database = await openTestDatabase();
  town = await openTown(database);
  for (const role of everyone) {
    const staffMember = await town.staff(role, "en", { role: role === "nobody" ? "EDITOR" : role });
    if (role === "nobody") await database.prisma.staffRole.deleteMany({ where: { personId: staffMember.personId } });
    people.set(role, staffMember);
  }
});
afterAll(async () => {
  await town.close();
  await database.close();
});

function personWith(role: string): Townsperson {
  const person = people.get(role);
  if (person === undefined) throw new Error(`Nobody in this town has the role ${role}.`);
  return person;
}

describe.each(attempts)("$role at /$command", ({ role, command, entrance }) => {
  const { shown, hidden = [] } = forStaff[role];
  const isAllowed = [...forEverybody, ...shown, ...hidden].includes(command);
  const refusal = entrance.act === undefined ? null : phrase("en", entrance.refusal);

  test.each([
    ["the command", (person: Townsperson) => person.writes(`/${command}`)],
    ["the button", (person: Townsperson) => person.forges(entrance.button)],
  ])("by %s", async (way, enter) => {
    const person = personWith(role);
    await person.writes("/start");
    const before = person.history().length;
    await enter(person);
    for (const text of notUnderstood) expect(person.reads()).not.toMatch(text);
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

test.each(everyone)("the home screen of %s has a button for each entrance they may use", async (role) => {
  const person = personWith(role);
  await person.writes("/report");
  await person.forges("f:stop");
  await database.prisma.draft.deleteMany();
  await person.writes("/start");
  const commands = [...forEverybody.slice(0, 6), ...forStaff[role].shown, ...forEverybody.slice(6)];
  const { plain } = createTexts()("en");
  expect(person.buttons()).toEqual(commands.map((command) => plain(`people:home.${command}`)));
  for (const command of commands) {
    const button = commandEntrances.find((entrance) => entrance.command === command)?.button;
    await person.presses(button ?? "");
    for (const text of notUnderstood) expect(person.reads()).not.toMatch(text);
    await person.forges(homeButtons.data("home", {}));
  }
});

test.each(links.flatMap((link) => everyone.map((role) => [role, link] as const)))(
  "%s with a made-up link %s…",
  async (role, link) => {
    const person = personWith(role);
    const before = person.history().length;
    await person.opens(`${link}AAAAAAAA`);
    expect(person.history().length).toBe(before + 1);
    for (const text of [...notUnderstood, phrase("en", "people:home.greeting")])
      expect(person.reads()).not.toMatch(text);
    expect(await database.prisma.staffAct.count()).toBe(0);
  },
);

test("no two entrances share a command, a button or the prefix of a link", () => {
  for (const key of ["command", "button", "link"] as const) {
    const values = entrances.flatMap((entrance) => (key in entrance ? [entrance[key as "link"]] : []));
    expect(values).toEqual([...new Set(values)]);
  }
  const overlapping = links.filter((link) => links.some((other) => other !== link && other.startsWith(link)));
  expect(overlapping).toEqual([]);
});
