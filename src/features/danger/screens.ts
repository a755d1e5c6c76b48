import type { Texts } from "../../platform/i18n/texts.ts";
import type { AlarmKind } from "./alarm-facts.ts";
import { type DangerKind, dangerKinds } from "./hearing/danger-words.ts";

const numbers = ["112", "102", "103", "111", "150"] as const;
type EmergencyNumber = (typeof numbers)[number];

/**
 * Whom to call for each kind. The police and the state's contact centre answer day and night (egov.kz); 150 is a
 * union of crisis centres whose hours nobody has confirmed, so it comes last. */
const numbersOf: Readonly<Record<AlarmKind, readonly EmergencyNumber[]>> = {
  threatToLife: ["112", "102"],
  violence: ["102", "103", "111"],
  suicide: ["112", "103", "150"],
  childHurt: ["102", "103", "111"],
  unnamed: ["112", "102", "111"],
};

/** What a kind's words say already is not said again for violence. */
const saysMore: readonly DangerKind[] = ["threatToLife", "childHurt"];

/** What is said at once to somebody in whose words danger was heard: whom to call, in words for these kinds. Empty for no kinds. */
export function dangerText(texts: Texts, kinds: readonly DangerKind[]): string {
  const heard = dangerKinds.filter((kind) => kinds.includes(kind));
  const told = heard.filter((kind) => kind !== "violence" || !heard.some((other) => saysMore.includes(other)));
  const leads = told.map((kind) => texts.html(`danger:lead.${kind}`));
  return [leads.join("\n"), numberLines(texts, heard)].join("\n\n").trim();
}

/** The numbers to call once more, below words that end something in which there was danger. Empty for no kinds. */
export function numbersAgain(texts: Texts, kinds: readonly AlarmKind[]): string[] {
  return kinds.length === 0 ? [] : [`${texts.html("danger:again")}\n${numberLines(texts, kinds)}`];
}

/** The numbers that a mediator calls for a child who is in danger. */
export function childNumbers(texts: Texts): string {
  return (["111", "102", "112"] as const).map((number) => texts.html(`danger:number.${number}`)).join("\n");
}

/** The numbers that somebody under 18 can call. */
export function minorNumbers(texts: Texts): string {
  return (["111", "112"] as const).map((number) => texts.html(`danger:number.${number}`)).join("\n");
}

function numberLines(texts: Texts, kinds: readonly AlarmKind[]): string {
  const called = numbers.filter((number) => kinds.some((kind) => numbersOf[kind].includes(number)));
  return called.map((number) => texts.html(`danger:number.${number}`)).join("\n");
}
