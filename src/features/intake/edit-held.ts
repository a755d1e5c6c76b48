import type { Heard } from "../../platform/chat/form.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { TextKey } from "../../platform/i18n/texts.ts";
import { fits, sizeOf } from "../cases/story.ts";
import { areLikeStory, type HeldMessage, mayBeHeld } from "./held-rules.ts";
import { eraseHeld, findHeld, saveHeld } from "./held-words.ts";
import type { ReportReply } from "./question.ts";

/** What an edit of a message has changed of what is held. */
export type EditedHeld =
  | { kind: "saved" }
  /** Nothing was changed, because more would be held than a story may have. */
  | { kind: "tooLong" | "tooMany" }
  /** Nothing was changed, because a story cannot have this. */
  | { kind: "unfit"; say: TextKey }
  /** It is not held, or no longer: what it says now may mean something else. */
  | { kind: "notHeld" };

/**
 * Replaces what an edited message said or showed, if it is held. A message that is no longer a story or a part of a story is no longer held;
 * before the person was asked about it, any words are. @param heard the message as it is now
 */
export async function editHeld(
  db: Db,
  vault: Vault,
  personId: number,
  editedId: number,
  heard: Heard<ReportReply>,
): Promise<EditedHeld> {
  const held = await findHeld(db, vault, personId);
  const old = held?.messages.find(({ messageId }) => messageId === editedId);
  if (held === null || old === undefined) return { kind: "notHeld" };
  // They were read as something else than a story, which an edit corrects.
  if (held.readBy !== null && !held.offered) return { kind: "notHeld" };
  if (heard.kind === "misfit") return { kind: "unfit", say: heard.say };
  if (heard.kind !== "answer" || heard.answer.kind !== "part") return { kind: "notHeld" };
  const changed: HeldMessage = { ...heard.answer.part, updateId: old.updateId };
  const messages = held.messages.map((message) => (message === old ? changed : message));
  const contents = messages.map(({ content }) => content);
  if (!mayBeHeld(changed) || (held.offered && !areLikeStory(contents))) {
    const others = messages.filter((message) => message !== changed);
    if (others.length === 0) await eraseHeld(db, personId);
    else await saveHeld(db, vault, { ...held, messages: others });
    return { kind: "notHeld" };
  }
  const [size, before] = [sizeOf(contents), sizeOf(held.messages.map(({ content }) => content))];
  if (!fits(size, sizeOf([]))) return { kind: size.files > before.files ? "tooMany" : "tooLong" };
  await saveHeld(db, vault, { ...held, messages });
  return { kind: "saved" };
}
