import { pureFiles } from "./pure-files.ts";

export interface Source {
  path: string;
  text: string;
}

export interface Measures {
  files: number;
  lines: { median: number; p90: number; max: number };
  largest: Source["path"][];
  /** Files under 25 lines. */
  short: string[];
  /** How many imports each file of the root folder has, in descending order. */
  rootImports: [path: string, imports: number][];
  /** Names in CONTRIBUTING's table of a feature's files that no file has. */
  namesWithoutFile: string[];
  /** Files of features that the table does not name. */
  filesWithoutName: string[];
}

const shortLines = 25;

/** Measures the house. `rooms` are the folders of the features. */
export function measure(sources: readonly Source[], contributing: string, rooms: readonly string[]): Measures {
  const sized = sources
    .map(({ path, text }) => ({ path, text, lines: text.trimEnd().split("\n").length }))
    .toSorted((a, b) => a.lines - b.lines);
  const at = (share: number) => sized[Math.ceil(sized.length * share) - 1]?.lines ?? 0;
  const names = namesInTable(contributing);
  const inFeatures = sources
    .map(({ path }) => path)
    .filter((path) => path.startsWith("src/features/") && rooms.includes(path.split("/")[2] ?? ""));
  return {
    files: sized.length,
    lines: { median: at(0.5), p90: at(0.9), max: at(1) },
    largest: sized
      .slice(-3)
      .map(({ path, lines }) => `${path} ${lines}`)
      .toReversed(),
    short: sized.filter(({ lines }) => lines < shortLines).map(({ path, lines }) => `${path} ${lines}`),
    rootImports: sized
      .filter(({ path }) => /^src\/(?:app\/)?[^/]+$/.test(path))
      .map(({ path, text }): [string, number] => [path, text.match(/^import\b/gm)?.length ?? 0])
      .toSorted(([, a], [, b]) => b - a),
    namesWithoutFile: names.filter((name) => !inFeatures.some((path) => isNamed(path, name))),
    filesWithoutName: inFeatures.filter(
      (path) => !new RegExp(pureFiles).test(path) && !names.some((name) => isNamed(path, name)),
    ),
  };
}

/** The names in the first column of CONTRIBUTING's table of a feature's files: "screens.ts", "*-form.ts", "<feature>.ts". */
export function namesInTable(contributing: string): string[] {
  const table = /\| file \| what \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(contributing)?.[1] ?? "";
  return table
    .split("\n")
    .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
}

/** Whether a file has this name: "screens.ts" is also the name of "queue-screens.ts". */
function isNamed(path: string, name: string): boolean {
  const [room, file] = [path.split("/")[2] ?? "", path.split("/").at(-1) ?? ""];
  if (name === "<feature>.ts") return file === `${room}.ts`;
  const plain = name.replace("*-", "");
  return file === plain || file.endsWith(`-${plain}`);
}
