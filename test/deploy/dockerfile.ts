import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");

export interface Stage {
  name: string;
  image: string;
  steps: Step[];
}

export interface Step {
  /** RUN, COPY … */
  word: string;
  /** Flags such as `--from=…`, without the dashes. */
  flags: Record<string, string>;
  text: string;
}

/** Reads the stages of the Dockerfile, in order. */
export function readDockerfile(text = readFileSync(join(root, "Dockerfile"), "utf8")): Stage[] {
  const stages: Stage[] = [];
  const lines = text.replaceAll(/^\s*#.*\n/gm, "").replaceAll(/\\\n\s*/g, " ");
  for (const line of lines.split("\n").filter((line) => line.trim() !== "")) {
    const [, word = "", rest = ""] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    const [leading = ""] = /^(--\w[\w-]*=\S+\s+)*/.exec(rest) ?? [];
    const flags = Object.fromEntries(
      [...leading.matchAll(/--(\w[\w-]*)=(\S+)/g)].map(([, name, value]) => [name, value]),
    );
    const step = { word, flags, text: rest.slice(leading.length) };
    if (word === "FROM") {
      const [image = "", , name = "final"] = step.text.split(/\s+/);
      stages.push({ name, image, steps: [] });
    } else stages.at(-1)?.steps.push(step);
  }
  return stages;
}

/** The last step of a stage with this instruction. */
export function lastStep(stage: Stage | undefined, word: string): Step | undefined {
  return stage?.steps.findLast((step) => step.word === word);
}

export function environmentOf(stage: Stage): Record<string, string> {
  const pairs = stage.steps.filter(({ word }) => word === "ENV").flatMap(({ text }) => text.split(/\s+/));
  return Object.fromEntries(pairs.map((pair) => [pair.split("=")[0] ?? "", pair.split("=").slice(1).join("=")]));
}

/** Whether .dockerignore lets this file or folder of the project into the image. The last matching pattern decides. */
export function isInContext(path: string): boolean {
  let entering = true;
  for (const line of readFileSync(join(root, ".dockerignore"), "utf8").split("\n")) {
    const pattern = line.replace(/^!/, "");
    if (pattern === "" || pattern.startsWith("#")) continue;
    if (pattern === "*" || path === pattern || path.startsWith(`${pattern}/`)) entering = line.startsWith("!");
  }
  return entering;
}

/**
 * Carries out a stage, and the stages from which it copies, in folders instead of images. RUN uses only this Node.
 * @returns the folder of the stage's file system
 */
export async function carryOut(stages: Stage[], name: string, folder: string): Promise<string> {
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage === undefined) throw new Error(`The Dockerfile has no stage ${name}.`);
  const place = join(folder, name);
  await mkdir(place, { recursive: true });
  let workdir = "/";
  for (const { word, flags, text } of stage.steps) {
    if (word === "WORKDIR") {
      workdir = text;
      await mkdir(join(place, workdir), { recursive: true });
    } else if (word === "RUN") await run(text, join(place, workdir));
    else if (word === "COPY") {
      const from = flags.from === undefined ? null : await carryOutOnce(stages, flags.from, folder);
      const names = text.split(/\s+/);
      const target = names.pop() ?? "";
      const to = join(place, target.startsWith("/") ? "" : workdir, target);
      for (const source of names) await copy(source, from, target.endsWith("/") ? join(to, basename(source)) : to);
    }
  }
  return place;
}

const done = new Map<string, Promise<string>>();

function carryOutOnce(stages: Stage[], name: string, folder: string): Promise<string> {
  const key = join(folder, name);
  const known = done.get(key) ?? carryOut(stages, name, folder);
  done.set(key, known);
  return known;
}

/** Copies from another stage, or from the project what .dockerignore lets in. Copies the content of a folder, as Docker does. */
async function copy(source: string, from: string | null, to: string): Promise<void> {
  if (from !== null) return cp(join(from, source), to, { recursive: true });
  if (!isInContext(source))
    throw new Error(`${source} is not in the build context, because .dockerignore excludes it.`);
  await mkdir(dirname(to), { recursive: true });
  await cp(join(root, source), to, {
    recursive: true,
    filter: (path) => path === join(root, source) || isInContext(path.slice(root.length + 1)),
  });
}

/** Runs a command with this Node first on the path, without the project's own programs, and with this machine's npm settings. */
async function run(command: string, cwd: string): Promise<void> {
  const fromThisProcess = /^(npm_(?!config_)|vitest|node_env$|init_cwd$)/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !fromThisProcess.test(name)));
  const path = [dirname(process.execPath), ...(process.env.PATH ?? "").split(":")].filter(
    (entry) => !entry.endsWith("node_modules/.bin"),
  );
  const child = spawn("/bin/sh", ["-ec", command], {
    cwd,
    env: { ...env, PATH: path.join(":") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`RUN ${command} ended with ${code}:\n${output.slice(-2000)}`);
}
