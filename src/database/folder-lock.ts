import { createHash } from "node:crypto";
import { existsSync, realpathSync, rmSync, statSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const hasAbstract = process.platform === "linux";
// A socket's address has room for 107 bytes.
const longestPath = 100;
const takeOverMs = 100;

/**
 * Takes a folder for this process alone, by sockets, because they end with their process however that dies: on Linux an abstract one,
 * and everywhere a file beside the folder, which containers that share a volume see too. What it does not see is another machine.
 * Throws an error for operators when another process has it. The promise gives the release.
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

/** Whether a process has the folder; asks and takes nothing. */
export async function isLocked(folder: string): Promise<boolean> {
  return (hasAbstract && (await answers(abstractOf(folder)))) || (await answers(fileOf(folder)));
}

async function listenAtFile(folder: string, servers: Server[]): Promise<void> {
  const path = fileOf(folder);
  // Unlike an abstract socket the file outlives a killed process.
  const left = existsSync(path);
  if (left && (await answers(path))) throw taken(folder);
  if (left) rmSync(path, { force: true });
  try {
    const server = await listen(path, folder);
    const { ino } = statSync(path);
    if (left) await sleep(takeOverMs);
    // Two that found the same file left at the same time: the later one has removed this one's. Closing it would remove theirs.
    if (!existsSync(path) || statSync(path).ino !== ino) throw taken(folder);
    servers.push(server);
  } catch (error) {
    // A file system that knows no sockets.
    if (!hasAbstract || !(error instanceof Error && "code" in error)) throw error;
  }
}

function abstractOf(folder: string): string {
  return `\0bitimger-${hashOf(folder)}`;
}

function fileOf(folder: string): string {
  const beside = `${realpathSync(folder)}.lock`;
  return Buffer.byteLength(beside) <= longestPath ? beside : join(tmpdir(), `bitimger-${hashOf(folder)}.sock`);
}

function hashOf(folder: string): string {
  return createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 32);
}

function taken(folder: string): Error {
  return new Error(
    `Another Bitimger is running on the data folder ${folder}. ` +
      "Stop it first, give this one a DATA_DIR of its own, or use PostgreSQL (DATABASE_URL) for several processes.",
  );
}

function listen(path: string, folder: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.unref();
    server.once("error", (error: NodeJS.ErrnoException) => reject(error.code === "EADDRINUSE" ? taken(folder) : error));
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
