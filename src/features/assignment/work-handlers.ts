import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { findPending } from "../../platform/chat/pending-acts.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { guardCase } from "../cases/guard.ts";
import { mayAnywhere } from "../people/permissions.ts";
import { loadBriefs } from "./briefs.ts";
import { workButtons } from "./buttons.ts";
import type { GiveBackReason } from "./decline-reasons.ts";
import { type Duty, leaveFrom, readDuty, setDuty } from "./duty.ts";
import { type AssignmentHandlersContext, gone } from "./handlers.ts";
import { giveBackAct } from "./pending-acts.ts";
import { putOffGiveBack } from "./put-off.ts";
import { givingBackScreen } from "./undo-screens.ts";
import { dutyScreen, fieldsScreen, giveBackScreen } from "./work-screens.ts";

/** A mediator's duty, and giving a case back. */
export function workHandlers(context: AssignmentHandlersContext): Composer<BotContext> {
  const { database, vault, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(workButtons, async (ctx, tapped) => {
      if (!mayAnywhere(ctx.person, "seeOwnCase") || !mayAnywhere(ctx.person, "setDuty")) return gone(ctx);
      switch (tapped.kind) {
        case "giveBack":
          return giveBackCase(ctx, tapped.case, null);
        case "givenBack":
          return giveBackCase(ctx, tapped.case, "CONFLICT_OF_INTEREST");
        case "backFor":
          return giveBackCase(ctx, tapped.case, tapped.reason);
        case "duty":
          return changeDuty(ctx, { onDuty: tapped.to === "on" });
        case "leave":
          return changeDuty(ctx, { leaveUntil: leaveFrom(now(), tapped.days) });
        case "limit":
          return changeDuty(ctx, { maxOpenCases: tapped.count });
        case "fields":
          return showFields(ctx, (duty) => duty.fields);
        case "field":
          return showFields(ctx, ({ fields }) => {
            const others = fields.filter((field) => field !== tapped.field);
            return tapped.to === "on" ? [...others, tapped.field] : others;
          });
      }
    }),
  );
  return composer;

  async function changeDuty(ctx: BotContext, change: Partial<Duty>): Promise<void> {
    await save(ctx, change);
    await showDuty(ctx, context);
  }

  async function showFields(ctx: BotContext, choose: (duty: Duty) => Duty["fields"]): Promise<void> {
    const duty = await readDuty(prisma, ctx.person.id);
    if (duty === null) return gone(ctx);
    const fields = choose(duty);
    await save(ctx, { fields });
    await show(ctx, fieldsScreen(ctx.texts, { ...duty, fields }));
  }

  async function save(ctx: BotContext, change: Partial<Duty>): Promise<void> {
    await ctx.once("duty", (db) => setDuty(db, ctx.person, change, now()));
  }

  /** @param reason null: the mediator is asked for it */
  async function giveBackCase(ctx: BotContext, caseId: number, reason: GiveBackReason | null): Promise<void> {
    const { person, texts } = ctx;
    const answer =
      reason === null
        ? { kind: "asked" as const }
        : await ctx.once("giveBack", (tx) => putOffGiveBack(tx, vault, person, caseId, reason, now()));
    const isOwn = (await guardCase(prisma, person, "giveBackCase", caseId)) !== null;
    const brief = isOwn ? (await loadBriefs(prisma, vault, [{ case: caseId }]))({ case: caseId }) : undefined;
    if (brief === undefined || answer.kind === "gone") return gone(ctx);
    const act =
      answer.kind === "putOff" ? answer.act : await findPending(prisma, giveBackAct, person.id, { case: caseId });
    const screen = act === null ? giveBackScreen(texts, brief) : givingBackScreen(texts, places, brief, act);
    // The question comes below the story: with name and phone number gone, nobody could go on reading.
    return reason === null ? say(ctx, screen) : show(ctx, screen);
  }
}

/** When a mediator is asked, and how much they take on. */
export async function showDuty(ctx: BotContext, { database, now }: AssignmentHandlersContext): Promise<void> {
  const duty = await readDuty(database.prisma, ctx.person.id);
  return duty === null ? gone(ctx) : show(ctx, dutyScreen(ctx.texts, duty, now()));
}
