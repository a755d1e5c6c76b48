import { foldWords, maxTypedLength } from "../../platform/chat/understood-words.ts";
import { type Key, releasedKeys, releasedLabels } from "./released-keys.ts";

/** What a text is instead of a message to somebody. */
export type TypedKey =
  | { kind: "key"; key: Key }
  /** The label of a button, written by hand. It does nothing, because several talks may have it. */
  | { kind: "label" };

const keyOf = new Map(releasedKeys.map(([label, key]) => [foldWords(label), key]));
const labels = new RegExp(`^(?:${releasedLabels.map(patternOf).join("|")})$`, "u");
/** What the label of a changed copy has behind it, and a label in a list before it. */
const changed = /(?: ·|,) (?:өзгертілді|изменено|изм\.|edited)$/u;
const inList = /^№ [\d-]+ · /u;

/** Reads the label of a key, with or without its emoji, or of a button that enters a talk. Null if the text is a message. */
export function readKey(text: string): TypedKey | null {
  if (text.length > maxTypedLength) return null;
  const key = keyOf.get(foldWords(text));
  if (key !== undefined) return { kind: "key", key };
  const plain = plainLabel(text).replace(changed, "");
  return labels.test(plain) || labels.test(plain.replace(inList, "")) ? { kind: "label" } : null;
}

/** Emoji are typed with and without the character that colours them. */
function plainLabel(text: string): string {
  return text
    .replaceAll(/\p{Variation_Selector}/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

function patternOf(label: string): string {
  return plainLabel(label).replaceAll("{{number}}", String.raw`[\d-]+`).replaceAll("{{side}}", String.raw`\d+`);
}
