import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The last commit of the previous release, which may run beside this release. Update it with each release. */
export const releaseBefore = "08519b2";

/** A checkout of another version, ready to run. */
export interface Checkout {
  folder: string;
  remove(): void;
}

/** Whether this clone contains a version. A shallow clone or an unpacked archive lacks older versions. */
export function isInClone(ref: string): boolean {
  try {
    execFileSync("git", ["cat-file", "-e", `${ref}^{commit}`], { cwd: root, stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

/** Checks out a version, which runs with the packages of this version. Throws if the repository does not contain it. */
export function checkOut(ref: string): Checkout {
  const folder = join(mkdtempSync(join(tmpdir(), "bitimger-before-")), "bitimger");
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, stdio: "pipe" });
  git("worktree", "add", "--detach", folder, ref);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  execFileSync("npm", ["run", "-s", "generate"], { cwd: folder, stdio: "pipe" });
  return {
    folder,
    remove() {
      git("worktree", "remove", "--force", folder);
      rmSync(join(folder, ".."), { recursive: true, force: true });
    },
  };
}
