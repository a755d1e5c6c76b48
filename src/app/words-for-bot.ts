import { isSurelyCode, readCode } from "../features/attendance/ticket-code.ts";
import { readTypedNumber } from "../features/cases/case-number.ts";
import type { BotContext } from "../platform/chat/context.ts";
import type { ReadWords } from "../platform/chat/feature.ts";
import { factsOf } from "../platform/chat/received-content.ts";

export interface WordReaders {
  /** Of the number of a case: staff first. They answer a number that nobody has, too. */
  numbers: readonly ReadWords[];
  /** Of a ticket's code. */
  code: ReadWords;
  /** Of the names of buttons at home. */
  names: readonly ReadWords[];
}

/**
 * Answers what is meant for the bot although a talk is open: a text that is only the number of a case, a ticket's code, or the name of a
 * button at home. A mediator who looks a case up must not tell its number to a party. A reply goes where it belongs.
 */
export function wordsForBot({ numbers, code, names }: WordReaders) {
  return async (ctx: BotContext, next: () => Promise<void>): Promise<void> => {
    const words = ctx.message?.text;
    if (ctx.message === undefined || words === undefined || factsOf(ctx.message).replyTo !== null) return next();
    const number = readTypedNumber(words);
    if (number !== null && (await someReads(ctx, number, numbers))) return;
    const typedCode = readCode(words);
    if (typedCode !== null && isSurelyCode(typedCode) && (await code(ctx, words))) return;
    if (await someReads(ctx, words, names)) return;
    await next();
  };
}

async function someReads(ctx: BotContext, words: string, readers: readonly ReadWords[]): Promise<boolean> {
  for (const read of readers) if (await read(ctx, words)) return true;
  return false;
}
