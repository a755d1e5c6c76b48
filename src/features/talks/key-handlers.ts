import type { BotContext } from "../../platform/chat/context.ts";
import { say } from "../../platform/chat/screen.ts";
import { languages } from "../../platform/i18n/languages.ts";
import { createTexts } from "../../platform/i18n/texts.ts";
import { type EnteringContext, leave } from "./entering.ts";
import { takenBackScreen } from "./screens.ts";
import { takeMessageBack } from "./talks.ts";

/** The keys of the writing line. A key sends its label as a text, in the language in which the keyboard was shown. */
const keys = ["takeBack", "leave"] as const;
type Key = (typeof keys)[number];

const textsOf = createTexts();
/** Every label of every language, and of earlier versions, whose keyboards are still on people's screens. */
const keyOf = new Map<string, Key>(
  languages.flatMap((language) => keys.map((key) => [textsOf(language).plain(`talks:key.${key}`), key] as const)),
);

/** Does what a key of the writing line says. @returns false if the message is no key */
export async function pressKey(ctx: BotContext, context: EnteringContext): Promise<boolean> {
  const key = keyOf.get(ctx.message?.text ?? "");
  if (key === undefined) return false;
  if (key === "leave") await leave(ctx, context);
  else await takeLastBack(ctx, context);
  return true;
}

async function takeLastBack(ctx: BotContext, { now }: EnteringContext): Promise<void> {
  const { id: authorId } = ctx.person;
  const isTaken = await ctx.once("takeLastBack", async (tx) => {
    const last = await tx.talkMessage.findFirst({
      where: { authorId, status: { in: ["SENT", "GATHERING", "ASKED", "HELD"] } },
      orderBy: { messageId: "desc" },
      select: { id: true },
    });
    return last !== null && (await takeMessageBack(tx, authorId, last.id, now()));
  });
  await say(ctx, takenBackScreen(ctx.texts, isTaken));
}
