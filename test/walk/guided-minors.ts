import { presses, report, takesEffect, type Walk, walksInTurn, writes } from "./guided.ts";
import { caseOf, offered } from "./guided-closing.ts";

/** A mediator marks a party as under 18; then a coordinator finds another mediator, and the party says it. */
export async function walkUnderAge(walk: Walk): Promise<void> {
  const { town, cast } = walk;
  const citizen = cast.trio[2];
  if (citizen === undefined) throw new Error("Three are needed.");
  const tap = (data: string) => presses(walk, data);
  await walksInTurn(walk, [citizen], report(walk, "MONEY", []));
  const first = await offered(walk, citizen);
  await first.accepts();
  const caseId = await caseOf(walk, citizen);
  const card = [writes(walk, "/work"), tap(`k:card:${caseId}`)];
  await walksInTurn(walk, [first.mediator], [...card, tap("mi:ask"), tap("mi:yes"), takesEffect(walk)]);
  // At night no coordinator is told.
  await town.passes(14 * 60);
  await walksInTurn(walk, [cast.coordinator], [tap(`q:case:${caseId}`), tap("q:choose"), tap("q:assign")]);
  await (await offered(walk, citizen)).accepts();
  await walksInTurn(walk, [citizen], [writes(walk, "Маған 15 жас."), takesEffect(walk)]);
  await town.passes(14 * 60);
}
