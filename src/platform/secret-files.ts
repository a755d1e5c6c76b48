import { readFileSync } from "node:fs";

type Environment = Record<string, string | undefined>;

/** The secrets that were read from files, by variable, and what could not be read. */
export interface SecretFiles {
  values: Environment;
  /** A line for each file that could not be read, beginning with the variable. */
  wrong: string[];
}

/** Reads the file named by `NAME_FILE` for each name, which is how Docker and systemd pass secrets. */
export function readSecretFiles(env: Environment, names: readonly string[]): SecretFiles {
  const values: Environment = {};
  const wrong: string[] = [];
  for (const name of names) {
    const path = trimmed(env[`${name}_FILE`]);
    if (path === undefined) continue;
    const read = readSecret(path);
    if (trimmed(env[name]) !== undefined) wrong.push(`${name}_FILE: is set together with ${name}; remove one of them`);
    else if (read.kind === "secret") values[name] = read.text;
    else wrong.push(`${name}_FILE: ${read.reason}`);
  }
  return { values, wrong };
}

/** Trims a value, because pasted text may have spaces around it. An empty value counts as absent. */
export function trimmed(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function readSecret(path: string): { kind: "secret"; text: string } | { kind: "missing"; reason: string } {
  try {
    const text = trimmed(readFileSync(path, "utf8"));
    return text === undefined ? { kind: "missing", reason: `the file ${path} is empty` } : { kind: "secret", text };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    const fix = code === "EACCES" ? "; it must belong to the user who runs the bot" : "";
    return { kind: "missing", reason: `the file ${path} cannot be read (${code})${fix}` };
  }
}
