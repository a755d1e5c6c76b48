import type { PartlyRead } from "../config.ts";
import type { RotateOptions } from "../database/reseal.ts";
import { tell } from "../shutdown.ts";
import { type AsideWish, aside } from "./aside-command.ts";
import { rotateKey } from "./rotate-key-command.ts";

interface Told {
  text: string;
  code: 0 | 1;
}

/** `bitimger aside …` and `bitimger rotate-key …`. @returns null when the words say nothing that it knows */
export function upkeep(words: readonly string[], read: () => PartlyRead, now: Date): Promise<Told> | null {
  const flags = new Set(words.filter((word) => word.startsWith("--")));
  const [command, act, ...rest] = words.filter((word) => !word.startsWith("--"));
  const knows = (...names: string[]) => [...flags].every((flag) => names.includes(flag));
  if (command === "rotate-key" && act === undefined && knows("--new-key", "--stopped")) {
    const wish = { newKey: flags.has("--new-key"), stopped: flags.has("--stopped") };
    return said(() => rotateKey(read(), wish, { onBatch: progress() }));
  }
  const wish = command === "aside" ? asideWish(act, rest, flags.has("--yes")) : null;
  if (wish === null || !knows("--json", ...(wish.kind === "drop" ? ["--yes"] : []))) return null;
  return said(() => aside(read(), wish, flags.has("--json"), now));
}

function asideWish(act: string | undefined, [id, ...more]: readonly string[], sure: boolean): AsideWish | null {
  if (more.length > 0) return null;
  if (act === "list" && id === undefined) return { kind: "list" };
  if (act === "retry" && id === "all") return { kind: "retry", id: null };
  if (id === undefined || !/^\d{1,18}$/.test(id)) return null;
  if (act === "show" || act === "retry") return { kind: act, id };
  return act === "drop" ? { kind: "drop", id, sure } : null;
}

async function said(act: () => Promise<Told>): Promise<Told> {
  try {
    return await act();
  } catch (error) {
    return { text: `${error instanceof Error ? error.message : String(error)}\n`, code: 1 };
  }
}

/** A line a second at most. */
function progress(): NonNullable<RotateOptions["onBatch"]> {
  let total = 0;
  let told = performance.now();
  return ({ table }, resealed) => {
    total += resealed;
    if (performance.now() - told < 1000) return;
    told = performance.now();
    tell(`${total} sealed anew, now those of ${table} …`);
  };
}
