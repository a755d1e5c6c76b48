import { Composer } from "grammy";
import type { Message } from "grammy/types";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { receivedContent } from "../../platform/chat/received-content.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { passOnButtons } from "../talks/buttons.ts";
import { answerDisclosure } from "./answering.ts";
import { askToPassOn, type TappedCopy } from "./asking.ts";
import { passedOnButtons, permissionButtons } from "./buttons.ts";
import { readDisclosure } from "./found-disclosures.ts";
import { passOn } from "./passing-on.ts";
import { notAskedScreen, questionScreen, type Standing, standingScreen, unaskedScreen } from "./screens.ts";

export interface DisclosureContext {
  database: Database;
  vault: Vault;
  now: () => Date;
}

/** A mediator asks and passes on, and the person who said it answers, whatever they are in the middle of. */
export function disclosureHandlers({ database, vault, now }: DisclosureContext): Composer<BotContext> {
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(passOnButtons, async (ctx, { message: messageId }) => {
      const copy = tappedCopy(ctx);
      const asked = await ctx.once("askToPassOn", (tx) =>
        askToPassOn(tx, vault, ctx.person, { messageId, copy }, now()),
      );
      // The copy stays as it is.
      const replyTo = copy?.id ?? null;
      if (!("disclosure" in asked)) return say(ctx, unaskedScreen(ctx.texts, asked.kind, replyTo));
      const found = await readDisclosure(prisma, vault, asked.disclosure);
      if (found === null) return say(ctx, unaskedScreen(ctx.texts, "gone", replyTo));
      await say(ctx, standingOf(ctx, found, found.status, replyTo));
    }),
    whenTapped(permissionButtons, async (ctx, { disclosure: id, answer }) => {
      const { texts, person } = ctx;
      const status = await ctx.once("answerDisclosure", (tx) =>
        answerDisclosure(tx, vault, person.id, { id, answer }, now()),
      );
      const found = status === null ? null : await readDisclosure(prisma, vault, id);
      if (status === null || found === null) return show(ctx, notAskedScreen(texts));
      const to = found.to.map(({ side }) => side);
      await show(
        ctx,
        questionScreen(texts, { disclosure: id, caseId: found.caseId, number: found.number, status, to }),
      );
    }),
    whenTapped(passedOnButtons, async (ctx, { disclosure: id }) => {
      const passed = await ctx.once("passOn", (tx) => passOn(tx, vault, ctx.person, id, now()));
      const found = passed === null ? null : await readDisclosure(prisma, vault, id);
      if (passed === null || found === null) return show(ctx, unaskedScreen(ctx.texts, "gone", null));
      await show(ctx, standingOf(ctx, found, passed, null));
    }),
  );
  return composer;
}

function standingOf(
  ctx: BotContext,
  { id, caseId, to }: { id: number; caseId: number; to: readonly { side: number }[] },
  status: Standing,
  replyTo: number | null,
) {
  const facts = { disclosure: id, caseId, status, to: to.map(({ side }) => side) };
  return standingScreen(ctx.texts, facts, replyTo);
}

/** The message below which somebody has tapped, as Telegram passes it on with the tap; a very old one comes without what it says. */
function tappedCopy(ctx: BotContext): TappedCopy | null {
  const message = ctx.callbackQuery?.message;
  if (message === undefined) return null;
  const content = message.date === 0 ? null : receivedContent(message as Message);
  const isContent = content !== null && content.kind !== "service" && content.kind !== "cannotBeCarried";
  return { id: message.message_id, content: isContent ? content : null };
}
