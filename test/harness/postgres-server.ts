import { execFile, execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const bin = process.env.POSTGRES_BIN ?? "/usr/lib/postgresql/15/bin";

/** A private PostgreSQL that can be reached only by a socket in its folder. */
export interface PostgresServer {
  /** Creates an empty database. @returns the URL */
  create(name: string): Promise<string>;
  url(name: string): string;
  /** Stops the server: "immediate" as if the machine died, "fast" properly. */
  stop(mode: "immediate" | "fast"): Promise<void>;
  start(): Promise<void>;
  /** Stops the server and removes the folder. */
  remove(): void;
}

/** Creates and starts a server. Throws if PostgreSQL 15 is not installed. @param settings as in postgresql.conf */
export function startPostgres(settings: Record<string, string> = {}): PostgresServer {
  if (!existsSync(join(bin, "initdb"))) {
    throw new Error(
      `There is no PostgreSQL in ${bin}: apt-get install postgresql-15, or name its folder in POSTGRES_BIN.`,
    );
  }
  const root = mkdtempSync(join(tmpdir(), "bitimger-postgres-"));
  const folder = join(root, "data");
  const isRoot = process.getuid?.() === 0;
  chmodSync(root, 0o755);
  // The server refuses to run as root.
  const command = (program: string, ...args: string[]): [string, string[]] =>
    isRoot ? ["runuser", ["-u", "postgres", "--", join(bin, program), ...args]] : [join(bin, program), args];
  const run = (...args: Parameters<typeof command>) => execFileSync(...command(...args), { cwd: "/", stdio: "pipe" });
  // Does not block this process. The server's log goes to a file, because a pipe that it inherited would never end.
  const control = async (...args: string[]) => {
    await promisify(execFile)(...command("pg_ctl", "-D", folder, "-l", join(root, "log"), "-w", "-s", ...args), {
      cwd: "/",
    });
  };
  if (isRoot) {
    const uid = Number(execFileSync("id", ["-u", "postgres"]).toString());
    chownSync(root, uid, uid);
  }
  run("initdb", "-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
  const given = { listen_addresses: "", unix_socket_directories: root, ...settings };
  const options = Object.entries(given).map(([name, value]) => `-c ${name}='${value}'`);
  const urlOf = (name: string) => `postgresql://postgres@localhost/${name}?host=${root}`;
  const server: PostgresServer = {
    async create(name) {
      const client = new pg.Client({ connectionString: urlOf("postgres") });
      await client.connect();
      await client.query(`CREATE DATABASE "${name}"`);
      await client.end();
      return urlOf(name);
    },
    url: urlOf,
    start: () => control("start", "-o", options.join(" ")),
    stop: (mode) => control("stop", "-m", mode),
    remove() {
      try {
        run("pg_ctl", "-D", folder, "-m", "immediate", "-w", "-s", "stop");
      } catch {
        // The server has already been stopped.
      }
      rmSync(root, { recursive: true, force: true });
    },
  };
  run("pg_ctl", "-D", folder, "-l", join(root, "log"), "-w", "-s", "start", "-o", options.join(" "));
  return server;
}
