import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { carryOut, readDockerfile } from "../deploy/dockerfile.ts";
import { type Figures, table } from "./figures.ts";

const shown = 15;

/** Measures a production install, as the Dockerfile's stage `packages` makes it, in a clean folder. */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "bitimger-install-"));
  try {
    say("installing for production …");
    const modules = join(await carryOut(readDockerfile(), "packages", folder), "app/node_modules");
    const names = installed(modules);
    const sizes = names.map((name) => ({ name, mb: mbOf(join(modules, name)) })).sort((a, b) => b.mb - a.mb);
    say(table([["package", "MB"], ...sizes.slice(0, shown).map(({ name, mb }) => [name, mb.toFixed(1)])]));
    return { productionMb: Number(mbOf(modules).toFixed(1)), packages: names.length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The paths of the packages that npm has installed. */
function installed(modules: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(modules, ".package-lock.json"), "utf8")) as { packages: object };
  return Object.keys(packages).map((path) => path.replace(/^node_modules\//, ""));
}

/** The size on disk, as `du` counts it. */
function mbOf(path: string): number {
  const blocks = (path: string): number => {
    const entry = lstatSync(path);
    const own = entry.blocks * 512;
    return entry.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + blocks(join(path, name)), own) : own;
  };
  return blocks(path) / 1024 / 1024;
}
