import { createHash } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Takes a folder for this process alone; a socket, because it ends with its process however that dies.
 * Throws an error for operators when another process has it. The promise gives the release.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const name = `bitimger-${createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 32)}`;
  const abstract = process.platform === "linux";
  const path = abstract ? `\0${name}` : join(tmpdir(), `${name}.sock`);
  // A socket file outlives a killed process, an abstract socket does not.
  if (!abstract && !(await answers(path))) rmSync(path, { force: true });
  const server = await listen(path, folder);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function listen(path: string, folder: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.unref();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") return reject(error);
      reject(
        new Error(
          `Another Bitimger is running on the data folder ${folder}. ` +
            "Stop it first, give this one a DATA_DIR of its own, or use PostgreSQL (DATABASE_URL) for several processes.",
        ),
      );
    });
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
