import { Composer } from "grammy";
import { type BotContext, telegramName, whenTapped } from "../../platform/chat/context.ts";
import { beginningOf } from "../../platform/chat/cutting.ts";
import { maxNameLength } from "../../platform/chat/names.ts";
import { say, show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { MenuEntrance } from "../people/entrances.ts";
import { setStaffMenu } from "../people/menu.ts";
import { mayAnywhere } from "../people/permissions.ts";
import type { Places } from "../places/places.ts";
import { directoryButtons } from "./buttons.ts";
import {
  joinStaff,
  makeLink,
  mark,
  markProfile,
  ownInvitation,
  readInvitation,
  startInvitation,
} from "./invitations.ts";
import {
  joinScreen,
  languagesScreen,
  linkScreen,
  profileScreen,
  regionsScreen,
  rolesScreen,
  welcomeScreen,
} from "./screens.ts";

export interface DirectoryContext {
  database: Database;
  vault: Vault;
  places: Places;
  now: () => Date;
  /** What staff's menus are made of. */
  entrances: readonly MenuEntrance[];
}

/** The beginning of the deep link: `staff_<token>`. */
export const staffLink = "staff_";

/** An administrator invites staff by a one-time link. */
export function directoryHandlers(context: DirectoryContext): Composer<BotContext> {
  const { database, places, vault, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(directoryButtons, async (ctx, tapped) => {
      if (tapped.kind === "join") {
        const joined = await joinStaff(prisma, vault, ctx.person, tapped.token, staffName(ctx), now());
        if (joined.kind === "invalid") return invalid(ctx);
        ctx.person = { ...ctx.person, staff: [...ctx.person.staff, { role: joined.role, regions: [] }] };
        await setStaffMenu(ctx, context.entrances);
        return show(ctx, welcomeScreen(ctx.texts, joined.role));
      }
      if (tapped.kind === "invite") return showRoles(ctx);
      if (tapped.kind === "role") {
        const started = await ctx.once("invite", (db) => startInvitation(db, ctx.person, tapped.role, now()));
        if (started.kind === "forbidden") return forbidden(ctx);
        return show(ctx, regionsScreen(ctx.texts, places, started.invitation));
      }
      if (tapped.kind === "make") {
        const made = await ctx.once("make", (db) => makeLink(db, ctx.person, tapped.invitation, now()));
        if (made === null) return forbidden(ctx);
        const link = `https://t.me/${ctx.me.username}?start=${staffLink}${made.token}`;
        return show(ctx, linkScreen(ctx.texts, places, made.invitation, link, made.until));
      }
      const invitation = await ownInvitation(prisma, ctx.person, tapped.invitation);
      if (invitation === null) return forbidden(ctx);
      switch (tapped.kind) {
        case "region": {
          if (places.region(tapped.region) === null) return forbidden(ctx);
          const marked = await mark(prisma, invitation, "regions", tapped.region, tapped.to === "on");
          return show(ctx, regionsScreen(ctx.texts, places, marked));
        }
        case "languages":
          return show(ctx, languagesScreen(ctx.texts, places, invitation));
        case "language": {
          if (!places.languages.some(({ code }) => code === tapped.language)) return forbidden(ctx);
          const marked = await mark(prisma, invitation, "languages", tapped.language, tapped.to === "on");
          return show(ctx, languagesScreen(ctx.texts, places, marked));
        }
        case "profile":
          if (invitation.languages.length === 0) {
            return say(ctx, { text: ctx.texts.html("directory:invite.noLanguage") });
          }
          return show(ctx, profileScreen(ctx.texts, invitation));
        case "mark": {
          const marked = await markProfile(prisma, invitation, tapped.profile, tapped.to === "on");
          return show(ctx, profileScreen(ctx.texts, marked));
        }
      }
    }),
  );
  return composer;
}

/** The roles to which an administrator can invite. */
export async function showRoles(ctx: BotContext): Promise<void> {
  await (mayAnywhere(ctx.person, "composeInvitation") ? show(ctx, rolesScreen(ctx.texts)) : forbidden(ctx));
}

/** Shows the invitation to somebody who has opened a staff link. */
export async function openStaffLink(
  ctx: BotContext,
  { database, places, now }: DirectoryContext,
  token: string,
): Promise<void> {
  const invitation = await readInvitation(database.prisma, token, now());
  if (invitation === null) return invalid(ctx);
  await show(ctx, joinScreen(ctx.texts, places, invitation, staffName(ctx), token));
}

function staffName(ctx: BotContext): string {
  return beginningOf(telegramName(ctx).trim(), maxNameLength);
}

function invalid(ctx: BotContext): Promise<void> {
  return show(ctx, { text: ctx.texts.html("directory:join.invalid") });
}

function forbidden(ctx: BotContext): Promise<void> {
  return show(ctx, { text: ctx.texts.html("directory:invite.notAllowed") });
}
