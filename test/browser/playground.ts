import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface RunningPlayground {
  url: string;
  /** Stops it and removes what it kept. */
  stop(): Promise<void>;
}

/** `npm start` as a newcomer does it, on a free port and in an empty folder. */
export async function startPlayground(): Promise<RunningPlayground> {
  const folder = await mkdtemp(join(tmpdir(), "bitimger-page-"));
  const child = spawn("npm", ["start"], {
    cwd: join(import.meta.dirname, "../.."),
    env: { ...process.env, DATA_DIR: folder, PORT: "0", HOST: "", BOT_TOKEN: "", DATABASE_URL: "", LOG_LEVEL: "warn" },
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: npm does not hand signals on.
    detached: true,
  });
  const stop = async () => {
    await endGroup(child);
    // npm is gone before the bot has closed its database.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  };
  try {
    return { url: await addressOf(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk;
      const found = /http:\/\/\S+\//.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", () => reject(new Error(`npm start ended:\n${said}`)));
    setTimeout(() => reject(new Error(`npm start did not open the playground in 60 s:\n${said}`)), 60_000).unref();
  });
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-Number(child.pid), name);
    } catch {
      // It is gone already.
    }
  };
  signal("SIGTERM");
  const force = setTimeout(() => signal("SIGKILL"), 12_000);
  await ended;
  clearTimeout(force);
}
