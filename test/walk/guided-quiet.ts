import type { Walker } from "./cast.ts";
import { presses, type Walk, walksInTurn, writes } from "./guided.ts";

/** An applicant turns quiet mode on, opens what their mediator writes, hides it, and turns quiet mode off while something waits. */
export async function keepsQuiet(walk: Walk, applicant: Walker, mediator: Walker): Promise<void> {
  const tap = (data: string) => presses(walk, data);
  const says = (text: string) => walksInTurn(walk, [mediator], [tap("ta:write"), writes(walk, text)]);
  await walksInTurn(walk, [applicant], [writes(walk, "/start"), tap("qm:settings"), tap("qm:on")]);
  await says("Бүгін сағат үште сөйлесейік");
  await says("Құжаттарды ала келіңіз");
  await walksInTurn(walk, [applicant], [tap("qm:open"), writes(walk, "Жарайды"), tap("qm:hide")]);
  await says("Келдіңіз бе?");
  await walksInTurn(walk, [applicant], [writes(walk, "/quiet"), tap("qm:off")]);
}
