import { z } from "zod";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { type DangerKind, dangerKinds } from "./hearing/danger-words.ts";

/** What an alarm can be about: what was heard or ticked, or a danger that nobody has named. */
export const alarmKinds = [...dangerKinds, "unnamed"] as const;
export type AlarmKind = (typeof alarmKinds)[number];

const factsSchema = z.object({
  kinds: z.array(z.string()).transform(knownAlarmKinds),
  /** The number to call, if the person gave one. */
  phone: z.string().nullable(),
  /** The number came with the person's own Telegram contact; otherwise nobody has checked it. */
  phoneShared: z.boolean(),
  regionId: z.string().nullable(),
});

/** All that an alarm tells: never a name, and nothing of what was told. */
export type AlarmFacts = z.infer<typeof factsSchema>;

/** The stored kinds that are still known, in order. */
export function knownAlarmKinds(stored: readonly string[]): AlarmKind[] {
  return alarmKinds.filter((kind) => stored.includes(kind));
}

/** The kinds of an alarm. @param inDanger the person has said so without saying what it is */
export function alarmKindsOf(heard: readonly DangerKind[], inDanger: boolean): AlarmKind[] {
  if (heard.length > 0) return knownAlarmKinds(heard);
  return inDanger ? ["unnamed"] : [];
}

/** What is known of an alarm after more was told: nothing that was known is forgotten. */
export function mergeFacts(before: AlarmFacts, told: AlarmFacts): AlarmFacts {
  const named = [...before.kinds, ...told.kinds].filter((kind) => kind !== "unnamed");
  const { phone, phoneShared } = told.phone === null ? before : told;
  return {
    kinds: knownAlarmKinds(named.length === 0 ? ["unnamed"] : named),
    phone,
    phoneShared,
    regionId: told.regionId ?? before.regionId,
  };
}

export function sealFacts(vault: Vault, alarmId: number, facts: AlarmFacts): Uint8Array<ArrayBuffer> {
  return vault.seal(cellOf(alarmId), JSON.stringify(facts));
}

export function openFacts(vault: Vault, alarm: { id: number; factsSealed: Uint8Array | null }): AlarmFacts {
  if (alarm.factsSealed === null) throw new Error(`Alarm ${alarm.id} was stored without its facts.`);
  return factsSchema.parse(JSON.parse(vault.open(cellOf(alarm.id), alarm.factsSealed)));
}

function cellOf(alarmId: number): Cell {
  return { table: "Alarm", column: "facts", row: alarmId };
}
