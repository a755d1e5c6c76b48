const hourMs = 3_600_000;
/** A move over months goes in longer steps: nobody waits for thousands of hours. */
const mostSteps = 100;

/**
 * The moments through which a clock goes on its way, the last one being where it arrives: hour by hour, so that what falls due
 * within a long move happens in its order.
 * @param fromMs and `toMs`: in milliseconds; a clock that is put back arrives at once
 */
export function stepsOfClock(fromMs: number, toMs: number): number[] {
  const stepMs = Math.max(hourMs, (toMs - fromMs) / mostSteps);
  const steps: number[] = [];
  for (let at = fromMs + stepMs; at < toMs; at += stepMs) steps.push(at);
  return [...steps, toMs];
}
