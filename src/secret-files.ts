import { readFileSync } from "node:fs";

type Environment = Record<string, string | undefined>;

/** What files gave, by variable, and what could not be read. */
export interface FromFiles {
  values: Environment;
  /** A line for each that is wrong, its variable first. */
  wrong: string[];
}

/** Reads `NAME_FILE` for each name, as Docker and systemd hand secrets over. */
export function readSecretFiles(env: Environment, names: readonly string[]): FromFiles {
  const values: Environment = {};
  const wrong: string[] = [];
  for (const name of names) {
    const path = given(env[`${name}_FILE`]);
    if (path === undefined) continue;
    const read = readSecret(path);
    if (given(env[name]) !== undefined) wrong.push(`${name}_FILE: is given beside ${name}; leave one of them out`);
    else if (read.kind === "secret") values[name] = read.text;
    else wrong.push(`${name}_FILE: ${read.why}`);
  }
  return { values, wrong };
}

/** Empty is as good as absent, and what was pasted may have spaces around it. */
export function given(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function readSecret(path: string): { kind: "secret"; text: string } | { kind: "missing"; why: string } {
  try {
    const text = given(readFileSync(path, "utf8"));
    return text === undefined ? { kind: "missing", why: `the file ${path} is empty` } : { kind: "secret", text };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    const fix = code === "EACCES" ? "; it must belong to whoever runs the bot" : "";
    return { kind: "missing", why: `the file ${path} cannot be read (${code})${fix}` };
  }
}
