import { expect, type TestContext } from "vitest";

/** What an attack tried, and what it got. */
export interface Attack {
  name: string;
  tries: number;
  /** What must never happen and did, in a line each. */
  breaches: string[];
  /** Whatever else is worth knowing, for the table. */
  notes?: string;
}

declare module "vitest" {
  interface TaskMeta {
    attack?: Attack;
  }
}

/** Hands the attack to the table of `npm run -s attacks`, and fails where something got through or too little was tried. */
export function conclude({ task }: TestContext, attack: Attack, atLeast: number): void {
  task.meta.attack = { ...attack, breaches: attack.breaches.slice(0, 20) };
  expect(attack.breaches.slice(0, 20)).toEqual([]);
  expect(attack.tries).toBeGreaterThanOrEqual(atLeast);
}
