import type { PartlyRead } from "../../platform/config.ts";
import type { ResealOptions } from "../../platform/database/reseal.ts";
import { tell } from "../../platform/shutdown.ts";
import { type CommandResult, runCommand } from "../operator-command.ts";
import { type AsideRequest, asideCommand } from "./aside-command.ts";
import { rotateKeyCommand } from "./rotate-key-command.ts";

/** `bitimger aside …` and `bitimger rotate-key …`. @returns null if it does not know the arguments */
export function upkeep(args: readonly string[], read: () => PartlyRead, now: Date): Promise<CommandResult> | null {
  const flags = new Set(args.filter((arg) => arg.startsWith("--")));
  const [command, act, ...rest] = args.filter((arg) => !arg.startsWith("--"));
  const hasOnly = (...names: string[]) => [...flags].every((flag) => names.includes(flag));
  if (command === "rotate-key" && act === undefined && hasOnly("--new-key", "--stopped")) {
    const request = { newKey: flags.has("--new-key"), stopped: flags.has("--stopped") };
    return runCommand(() => rotateKeyCommand(read(), request, { onBatch: progress() }));
  }
  const request = command === "aside" ? parseAside(act, rest, flags.has("--yes")) : null;
  if (request === null || !hasOnly("--json", ...(request.kind === "drop" ? ["--yes"] : []))) return null;
  return runCommand(() => asideCommand(read(), request, flags.has("--json"), now));
}

function parseAside(
  act: string | undefined,
  [id, ...more]: readonly string[],
  confirmed: boolean,
): AsideRequest | null {
  if (more.length > 0) return null;
  if (act === "list" && id === undefined) return { kind: "list" };
  if (act === "retry" && id === "all") return { kind: "retry", id: null };
  if (id === undefined || !/^\d{1,18}$/.test(id)) return null;
  if (act === "show" || act === "retry") return { kind: act, id };
  return act === "drop" ? { kind: "drop", id, confirmed } : null;
}

/** Prints at most a line a second. */
function progress(): NonNullable<ResealOptions["onBatch"]> {
  let total = 0;
  let printedAt = performance.now();
  return ({ table }, resealed) => {
    total += resealed;
    if (performance.now() - printedAt < 1000) return;
    printedAt = performance.now();
    tell(`${total} values resealed, now those of ${table} …`);
  };
}
