import { expect, test } from "vitest";
import type { Town, Townsperson } from "../harness/town.ts";
import { copiesOf, type Staff, useTalkingTown } from "./talking.ts";

let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ town, citizen, mediator } = opened);
});

const said = "Бұл сөзім екеумізде қалсын.";
const answer = "Ертең сағат онда келіңіз.";
const forwards = (person: Townsperson, text: string) => () =>
  town.playground.forwardMessage(person.id, person.finds(text).id);

test("a mediator cannot forward what a party wrote, with an album neither", async () => {
  await citizen.writes(said);
  expect(forwards(mediator, said)).toThrow("protected");
  await citizen.sendsAlbum(2);
  await town.passes(0.1);
  // The label of the album, and its files.
  expect(copiesOf(town, mediator).every((copy) => copy.has_protected_content === true)).toBe(true);
  expect(copiesOf(town, mediator)).toHaveLength(4);
});

test("a coordinator cannot forward what a party wrote to the desk", async () => {
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  // What arrived in the second in which a talk is entered makes the bot ask.
  town.jumps(1);
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await citizen.presses("ta:desk");
  town.jumps(0.1);
  await citizen.writes(said);
  expect(forwards(coordinator, said)).toThrow("protected");
});

test("a party can forward what they were told: they may need it", async () => {
  await mediator.writes(answer);
  expect(forwards(citizen, answer)).not.toThrow();
});
