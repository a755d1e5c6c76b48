import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Operator } from "../operator/operator.ts";
import { openName } from "../people/people.ts";
import {
  confirmedScreen,
  daysScreen,
  ownScreen,
  passOnScreen,
  refusedMakerScreen,
  revokeScreen,
  strangerScreen,
} from "./applicant-screens.ts";
import { invitationButtons } from "./buttons.ts";
import { confirmPerson, refusePerson, revokeInvitation } from "./confirming.ts";
import { lawfulDays, namedDays } from "./invitation-state.ts";
import { findOwnInvitation, makeInvitation, type OwnInvitation, passOn } from "./invitations.ts";
import { invitationLink } from "./invitee-screens.ts";

export interface ApplicantContext {
  database: Database;
  vault: Vault;
  operator: Operator;
  now: () => Date;
}

/** The applicant makes an invitation, passes it on, revokes it, and says whether the right person has accepted. */
export function applicantHandlers(context: ApplicantContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(invitationButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      if (tapped.kind === "make") {
        const made = await ctx.once("makeInvitation", (tx) => makeInvitation(tx, vault, person.id, tapped.case, now()));
        if (made.kind === "notNow" || made.kind === "notCleared")
          return show(ctx, refusedMakerScreen(texts, made.kind));
        if (made.kind === "notYours") return show(ctx, refusedMakerScreen(texts, "gone"));
        const own = await showOwn(ctx, context, made.id);
        if (own !== null && made.kind === "made") await sayText(ctx, context, own);
        return;
      }
      const id = tapped.invitation;
      switch (tapped.kind) {
        case "passed":
          await ctx.once("passOn", (tx) => passOn(tx, person.id, id, lawfulDays, now()));
          break;
        case "until":
          if (namedDays.some((days) => days === tapped.days))
            await ctx.once("passOnUntil", (tx) => passOn(tx, person.id, id, tapped.days, now()));
          break;
        case "revokeYes":
          await ctx.once("revokeInvitation", (tx) => revokeInvitation(tx, person.id, id, now()));
          break;
        case "strangerYes":
          await ctx.once("refusePerson", (tx) => refusePerson(tx, person.id, id, now()));
          break;
        case "confirm": {
          const confirmed = await ctx.once("confirmPerson", (tx) => confirmPerson(tx, vault, person.id, id, now()));
          const own = await findOwnInvitation(prisma, vault, person.id, id);
          if (own !== null && confirmed.kind !== "over")
            return show(ctx, confirmedScreen(texts, own, confirmed.kind === "confirmed" ? "done" : confirmed.kind));
          break;
        }
      }
      const own = await findOwnInvitation(prisma, vault, person.id, id);
      if (own === null) return show(ctx, refusedMakerScreen(texts, "gone"));
      const isOpen = own.status === "OPEN" || own.status === "ACCEPTED";
      if (tapped.kind === "text") return sayText(ctx, context, own);
      if (tapped.kind === "days" && own.status === "OPEN" && own.openedAt === null)
        return show(ctx, daysScreen(texts, own, now()));
      if (tapped.kind === "revoke" && isOpen) return show(ctx, revokeScreen(texts, own));
      if (tapped.kind === "stranger" && own.status === "ACCEPTED") return show(ctx, strangerScreen(texts, own));
      await showOwn(ctx, context, id);
    }),
  );
  return composer;
}

async function showOwn(ctx: BotContext, context: ApplicantContext, id: number): Promise<OwnInvitation | null> {
  const own = await findOwnInvitation(context.database.prisma, context.vault, ctx.person.id, id);
  if (own === null) await show(ctx, refusedMakerScreen(ctx.texts, "gone"));
  else await show(ctx, ownScreen(ctx.texts, own, own.code === null ? null : linkOf(ctx, own.code)));
  return own;
}

/** The text to pass on, in a message of its own, so that it can be forwarded. */
async function sayText(ctx: BotContext, context: ApplicantContext, own: OwnInvitation): Promise<void> {
  const { code, caseId } = own;
  const found = await context.database.prisma.case.findUnique({
    where: { id: caseId },
    select: { mediator: { select: { id: true, nameSealed: true } } },
  });
  const mediator = found?.mediator ?? null;
  if (code === null || mediator === null) return show(ctx, refusedMakerScreen(ctx.texts, "gone"));
  const facts = { code, link: linkOf(ctx, code), username: ctx.me.username };
  const name = openName(context.vault, mediator) ?? "";
  await say(ctx, passOnScreen(ctx.texts, context.operator, { ...facts, mediator: name }));
}

function linkOf(ctx: BotContext, code: string): string {
  return `https://t.me/${ctx.me.username}?start=${invitationLink}${code}`;
}
