import { expect, type TestContext } from "vitest";

/** The result of an attack. */
export interface Attack {
  name: string;
  tries: number;
  /** What happened and must never happen, a line for each breach. */
  breaches: string[];
  /** Further information for the table. */
  notes?: string;
}

declare module "vitest" {
  interface TaskMeta {
    attack?: Attack;
  }
}

/** Adds the attack to the table of `npm run -s attacks`, and fails if there are breaches or too few tries. */
export function conclude({ task }: TestContext, attack: Attack, atLeast: number): void {
  task.meta.attack = { ...attack, breaches: attack.breaches.slice(0, 20) };
  expect(attack.breaches.slice(0, 20)).toEqual([]);
  expect(attack.tries).toBeGreaterThanOrEqual(atLeast);
}
