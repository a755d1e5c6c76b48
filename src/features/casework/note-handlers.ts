import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { findAllPending } from "../../platform/chat/pending-acts.ts";
import { show } from "../../platform/chat/screen.ts";
import { noteButtons } from "../cases/buttons.ts";
import { mayAct } from "../cases/rules.ts";
import { noteFormButtons } from "./buttons.ts";
import { type CaseworkContext, gone } from "./handlers.ts";
import { askForNote } from "./note-form.ts";
import { droppingScreen, noteMenuScreen } from "./note-screens.ts";
import { guardNotes, openNotes } from "./notes.ts";
import { dropNoteAct, putOffDrop } from "./pending-acts.ts";
import { showNotes } from "./show-notes.ts";

/** What staff note on a case. */
export function noteHandlers(context: CaseworkContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(noteButtons, async (ctx, tapped) => {
      switch (tapped.kind) {
        case "open":
          await showMenu(ctx, tapped.case);
          return ctx.once("showNotes", (tx) => showNotes(tx, ctx.person, tapped.case, now()));
        case "write": {
          const number = await numberOf(ctx, tapped.case);
          return number === null ? gone(ctx) : askForNote(ctx, tapped.case, number);
        }
        case "drop": {
          const drop = await ctx.once("dropNote", (tx) => putOffDrop(tx, ctx.person, tapped.note, now()));
          return drop === null ? gone(ctx) : show(ctx, droppingScreen(ctx.texts, drop.caseId, drop.act));
        }
      }
    }),
    whenTapped(noteFormButtons, (ctx, tapped) => showMenu(ctx, tapped.case)),
  );
  return composer;

  async function showMenu(ctx: BotContext, caseId: number): Promise<void> {
    const { person, texts } = ctx;
    const state = await guardNotes(prisma, person, caseId);
    if (state === null) return gone(ctx);
    const notes = await openNotes(prisma, vault, caseId);
    const pending = await findAllPending(prisma, dropNoteAct, person.id);
    const own = notes
      .filter(({ authorId }) => authorId === person.id)
      .map(({ id, writtenAt }) => ({
        id,
        writtenAt,
        dropping: pending.get(dropNoteAct.write({ note: id })) ?? null,
      }));
    const { number } = await prisma.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } });
    const isMediator = mayAct(person, "seeOwnCase", state);
    await show(ctx, noteMenuScreen(texts, { caseId, number, count: notes.length, own, isMediator }));
  }

  async function numberOf(ctx: BotContext, caseId: number): Promise<string | null> {
    if ((await guardNotes(prisma, ctx.person, caseId)) === null) return null;
    return (await prisma.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } })).number;
  }
}
