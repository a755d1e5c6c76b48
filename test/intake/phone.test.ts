import { expect, test } from "vitest";
import type { Playground } from "../../src/playground/server.ts";
import { reportSteps, reports, stepOf } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ town, citizen } = opened);
});

const neighbour = { phone_number: "+77051234567", first_name: "Көрші" };

/** The applicant answers the question for a phone, and sends the report; a mediator takes it. @returns what the mediator reads */
async function givesPhone(give: (playground: Playground, id: number) => unknown): Promise<string> {
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  await reports(citizen, "kk", stepOf.phone);
  await give(town.playground, citizen.id);
  await town.settles();
  for (const step of reportSteps("kk").slice(stepOf.summary)) await step(citizen);
  await mediator.presses("o:accept");
  return mediator.history().join("\n");
}

test("the contact of the sender's own account is their number", async () => {
  expect(await givesPhone((playground, id) => playground.shareContact(id))).toMatch(
    phrase("kk", "assignment:phone.confirmed"),
  );
});

test.each<[string, (playground: Playground, id: number) => unknown]>([
  ["a number that is typed", (playground, id) => playground.sendText(id, "8 705 123 45 67")],
  ["the contact of somebody else", (playground, id) => playground.shareContact(id, { ...neighbour, user_id: 4242 })],
  ["a contact without an account", (playground, id) => playground.shareContact(id, neighbour)],
])("%s is marked as not confirmed", async (_, give) => {
  const read = await givesPhone(give);
  expect(read).toContain("+7 705 123 45 67");
  expect(read).toMatch(phrase("kk", "assignment:phone.unconfirmed"));
});

test("without a number the mediator reads that none was given, and what the applicant was told", async () => {
  const read = await givesPhone(() => citizen.presses("f:phone:none"));
  expect(read).toMatch(phrase("kk", "assignment:phone.toAdd"));
});
