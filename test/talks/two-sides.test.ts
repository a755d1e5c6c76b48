import { expect, it } from "vitest";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { copiesOf, type TalkingTown, useTalkingTown } from "./talking.ts";

let opened: TalkingTown;
useTalkingTown((town) => {
  opened = town;
});

it("what a side writes to the mediator reaches the mediator and not the other side", async () => {
  const { town, citizen, mediator } = opened;
  const other = await joinAsOtherSide(town, "Болат");
  await other.writes("Мен ештеңе салған жоқпын.");
  await citizen.writes("Қоршау әлі тұр.");
  expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual(["Мен ештеңе салған жоқпын.", "Қоршау әлі тұр."]);
  expect(copiesOf(town, citizen)).toEqual([]);
  expect(copiesOf(town, other)).toEqual([]);
});
