import { createActor } from "./acts.ts";
import type { Walk } from "./guided.ts";
import type { Chance } from "./random.ts";

const jumps = [
  { weight: 4, value: 0.05 },
  { weight: 3, value: 20 },
  { weight: 5, value: 61 },
  { weight: 2, value: 9 * 60 },
  { weight: 1, value: 3 * 24 * 60 },
];

/** Several people act at the same time without waiting. Sometimes the clock jumps, or the process is killed. */
export async function walkRandomly(walk: Walk, chance: Chance, acts: number, isWell: () => boolean): Promise<void> {
  const { town, cast } = walk;
  const act = createActor(walk, chance);
  for (let done = 0; done < acts && isWell(); ) {
    const together = 4 + chance.below(12);
    for (let each = 0; each < together; each += 1) act(chance.pick(cast.all));
    done += together;
    if (chance.percent(80)) await town.settles();
    if (chance.percent(3)) await town.restarts();
    if (chance.percent(15)) {
      // Telegram keeps a tap for two and a half minutes, so everything is handled before the clock jumps.
      await town.settles();
      await town.passes(chance.weighted(jumps));
    }
  }
}

/** Lets everybody be reached again, and everything that was promised fall due. */
export async function comesToRest({ town, cast }: Walk): Promise<void> {
  await town.settles();
  for (const { id } of cast.all) town.playground.unblock(id);
  await town.settles();
  for (let day = 0; day < 2; day += 1) await town.passes(24 * 60);
  await town.passes(1);
}
