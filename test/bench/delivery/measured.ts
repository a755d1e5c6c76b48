/** What some work has cost this process. */
export interface Cost {
  wallMs: number;
  cpuUs: number;
}

export async function measured(work: () => Promise<void>): Promise<Cost> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - began, cpuUs: user + system };
}
