import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface RunningPlayground {
  url: string;
  /** Stops it and removes what it kept. */
  stop(): Promise<void>;
  /** Asks it to stop, as Ctrl-C does, and tells how it ended and what it said. */
  end(): Promise<{ code: number | null; said: string }>;
}

/**
 * `npm start` as a newcomer does it, on a free port and in an empty folder.
 * @param command what starts it; npm itself ends by the signal that it gets, and so does not tell how the playground has ended
 */
export async function startPlayground(
  [command, ...args]: readonly [string, ...string[]] = ["npm", "start"],
): Promise<RunningPlayground> {
  const folder = await mkdtemp(join(tmpdir(), "bitimger-page-"));
  const child = spawn(command, args, {
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
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  const end = async () => {
    await endGroup(child, "SIGINT");
    return { code: child.exitCode, said };
  };
  try {
    return { url: await addressOf(child), stop, end };
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

async function endGroup(child: ChildProcess, first: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-Number(child.pid), name);
    } catch {
      // It is gone already.
    }
  };
  signal(first);
  const force = setTimeout(() => signal("SIGKILL"), 12_000);
  await ended;
  clearTimeout(force);
}
