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
  /** `--from=…` and others, without the dashes. */
  flags: Record<string, string>;
  text: string;
}

/** The stages of the Dockerfile, in their order. */
export function readDockerfile(text = readFileSync(join(root, "Dockerfile"), "utf8")): Stage[] {
  const stages: Stage[] = [];
  const lines = text.replaceAll(/^\s*#.*\n/gm, "").replaceAll(/\\\n\s*/g, " ");
  for (const line of lines.split("\n").filter((one) => one.trim() !== "")) {
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

/** The last step of that kind. */
export function lastStep(stage: Stage | undefined, word: string): Step | undefined {
  return stage?.steps.findLast((step) => step.word === word);
}

export function environmentOf(stage: Stage): Record<string, string> {
  const pairs = stage.steps.filter(({ word }) => word === "ENV").flatMap(({ text }) => text.split(/\s+/));
  return Object.fromEntries(pairs.map((pair) => [pair.split("=")[0] ?? "", pair.split("=").slice(1).join("=")]));
}

/** Whether .dockerignore lets this file or folder of the project into the image. The last pattern that fits decides. */
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
 * Does in folders what a stage and those that it copies from say: COPY copies, RUN runs, with this Node and no other.
 * @returns where the stage's file system stands
 */
export async function carryOut(stages: Stage[], name: string, folder: string): Promise<string> {
  const stage = stages.find((one) => one.name === name);
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

/** From another stage, or of the project what .dockerignore lets in. A folder's content is copied, as Docker does it. */
async function copy(source: string, from: string | null, to: string): Promise<void> {
  if (from !== null) return cp(join(from, source), to, { recursive: true });
  if (!isInContext(source)) throw new Error(`${source} is not in the context: .dockerignore keeps it out.`);
  await mkdir(dirname(to), { recursive: true });
  await cp(join(root, source), to, {
    recursive: true,
    filter: (path) => path === join(root, source) || isInContext(path.slice(root.length + 1)),
  });
}

/** With this Node first, nothing of the project's own programs, and whatever this machine needs to reach its registry. */
async function run(command: string, cwd: string): Promise<void> {
  const ofThisRun = /^(npm_(?!config_)|vitest|node_env$|init_cwd$)/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofThisRun.test(name)));
  const path = [dirname(process.execPath), ...(process.env.PATH ?? "").split(":")].filter(
    (one) => !one.endsWith("node_modules/.bin"),
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
