import type { PartlyRead } from "../../platform/config.ts";
import { type CommandResult, runCommand, storageConfig } from "../operator-command.ts";
import { backUp } from "./backup.ts";
import { restore } from "./restore.ts";

/** `bitimger backup [FILE]` */
export function backUpCommand(read: PartlyRead, target: string | undefined, now: Date): Promise<CommandResult> {
  return runCommand(async () => ({ text: `${await backUp(storageConfig(read), target, now)}\n`, code: 0 }));
}

/** `bitimger restore FILE` */
export function restoreCommand(read: PartlyRead, file: string): Promise<CommandResult> {
  return runCommand(async () => ({ text: `${await restore(storageConfig(read), file)}\n`, code: 0 }));
}
