import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { say, show } from "../../platform/chat/screen.ts";
import { guardCase } from "../cases/guard.ts";
import { paperButtons, pointFormButtons, signedFormButtons } from "./buttons.ts";
import type { PapersContext } from "./context.ts";
import { changeDraft, type PaperOf } from "./drafts.ts";
import { makeVersion } from "./make-version.ts";
import { paperFile } from "./paper-file.ts";
import { type PaperView, readPaper, readPapers } from "./paper-view.ts";
import { type PointStep, pointForm } from "./point-form.ts";
import { pointScreen } from "./point-screens.ts";
import { chooseGround, inNext, movePoint } from "./points.ts";
import { goneScreen, mediatorFileScreen, paperScreen, papersScreen, recordedScreen } from "./screens.ts";
import { askToSendScreen, groundsScreen, sentScreen } from "./send-screens.ts";
import { type SignedStep, signedForm } from "./signed-form.ts";
import { loadVersion, type Version } from "./versions.ts";

/** The documents of a case, for the mediator who has it. */
export function paperHandlers(context: PapersContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(paperButtons, async (ctx, tapped) => {
      switch (tapped.kind) {
        case "list":
          return showPapers(ctx, tapped.case);
        case "read": {
          const version = await ownVersion(ctx, tapped.version);
          if (version === null) return show(ctx, goneScreen(ctx.texts));
          return say(ctx, mediatorFileScreen(ctx.texts, version, await paperFile(context, version.content)));
        }
        case "sign":
          return askForDay(ctx, tapped.version);
        case "grounds":
          return withPaper(ctx, { caseId: tapped.case, kind: "TERMINATION" }, (view) =>
            show(ctx, groundsScreen(ctx.texts, view)),
          );
        case "ground": {
          const paper = { caseId: tapped.case, kind: "TERMINATION" } as const;
          await ctx.once("chooseGround", (tx) =>
            changeDraft(tx, vault, ctx.person, paper, (draft) => ({
              kind: "changed",
              draft: chooseGround(draft, tapped.ground),
            })),
          );
          return withPaper(ctx, paper, (view) => show(ctx, paperScreen(ctx.texts, view, 0)));
        }
      }
      const paper: PaperOf = { caseId: tapped.case, kind: tapped.paper };
      return withPaper(ctx, paper, (view) => showPaper(ctx, paper, tapped, view));
    }),
  );
  // The buttons that leave a form, and buttons of forms that are over.
  composer.use(
    whenTapped(pointFormButtons, (ctx, tapped) =>
      withPaper(ctx, { caseId: tapped.case, kind: tapped.paper }, (view) => show(ctx, paperScreen(ctx.texts, view, 0))),
    ),
    whenTapped(signedFormButtons, async (ctx, tapped) => {
      const version = tapped.kind === "stop" ? await ownVersion(ctx, tapped.version) : null;
      if (version === null) return show(ctx, goneScreen(ctx.texts));
      return withPaper(ctx, version, (view) => show(ctx, paperScreen(ctx.texts, view, 0)));
    }),
  );
  return composer;

  async function showPapers(ctx: BotContext, caseId: number): Promise<void> {
    const papers = await readPapers(prisma, vault, ctx.person, caseId);
    await show(ctx, papers === null ? goneScreen(ctx.texts) : papersScreen(ctx.texts, papers));
  }

  async function withPaper(ctx: BotContext, paper: PaperOf, go: (view: PaperView) => Promise<void>): Promise<void> {
    const view = await readPaper(prisma, vault, ctx.person, paper);
    return view === null ? show(ctx, goneScreen(ctx.texts)) : go(view);
  }

  type PaperTap = Extract<NonNullable<ReturnType<typeof paperButtons.read>>, { paper: unknown }>;

  async function showPaper(ctx: BotContext, paper: PaperOf, tapped: PaperTap, view: PaperView): Promise<void> {
    const { texts } = ctx;
    switch (tapped.kind) {
      case "open":
        return show(ctx, paperScreen(texts, view, tapped.page));
      case "point":
        return showPoint(ctx, view, tapped.point);
      case "add":
        return askForPoint(ctx, view, null);
      case "rewrite":
        return askForPoint(ctx, view, tapped.point);
      case "move": {
        await ctx.once("movePoint", (tx) =>
          changeDraft(tx, vault, ctx.person, paper, (draft) => movePoint(draft, tapped.point, tapped.move)),
        );
        return withPaper(ctx, paper, (moved) => showPoint(ctx, moved, tapped.point));
      }
      case "ask":
        return show(ctx, askToSendScreen(texts, view));
      case "make": {
        const { turn } = tapped;
        const made = await ctx.once("makePaper", (tx) =>
          makeVersion(tx, context, ctx.person, { ...paper, turn }, now()),
        );
        if (made.kind === "made") return show(ctx, sentScreen(texts, view, made.version));
        return withPaper(ctx, paper, (changed) => show(ctx, askToSendScreen(texts, changed)));
      }
    }
  }

  function showPoint(ctx: BotContext, view: PaperView, id: number): Promise<void> {
    return show(ctx, pointScreen(ctx.texts, view, id) ?? paperScreen(ctx.texts, view, 0));
  }

  async function askForPoint(ctx: BotContext, { caseId, kind, number, draft }: PaperView, id: number | null) {
    const point = draft.points.find((candidate) => candidate.id === id);
    if (id !== null && (point === undefined || point.state === "settled" || point.isOut)) {
      return withPaper(ctx, { caseId, kind }, (view) => showPoint(ctx, view, id));
    }
    const next = inNext(draft);
    const at = 1 + (point === undefined ? next.length : next.indexOf(point));
    const step: PointStep = { language: ctx.texts.language, caseId, kind, number, point: id, at };
    await ctx.conversation.enter(pointForm, step);
  }

  async function askForDay(ctx: BotContext, id: number): Promise<void> {
    const version = await ownVersion(ctx, id);
    if (version === null) return show(ctx, goneScreen(ctx.texts));
    if (version.standing.kind !== "confirmed") {
      return show(ctx, recordedScreen(ctx.texts, version, { kind: "notConfirmed" }));
    }
    const { caseId, kind, number } = version;
    const step: SignedStep = { language: ctx.texts.language, versionId: id, caseId, kind, number };
    await ctx.conversation.enter(signedForm, step);
  }

  /** A version of a case that this mediator has. */
  async function ownVersion(ctx: BotContext, id: number): Promise<Version | null> {
    const version = await loadVersion(prisma, vault, id);
    const isOwn = version !== null && (await guardCase(prisma, ctx.person, "writePaper", version.caseId)) !== null;
    return isOwn ? version : null;
  }
}
