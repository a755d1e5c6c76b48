import type { PartlyRead } from "../config.ts";
import { backUp, type Place } from "./backup.ts";
import { restore } from "./restore.ts";

interface Said {
  text: string;
  code: 0 | 1;
}

/** `bitimger backup [FILE]` */
export function backUpCommand(read: PartlyRead, target: string | undefined, now: Date): Promise<Said> {
  return say(() => backUp(placeOf(read), target, now));
}

/** `bitimger restore FILE` */
export function restoreCommand(read: PartlyRead, file: string): Promise<Said> {
  return say(() => restore(placeOf(read), file));
}

async function say(act: () => Promise<string>): Promise<Said> {
  try {
    return { text: `${await act()}\n`, code: 0 };
  } catch (error) {
    return { text: `${error instanceof Error ? error.message : String(error)}\n`, code: 1 };
  }
}

/** A bot that lacks its token has its data all the same. */
function placeOf({ config, wrong, without }: PartlyRead): Place {
  const needed = ["DATA_DIR", "DATABASE_URL", "SEAL_KEY"];
  if (config === null || needed.some((name) => without.has(name))) {
    throw new Error(`The environment is not right:\n${wrong.map((line) => `  ${line}`).join("\n")}`);
  }
  return config;
}
