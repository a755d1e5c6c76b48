import { presses, type Step, type Walk, writes } from "./guided.ts";

/** What a mediator does with a case that they have taken. */
export function casework(walk: Walk): Step[] {
  const tap = (data: string) => presses(walk, data);
  return [tap("k:cardBelow"), writes(walk, "/work"), tap("k:card")];
}
