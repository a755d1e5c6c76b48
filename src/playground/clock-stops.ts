const minuteMs = 60_000;
/** In minutes. Kazakhstan is ahead of UTC by full hours, so the clock stops at full hours there, too. */
const strides = [1, 5, 15, 60, 6 * 60, 24 * 60];
/** A move of months takes longer strides, because running the jobs for thousands of hours takes too long. */
const maxStops = 170;

/**
 * The moments at which a clock stops on its way, which end with `toMs`; milliseconds since 1970. It stops at full minutes, on a way of a
 * day at every quarter of an hour, so that what falls due meanwhile happens in order and at its time: what is due at ten is done at ten.
 */
export function stopsOfClock(fromMs: number, toMs: number): number[] {
  const stride = strides.find((minutes) => (toMs - fromMs) / (minutes * minuteMs) <= maxStops);
  const strideMs = stride === undefined ? (toMs - fromMs) / maxStops : stride * minuteMs;
  const stops: number[] = [];
  for (let at = (Math.floor(fromMs / strideMs) + 1) * strideMs; at < toMs; at += strideMs) stops.push(at);
  return [...stops, toMs];
}
