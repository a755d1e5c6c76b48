import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFolder } from "../../src/platform/database/database-folder.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "bitimger-killed-"));
  const made = join(root, "made");
  await mkdir(made);
  const { pglite } = await openFolder(made);
  await pglite.exec("CREATE TABLE told (id int PRIMARY KEY)");
  await pglite.close();
});
afterAll(() => rm(root, { recursive: true }));

/** Opens the folder, says when a row is stored, closes it; dies before the given one of the changes that it makes to the folder. */
const script = `
  import fs from "node:fs";
  import { openFolder } from "./src/platform/database/database-folder.ts";
  const [folder, last] = [process.argv[1], Number(process.argv[2])];
  let changes = 0;
  const countFrom = (name, isChange) => {
    const real = fs[name];
    fs[name] = (...args) => {
      if (isChange(args) && ++changes === last) process.kill(process.pid, "SIGKILL");
      return real(...args);
    };
  };
  for (const name of ["writeFileSync", "writeSync", "chmodSync", "renameSync", "unlinkSync", "truncateSync", "ftruncateSync"]) {
    countFrom(name, () => true);
  }
  countFrom("openSync", ([, flags]) => (flags & fs.constants.O_CREAT) !== 0);
  const { pglite } = await openFolder(folder);
  await pglite.query("INSERT INTO told VALUES (1)");
  fs.appendFileSync(folder + ".told", "1");
  await pglite.close();
  console.log(changes);`;

/** @returns how many changes it made; null: it was killed */
function openIn(folder: string, last: number): Promise<number | null> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, folder, `${last}`], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  return new Promise((resolve) => child.once("close", (code) => resolve(code === null ? null : Number(said))));
}

test("killed at any change that its opening or its end makes, a folder opens again with all that was stored", async () => {
  const folder = join(root, "folder");
  const reopen = async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.told`, { force: true });
    await cp(join(root, "made"), folder, { recursive: true });
  };
  await reopen();
  const all = await openIn(folder, 0);
  if (all === null) throw new Error("The child died unasked.");
  expect(all).toBeGreaterThan(50);
  // PostgreSQL's lock file comes and goes at the two ends; what lies between is one recovery like the other.
  const few = Array.from({ length: 10 }, (_, n) => n);
  const chosen = [...few.map((n) => n + 1), Math.floor(all / 2), ...few.map((n) => all - n)];
  for (const last of chosen) {
    await reopen();
    expect(await openIn(folder, last), `killed at change ${last} of ${all}`).toBeNull();
    const told = existsSync(`${folder}.told`) ? 1 : 0;
    const { pglite } = await openFolder(folder);
    const { rows } = await pglite.query<{ id: number }>("SELECT id FROM told");
    expect(rows.length, `killed at change ${last} of ${all}`).toBeGreaterThanOrEqual(told);
    await pglite.close();
  }
}, 240_000);
