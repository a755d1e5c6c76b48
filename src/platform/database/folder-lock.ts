import { createHash } from "node:crypto";
import { existsSync, realpathSync, rmSync, statSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const hasAbstract = process.platform === "linux";
// The address of a socket holds at most 107 bytes.
const maxPathBytes = 100;
const takeOverMs = 100;

/**
 * Locks a folder for this process by listening on sockets, which the system closes however the process dies. On Linux it uses an
 * abstract socket, and everywhere a socket file next to the folder, which containers that share the volume also see. The lock does
 * not protect against another machine. Throws an error for operators if another process holds the lock.
 * @returns the function that releases the lock
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const servers: Server[] = [];
  const release = async () => {
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  try {
    if (hasAbstract) servers.push(await listen(abstractOf(folder), folder));
    await listenAtFile(folder, servers);
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

/** Whether a process holds the lock of the folder. Does not take the lock. */
export async function isLocked(folder: string): Promise<boolean> {
  return (hasAbstract && (await answers(abstractOf(folder)))) || (await answers(fileOf(folder)));
}

async function listenAtFile(folder: string, servers: Server[]): Promise<void> {
  const path = fileOf(folder);
  // Unlike an abstract socket, the file outlives a killed process.
  const isLeftOver = existsSync(path);
  if (isLeftOver && (await answers(path))) throw alreadyLocked(folder);
  if (isLeftOver) rmSync(path, { force: true });
  try {
    const server = await listen(path, folder);
    const { ino } = statSync(path);
    if (isLeftOver) await sleep(takeOverMs);
    // If two processes found the same leftover file, the later process removed the file of the earlier one, which must give up
    // here. It does not close its server, because closing it would remove the file of the later process.
    if (!existsSync(path) || statSync(path).ino !== ino) throw alreadyLocked(folder);
    servers.push(server);
  } catch (error) {
    // This file system does not support sockets.
    if (!hasAbstract || !(error instanceof Error && "code" in error)) throw error;
  }
}

function abstractOf(folder: string): string {
  return `\0bitimger-${hashOf(folder)}`;
}

function fileOf(folder: string): string {
  const path = `${realpathSync(folder)}.lock`;
  return Buffer.byteLength(path) <= maxPathBytes ? path : join(tmpdir(), `bitimger-${hashOf(folder)}.sock`);
}

function hashOf(folder: string): string {
  return createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 32);
}

function alreadyLocked(folder: string): Error {
  return new Error(
    `Another Bitimger is running on the data folder ${folder}. ` +
      "Stop it first, give this one a DATA_DIR of its own, or use PostgreSQL (DATABASE_URL) for several processes.",
  );
}

function listen(path: string, folder: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.unref();
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? alreadyLocked(folder) : error),
    );
    server.listen(path, () => resolve(server));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
