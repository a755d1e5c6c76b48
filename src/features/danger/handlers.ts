import type { MiddlewareFn } from "grammy";
import type { BotContext } from "../../platform/chat/context.ts";
import { say } from "../../platform/chat/screen.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { quietButton } from "../quiet/screens.ts";
import { contactButton } from "./alarm-screens.ts";
import { danger } from "./hearing/danger.ts";
import { dangerText } from "./screens.ts";
import { noteTold, type Told } from "./told-rows.ts";

export interface DangerContext {
  vault: Vault;
  now: () => Date;
}

/**
 * Hears danger in what a person writes, edits or puts below a file, and says at once whom to call: once in six hours for the same kinds.
 * A recording is not understood, which is said too. Whatever was written goes on to those for whom it is meant.
 */
export function hearDanger({ vault, now }: DangerContext): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const kinds = danger(wordsOf(ctx));
    if (kinds.length > 0) {
      if (await isNew(ctx, "tellNumbers", kinds)) {
        const text = [dangerText(ctx.texts, kinds), ctx.texts.html("quiet:offer")].join("\n\n");
        await say(ctx, { text, rows: [[contactButton(ctx.texts)], [quietButton(ctx.texts)]] });
      }
    } else if (isRecording(ctx) && (await isNew(ctx, "tellOfRecordings", ["recording"]))) {
      await say(ctx, { text: ctx.texts.html("danger:recording") });
    }
    await next();
  };

  function isNew(ctx: BotContext, act: string, kinds: readonly Told[]): Promise<boolean> {
    return ctx.once(act, (tx) => noteTold(tx, vault, ctx.person.id, kinds, now()));
  }
}

/** What the person has written; nothing for a command. */
function wordsOf({ message, editedMessage }: BotContext): string {
  const written = message ?? editedMessage;
  const words = written?.text ?? written?.caption ?? "";
  return words.startsWith("/") ? "" : words;
}

function isRecording({ message }: BotContext): boolean {
  return message?.voice !== undefined || message?.video_note !== undefined;
}
