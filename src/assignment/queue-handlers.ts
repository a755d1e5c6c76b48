import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../chat/context.ts";
import type { Person } from "../chat/person.ts";
import { show } from "../chat/screen.ts";
import type { Db } from "../database/open.ts";
import { queueButtons } from "./buttons.ts";
import type { AssignmentHandlersContext } from "./handlers.ts";
import { assignManually, closeCase, readChoices, readQueue, readQueuedCase, releaseCase } from "./queue.ts";
import { choicesScreen, closeScreen, doneScreen, isToRead, queuedCaseScreen, queueScreen } from "./queue-screens.ts";
import { showCase } from "./showings.ts";

const decisions = ["assign", "suits", "close", "closeAbuse"] as const;
type QueueTap = NonNullable<ReturnType<typeof queueButtons.read>>;
type Decision = Extract<QueueTap, { kind: (typeof decisions)[number] }>;

function isDecision(tapped: QueueTap): tapped is Decision {
  return decisions.some((kind) => kind === tapped.kind);
}

/** What a decision has led to; "kept": it stays with the coordinators, for nobody fits. */
type Decided =
  | { kind: "handed"; until: Date }
  | { kind: "sent" }
  | { kind: "kept" }
  | { kind: "closed" }
  | { kind: "over" };

/** What a coordinator does with a case that waits for a mediator. */
export function queueHandlers(context: AssignmentHandlersContext): Composer<BotContext> {
  const { database, vault, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(queueButtons, async (ctx, tapped) => {
      if (tapped.kind === "list" || tapped.kind === "page") {
        return showQueue(ctx, context, tapped.kind === "page" ? tapped.page : 0);
      }
      if (isDecision(tapped)) return decide(ctx, tapped);
      const { texts, person } = ctx;
      const one = await readQueuedCase(prisma, vault, person, tapped.case);
      if (one === null) return over(ctx);
      switch (tapped.kind) {
        case "case":
          return show(ctx, queuedCaseScreen(texts, places, one));
        case "read":
          return read(ctx, one.id);
        case "choose":
          return show(
            ctx,
            choicesScreen(texts, places, one, await readChoices(prisma, vault, context, person, one.id, now())),
          );
        case "unsuitable":
          return isToRead(one) ? show(ctx, closeScreen(texts, places, one, "close")) : over(ctx);
        case "abuse":
          return show(ctx, closeScreen(texts, places, one, "closeAbuse"));
      }
    }),
  );
  return composer;

  /** Once, whatever becomes of the answer: decided, a case is no longer in the queue. */
  async function decide(ctx: BotContext, tapped: Decision): Promise<void> {
    const { texts, person } = ctx;
    const decided = await ctx.once(tapped.kind, async (db) => {
      const one = await readQueuedCase(db, vault, person, tapped.case);
      return one === null ? null : { one, done: await act(db, person, tapped) };
    });
    if (decided === null || decided.done.kind === "over") return over(ctx);
    const { one, done } = decided;
    if (done.kind === "kept") return show(ctx, queuedCaseScreen(texts, places, { ...one, review: false }));
    return show(ctx, doneScreen(texts, places, one, done));
  }

  async function act(db: Db, person: Person, tapped: Decision): Promise<Decided> {
    const at = now();
    switch (tapped.kind) {
      case "assign": {
        const given = await assignManually(db, context, person, tapped.case, tapped.mediator, at);
        return given.kind === "over" ? given : { kind: "handed", until: given.until };
      }
      case "suits": {
        const released = await releaseCase(db, context, person, tapped.case, at);
        return released.kind === "over" ? released : { kind: released.offered ? "sent" : "kept" };
      }
      case "close":
        return closeCase(db, person, tapped.case, "NOT_SUITABLE", at);
      case "closeAbuse":
        return closeCase(db, person, tapped.case, "ABUSE", at);
    }
  }

  async function read(ctx: BotContext, caseId: number): Promise<void> {
    const shown = await showCase(context, ctx.person, "reviewStory", caseId, now());
    if (shown.kind === "gone") await over(ctx);
  }
}

function over(ctx: BotContext): Promise<void> {
  return show(ctx, { text: ctx.texts.html("assignment:queue.over") });
}

/** Who waits for a mediator in a coordinator's regions. */
export async function showQueue(
  ctx: BotContext,
  { database, vault, places }: AssignmentHandlersContext,
  page: number,
): Promise<void> {
  const queue = await readQueue(database.prisma, vault, ctx.person, page);
  if (queue === null) return show(ctx, { text: ctx.texts.html("assignment:queue.forbidden") });
  await show(ctx, queueScreen(ctx.texts, places, queue));
}
