import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import type { ReadWords } from "../../platform/chat/feature.ts";
import { withComplaint } from "../../platform/chat/form.ts";
import { show } from "../../platform/chat/screen.ts";
import { consentHash } from "../people/consent-hash.ts";
import type { AcceptanceAnswer } from "./acceptance.ts";
import { openQuestionOf } from "./acceptance.ts";
import { type Answered, acceptInvitation, answerInvitation, declineInvitation, forgetMinor } from "./accepting.ts";
import { inviteeButtons } from "./buttons.ts";
import { readLinkCode, readTypedCode } from "./invitation-code.ts";
import {
  askDeclineScreen,
  inviteeAnswerScreen,
  inviteeConsentText,
  landingScreen,
  minorScreen,
  questionScreen,
  refusedConsentScreen,
  refusedScreen,
} from "./invitee-screens.ts";
import { askName, type NameFormContext } from "./name-form.ts";
import { openInvitation } from "./opening.ts";

/** An invited person answers, question by question. */
export function inviteeHandlers(context: NameFormContext): Composer<BotContext> {
  const { database, vault, places, operator, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(inviteeButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      const id = tapped.invitation;
      const keep = (answer: AcceptanceAnswer) =>
        ctx.once("answerInvitation", (tx) => answerInvitation(tx, vault, person.id, id, answer, now()));
      const look = () => answerInvitation(prisma, vault, person.id, id, null, now());
      switch (tapped.kind) {
        case "stop":
          return show(ctx, inviteeAnswerScreen(texts, "invitations:name.stopped"));
        case "go":
          return showQuestion(ctx, context, await look());
        case "adult":
          if (tapped.answer === "yes") return showQuestion(ctx, context, await keep({ kind: "adult" }));
          await ctx.once("forgetMinor", (tx) => forgetMinor(tx, person.id, id));
          return show(ctx, minorScreen(texts));
        case "danger":
          return showQuestion(ctx, context, await keep({ kind: "danger", inDanger: tapped.answer === "yes" }));
        case "safe":
          return showQuestion(ctx, context, await keep({ kind: "safe" }));
        case "languages":
          return showQuestion(ctx, context, await look(), tapped.page);
        case "language": {
          if (!places.languages.some(({ code }) => code === tapped.language))
            return showQuestion(ctx, context, await look());
          const kept = await keep({ kind: "language", language: tapped.language });
          return showQuestion(ctx, context, kept, tapped.page);
        }
        case "languagesDone": {
          const kept = await keep({ kind: "languagesDone" });
          const hasNone = kept.kind === "answered so far" && kept.answers.languages.length === 0;
          return showQuestion(ctx, context, kept, 0, hasNone ? texts.html("invitations:languages.none") : undefined);
        }
        case "consent": {
          if (tapped.answer === "no") return show(ctx, refusedConsentScreen(texts, id));
          const before = await look();
          if (before.kind !== "answered so far") return showQuestion(ctx, context, before);
          const textHash = consentHash(vault, inviteeConsentText(texts, operator, before.answers.name ?? ""));
          return showQuestion(ctx, context, await keep({ kind: "consent", textHash, language: texts.language }));
        }
        case "showName":
          return showQuestion(ctx, context, await keep({ kind: "showName", shows: tapped.answer === "yes" }));
        case "accept": {
          const accepted = await ctx.once("acceptInvitation", (tx) =>
            acceptInvitation(tx, vault, person.id, id, tapped.mediator, now()),
          );
          if (accepted.kind === "waits") return show(ctx, inviteeAnswerScreen(texts, "invitations:waits"));
          const { kind, ...rest } = accepted;
          return showQuestion(
            ctx,
            context,
            kind === "incomplete" ? ({ ...rest, kind: "answered so far" } as Answered) : (accepted as Answered),
          );
        }
        case "decline": {
          const standing = await look();
          if (standing.kind !== "answered so far" && standing.kind !== "paused")
            return showQuestion(ctx, context, standing);
          return show(ctx, askDeclineScreen(texts, id));
        }
        case "declineYes": {
          const declined = await ctx.once("declineInvitation", (tx) =>
            declineInvitation(tx, vault, person.id, id, now()),
          );
          if (declined.kind !== "declined") return showQuestion(ctx, context, declined);
          return show(ctx, inviteeAnswerScreen(texts, "invitations:decline.done"));
        }
      }
    }),
  );
  return composer;
}

/** Shows the open question, or why the invitation cannot be answered. */
async function showQuestion(
  ctx: BotContext,
  context: NameFormContext,
  answered: Answered,
  page = 0,
  complaint?: string,
): Promise<void> {
  if (answered.kind !== "answered so far") return show(ctx, refusedScreen(ctx.texts, answered.kind));
  const { answers, landing } = answered;
  if (openQuestionOf(answers) === "name") return askName(ctx, landing.invitation);
  const question = questionScreen({ ...context, texts: ctx.texts }, answers, landing, page);
  await show(ctx, withComplaint(question, complaint));
}

/** Opens the invitation of a link. */
export async function openInvitationLink(ctx: BotContext, context: NameFormContext, payload: string): Promise<void> {
  const code = readLinkCode(payload);
  await (code === null ? show(ctx, refusedScreen(ctx.texts, "unknown")) : openCode(ctx, context, code));
}

/** Reads the code of an invitation that somebody has typed, or pasted with the text around it. */
export function readInvitationCode(context: NameFormContext): ReadWords {
  return async (ctx, words) => {
    const typed = readTypedCode(words);
    if (typed.kind === "none") return false;
    await (typed.kind === "code"
      ? openCode(ctx, context, typed.code)
      : show(ctx, refusedScreen(ctx.texts, "mistyped")));
    return true;
  };
}

async function openCode(ctx: BotContext, context: NameFormContext, code: string): Promise<void> {
  const { vault, now } = context;
  const opened = await ctx.once("openInvitation", (tx) => openInvitation(tx, vault, ctx.person, code, now()));
  await show(
    ctx,
    opened.kind === "landing"
      ? landingScreen({ ...context, texts: ctx.texts }, opened.landing)
      : refusedScreen(ctx.texts, opened.kind),
  );
}
