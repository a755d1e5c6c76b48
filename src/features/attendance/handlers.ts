import { Composer, InputFile } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Places } from "../places/places.ts";
import { doorButtons, type Grouping, type Period, resultsButtons } from "./buttons.ts";
import { checkIn, letIn } from "./check-in.ts";
import { checkedInScreen } from "./check-in-screens.ts";
import { countWalkIn, readDoor, readDoorList, readDoors, readPast } from "./door.ts";
import {
  doorScreen,
  doorsScreen,
  forbiddenScreen,
  goneScreen,
  listFile,
  listScreen,
  pastScreen,
} from "./door-screens.ts";
import { readFigures } from "./figures.ts";
import { figuresScreen } from "./figures-screens.ts";
import { readResults, sendResults } from "./results.ts";
import { type ResultsFormContext, type ResultsStep, resultsForm } from "./results-form.ts";
import { resultsScreen, sentScreen } from "./results-screens.ts";
import { nameOn, type Ticket } from "./ticket.ts";

export interface AttendanceContext extends ResultsFormContext {
  vault: Vault;
  places: Places;
}

/** Check-in, walk-ins, the list at the door, results and figures. */
export function attendanceHandlers(context: AttendanceContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const { prisma } = database;
  const nameOf = (registration: Ticket["registration"]) => nameOn(vault, registration);
  const composer = new Composer<BotContext>();
  composer.use(whenTapped(resultsButtons, (ctx, tapped) => showResults(ctx, context, tapped.event)));
  composer.use(
    whenTapped(doorButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      switch (tapped.kind) {
        case "list":
          return showDoors(ctx, context);
        case "past": {
          const past = await readPast(prisma, person, now());
          return show(ctx, past === null ? forbiddenScreen(texts) : pastScreen(texts, past));
        }
        case "door":
          return showDoor(ctx, context, tapped.event);
        case "walkIn":
          await ctx.once("walkIn", (db) => countWalkIn(db, person, tapped.event, tapped.way, now()));
          return showDoor(ctx, context, tapped.event);
        case "names":
          return showNames(ctx, context, tapped.event);
        case "came":
          return show(
            ctx,
            checkedInScreen(
              texts,
              await ctx.once("came", (db) => checkIn(db, person, tapped.registration, now())),
              nameOf,
            ),
          );
        case "letIn":
          return show(
            ctx,
            checkedInScreen(
              texts,
              await ctx.once("letIn", (db) => letIn(db, person, tapped.registration, now())),
              nameOf,
            ),
          );
        case "results":
          return showResults(ctx, context, tapped.event);
        case "write": {
          const known = await readResults(prisma, person, tapped.event, now());
          if (known === null || known.sentAt !== null) return showResults(ctx, context, tapped.event);
          const step: ResultsStep = { eventId: tapped.event, written: tapped.language, language: texts.language };
          await ctx.conversation.enter(resultsForm, step);
          return;
        }
        case "send": {
          const sent = await ctx.once("send", (db) => sendResults(db, person, tapped.event, now()));
          return show(ctx, sent.kind === "gone" ? goneScreen(texts) : sentScreen(texts, tapped.event, sent));
        }
        case "figures":
          return showFigures(ctx, context, tapped.period, tapped.by);
      }
    }),
  );
  return composer;
}

/** What is on today and soon. */
export async function showDoors(ctx: BotContext, { database, now }: AttendanceContext): Promise<void> {
  const doors = await readDoors(database.prisma, ctx.person, now());
  await show(ctx, doors === null ? forbiddenScreen(ctx.texts) : doorsScreen(ctx.texts, doors));
}

async function showDoor(ctx: BotContext, { database, now }: AttendanceContext, eventId: number): Promise<void> {
  const door = await readDoor(database.prisma, ctx.person, eventId, now());
  await show(ctx, door === null ? goneScreen(ctx.texts) : doorScreen(ctx.texts, door));
}

async function showNames(ctx: BotContext, { database, vault }: AttendanceContext, eventId: number): Promise<void> {
  const list = await readDoorList(database.prisma, vault, ctx.person, eventId);
  if (list === null) return show(ctx, goneScreen(ctx.texts));
  const screen = listScreen(ctx.texts, list.event, list.people);
  if (screen !== null) return show(ctx, screen);
  const file = Buffer.from(listFile(ctx.texts, list.event, list.people));
  await ctx.replyWithDocument(new InputFile(file, `door-${eventId}.txt`));
}

async function showResults(ctx: BotContext, { database, now }: AttendanceContext, eventId: number): Promise<void> {
  const known = await readResults(database.prisma, ctx.person, eventId, now());
  await show(ctx, known === null ? goneScreen(ctx.texts) : resultsScreen(ctx.texts, known));
}

export async function showFigures(
  ctx: BotContext,
  { database, places, now }: AttendanceContext,
  period: Period,
  by: Grouping,
): Promise<void> {
  const report = await readFigures(database.prisma, ctx.person, { period, by }, now());
  await show(
    ctx,
    report === null ? forbiddenScreen(ctx.texts) : figuresScreen(ctx.texts, places, report, { period, by }),
  );
}
