import type { Vault } from "../../platform/database/vault.ts";
import { danger } from "./hearing/danger.ts";
import type { DangerKind } from "./hearing/danger-words.ts";

/** How many stories are remembered. */
const maxStories = 500;

/** What was heard in stories, by a keyed hash of their words; the words are not remembered. */
const heard = new Map<string, readonly DangerKind[]>();

/**
 * Hears danger in a story. A story is read at several questions and when it is sent, and a long story takes 50 ms of a core: the same words are
 * listened to once.
 */
export function hearStory(vault: Vault, text: string): readonly DangerKind[] {
  const key = vault.hash("story", text);
  const known = heard.get(key);
  if (known !== undefined) return known;
  const kinds = danger(text);
  heard.set(key, kinds);
  const [oldest] = heard.keys();
  if (heard.size > maxStories && oldest !== undefined) heard.delete(oldest);
  return kinds;
}
