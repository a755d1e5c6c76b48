import type { Config, PartlyRead } from "../platform/config.ts";

/** What a command of `bitimger` prints, and the exit code. */
export interface CommandResult {
  text: string;
  code: 0 | 1;
}

/** Runs a command. If it throws an error for operators, the command prints the error's message and exits with 1. */
export async function runCommand(command: () => Promise<CommandResult>): Promise<CommandResult> {
  try {
    return await command();
  } catch (error) {
    return { text: `${error instanceof Error ? error.message : String(error)}\n`, code: 1 };
  }
}

const storageVariables = ["DATA_DIR", "DATABASE_URL", "SEAL_KEY"];

/**
 * The settings, for a command that needs only the database: a bot without its token still has its data.
 * Throws an error for operators if the variables of the database cannot be read.
 */
export function storageConfig({ config, wrong, without }: PartlyRead): Config {
  if (config !== null && !storageVariables.some((name) => without.has(name))) return config;
  throw new Error(`The environment is not right:\n${wrong.map((line) => `  ${line}`).join("\n")}`);
}
