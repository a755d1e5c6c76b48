import type { MiddlewareFn } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { openForms } from "../../platform/chat/conversation-state.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { readPhone } from "../people/phone.ts";
import type { AlarmHandlersContext } from "./alarm-handlers.ts";
import { callButtons } from "./buttons.ts";
import { answerToCall, giveNumber, waitingQuestion } from "./call-questions.ts";
import { mayWeCallScreen, numberScreen } from "./call-screens.ts";

/** A person answers whether they may be called, whatever they are in the middle of. */
export function callTaps(context: AlarmHandlersContext): MiddlewareFn<BotContext> {
  return whenTapped(callButtons, async (ctx, { question, answer }) => {
    const facts = await ctx.once("answerToCall", (tx) =>
      answerToCall(tx, context, ctx.person.id, question, answer, context.now()),
    );
    if (facts === null) return show(ctx, { text: ctx.texts.html("danger:call.gone") });
    await show(ctx, mayWeCallScreen(ctx.texts, question, facts));
    if (facts.answer === "yes" && facts.phone === null) await say(ctx, numberScreen(ctx.texts));
  });
}

/** Hears the number of a person who may be called and whose number is not known. An open form hears it too. */
export function hearNumber(context: AlarmHandlersContext): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const number = numberIn(ctx);
    if (number === null) return next();
    const isGiven = await ctx.once("giveNumber", (tx) => giveNumber(tx, context, ctx.person.id, number, context.now()));
    if (!isGiven) return next();
    await say(ctx, { text: ctx.texts.html("danger:call.numberTold"), keyboard: { kind: "remove" } });
    if (openForms(ctx.conversationState).length > 0) await next();
  };
}

function numberIn({ message }: BotContext): { phone: string; phoneShared: boolean } | null {
  if (message === undefined) return null;
  const { contact, text = "", from } = message;
  if (contact === undefined && !/^[+\d][\d\s()-]{5,20}$/.test(text.trim())) return null;
  const phone = readPhone(contact === undefined ? text : `+${contact.phone_number.replace(/^\+/, "")}`);
  return phone === null ? null : { phone, phoneShared: contact?.user_id !== undefined && contact.user_id === from.id };
}

/** Explains to a person who writes instead of tapping an answer that nobody reads it, and asks again. */
export function explainAnswer({ database, now }: AlarmHandlersContext): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    if (ctx.message === undefined || ctx.crowded) return next();
    const question = await waitingQuestion(database.prisma, ctx.person.id, now());
    if (question === null) return next();
    const asked = mayWeCallScreen(ctx.texts, question, { answer: null, phone: null, phoneShared: false });
    await say(ctx, { ...asked, text: `${ctx.texts.html("danger:call.onlyButtons")}\n\n${asked.text}` });
  };
}
