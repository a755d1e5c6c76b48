import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { copyFile, link, open, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

/** Packs a folder into a new file that only its owner can read. The file is complete and on the disk before it gets its name. */
export async function pack(folder: string, file: string): Promise<void> {
  const part = `${file}.${randomBytes(4).toString("hex")}.part`;
  try {
    await writeFile(part, "", { flag: "wx", mode: 0o600 });
    await tar("-czf", part, "-C", folder, ".");
    await sync(part);
    // Unlike a rename, this does not overwrite a file. On a file system without hard links, copy the file.
    await link(part, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") throw error;
      return copyFile(part, file, constants.COPYFILE_EXCL);
    });
  } finally {
    await rm(part, { force: true });
  }
  await sync(dirname(file));
}

/** Unpacks such a file into an empty folder. Throws if it is damaged, which its checksum at the end tells before anything is unpacked. */
export async function unpack(file: string, folder: string): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(createReadStream(file), createGunzip(), nowhere);
  await tar("-xzf", file, "-C", folder, "--no-same-owner");
}

function tar(...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile("tar", args, (error, _, complaints) => {
      if (error === null) return resolve();
      const full = /No space left/.test(complaints);
      reject(
        Object.assign(new Error(complaints.trim().split("\n")[0] || error.message), full ? { code: "ENOSPC" } : {}),
      );
    });
  });
}

async function sync(path: string): Promise<void> {
  const opened = await open(path, "r");
  await opened.sync().finally(() => opened.close());
}
