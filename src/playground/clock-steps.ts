const hourMs = 3_600_000;
/** A move of months takes longer steps, because running the jobs for thousands of hours takes too long. */
const maxSteps = 100;

/**
 * The moments at which a clock stops on the way from `fromMs` to `toMs`, which is the last of them. It stops every hour, so that
 * what falls due during a long move happens in the right order. A clock that is set back goes to `toMs` at once.
 */
export function stepsOfClock(fromMs: number, toMs: number): number[] {
  const stepMs = Math.max(hourMs, (toMs - fromMs) / maxSteps);
  const steps: number[] = [];
  for (let at = fromMs + stepMs; at < toMs; at += stepMs) steps.push(at);
  return [...steps, toMs];
}
