import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { findPending, takeBack } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import { show } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import { askApplicant } from "./ask-applicant.ts";
import { queueButtons } from "./buttons.ts";
import type { AssignmentHandlersContext } from "./handlers.ts";
import { assignManually, readChoices } from "./manual-choice.ts";
import { closeAct } from "./pending-acts.ts";
import { putOffClosing } from "./put-off.ts";
import { readQueue, readQueuedCase, releaseCase } from "./queue.ts";
import {
  askedScreen,
  choicesScreen,
  closeScreen,
  doneScreen,
  isToRead,
  queuedCaseScreen,
  queueScreen,
} from "./queue-screens.ts";
import { showCase } from "./showings.ts";
import { closingScreen } from "./undo-screens.ts";

const decisions = ["assign", "suits", "close", "closeAbuse"] as const;
type QueueTap = NonNullable<ReturnType<typeof queueButtons.read>>;
type Decision = Extract<QueueTap, { kind: (typeof decisions)[number] }>;

function isDecision(tapped: QueueTap): tapped is Decision {
  return decisions.some((kind) => kind === tapped.kind);
}

/** The result of a decision. "kept": nobody fits, so the case stays with the coordinators. */
type DecisionResult =
  | { kind: "handed"; until: Date }
  | { kind: "sent" }
  | { kind: "kept" }
  /** It will be closed in a minute, by this act. */
  | { kind: "closing"; act: number }
  | { kind: "over" };

/** The cases that wait for a mediator in a coordinator's regions, and manual assignment. */
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
      if (tapped.kind === "askToCall") return ask(ctx, tapped.case);
      const queuedCase = await readQueuedCase(prisma, vault, person, tapped.case);
      if (queuedCase === null) return over(ctx);
      switch (tapped.kind) {
        case "case": {
          const act = await findClosing(prisma, person, queuedCase.id);
          const screen = queuedCaseScreen(texts, places, queuedCase);
          return show(ctx, act === null ? screen : closingScreen(texts, places, queuedCase, act));
        }
        case "read":
          return read(ctx, queuedCase.id);
        case "choose":
          return show(
            ctx,
            choicesScreen(
              texts,
              places,
              queuedCase,
              await readChoices(prisma, vault, context, person, queuedCase.id, now()),
            ),
          );
        case "unsuitable":
          return isToRead(queuedCase) ? show(ctx, closeScreen(texts, places, queuedCase, "close")) : over(ctx);
        case "abuse":
          return show(ctx, closeScreen(texts, places, queuedCase, "closeAbuse"));
      }
    }),
  );
  return composer;

  /** Decides once, even if the update is handled again: a decided case is no longer in the queue. */
  async function decide(ctx: BotContext, tapped: Decision): Promise<void> {
    const { texts, person } = ctx;
    const decided = await ctx.once(tapped.kind, async (db) => {
      const queuedCase = await readQueuedCase(db, vault, person, tapped.case);
      return queuedCase === null ? null : { queuedCase, result: await act(db, person, tapped) };
    });
    if (decided === null || decided.result.kind === "over") return over(ctx);
    const { queuedCase, result } = decided;
    if (result.kind === "closing") return show(ctx, closingScreen(texts, places, queuedCase, result.act));
    if (result.kind === "kept") return show(ctx, queuedCaseScreen(texts, places, { ...queuedCase, review: false }));
    return show(ctx, doneScreen(texts, places, queuedCase, result));
  }

  async function act(db: Db, person: Person, tapped: Decision): Promise<DecisionResult> {
    const time = now();
    if (tapped.kind === "assign" || tapped.kind === "suits") await keepOpen(db, person, tapped.case, time);
    switch (tapped.kind) {
      case "assign": {
        const offered = await assignManually(db, context, person, tapped.case, tapped.mediator, time);
        return offered.kind === "over" ? offered : { kind: "handed", until: offered.until };
      }
      case "suits": {
        const released = await releaseCase(db, context, person, tapped.case, time);
        return released.kind === "over" ? released : { kind: released.offered ? "sent" : "kept" };
      }
      case "close":
      case "closeAbuse": {
        const outcome = tapped.kind === "close" ? "NOT_SUITABLE" : "ABUSE";
        const closing = await putOffClosing(db, person, tapped.case, outcome, time);
        return closing.kind === "putOff" ? { kind: "closing", act: closing.act } : { kind: "over" };
      }
    }
  }

  async function ask(ctx: BotContext, caseId: number): Promise<void> {
    const asked = await ctx.once("askToCall", (db) => askApplicant(db, vault, ctx.person, caseId, now()));
    return asked === null ? over(ctx) : show(ctx, askedScreen(ctx.texts, caseId, asked));
  }

  async function read(ctx: BotContext, caseId: number): Promise<void> {
    const shown = await showCase(context, ctx.person, "reviewStory", caseId, now());
    if (shown.kind === "gone") await over(ctx);
  }
}

/** The act by which this coordinator closes the case in a minute; null if they do not. */
async function findClosing(db: Db, person: Person, caseId: number): Promise<number | null> {
  const unsuitable = await findPending(db, closeAct, person.id, { case: caseId, outcome: "NOT_SUITABLE" });
  return unsuitable ?? findPending(db, closeAct, person.id, { case: caseId, outcome: "ABUSE" });
}

/** A coordinator who goes on with a case does not close it. Call it before the case is locked, as the job that closes it does. */
async function keepOpen(tx: Db, person: Person, caseId: number, now: Date): Promise<void> {
  await takeBack(tx, closeAct, person.id, { case: caseId, outcome: "NOT_SUITABLE" }, now);
  await takeBack(tx, closeAct, person.id, { case: caseId, outcome: "ABUSE" }, now);
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
