import { mkdir, statfs } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

// PostgreSQL's log grows by files of 16 MB, and it gives up when it gets no further one. To open a database takes two.
const leastBytes = 20e6;
const leastToOpenBytes = 50e6;
const lookMs = 2000;

/** How many bytes the file system of a folder has left. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Whether an embedded database can go on writing here. */
export async function hasRoom(folder: string): Promise<boolean> {
  return (await freeBytes(folder).catch(() => Number.POSITIVE_INFINITY)) >= leastBytes;
}

/** Ends when there is room to open or make a database; says once that it waits, and for what. */
export async function waitForRoom(folder: string, complain: (line: string) => void): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let said = false; ; said = true) {
    const free = await freeBytes(folder);
    if (free >= leastToOpenBytes) return;
    if (!said) {
      complain(
        `The disk of ${folder} is full: ${mb(free)} MB are free and ${mb(leastToOpenBytes)} needed. Make room; the start goes on by itself.`,
      );
    }
    await sleep(lookMs);
  }
}

function mb(bytes: number): number {
  return Math.floor(bytes / 1e6);
}
