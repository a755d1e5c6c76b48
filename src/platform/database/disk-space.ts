import { mkdir, statfs } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

// PostgreSQL's log grows by files of 16 MB, and PostgreSQL aborts if it cannot create the next file. Opening a database takes two.
const minBytes = 20e6;
const minBytesToOpen = 50e6;
const pollMs = 2000;

/** How many bytes are free on the file system of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Whether an embedded database in this folder can continue to write. */
export async function hasDiskSpace(folder: string): Promise<boolean> {
  return (await freeBytes(folder).catch(() => Number.POSITIVE_INFINITY)) >= minBytes;
}

/** Resolves when there is space to open or create a database. Reports once that it is waiting, and for what. */
export async function waitForDiskSpace(folder: string, report: (line: string) => void): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let isReported = false; ; isReported = true) {
    const free = await freeBytes(folder);
    if (free >= minBytesToOpen) return;
    if (!isReported) {
      report(
        `The disk of ${folder} is full: ${mb(free)} MB are free and ${mb(minBytesToOpen)} MB are needed. Free some space; the start then continues by itself.`,
      );
    }
    await sleep(pollMs);
  }
}

function mb(bytes: number): number {
  return Math.floor(bytes / 1e6);
}
