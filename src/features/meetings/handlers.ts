import { Composer, InputFile } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { show } from "../../platform/chat/screen.ts";
import { guardCase } from "../cases/guard.ts";
import { needsClearance } from "../clearance/clearance.ts";
import { answerMeeting, sayCannotCome } from "./answers.ts";
import { answerButtons, meetingButtons } from "./buttons.ts";
import { meetingCalendar } from "./calendar.ts";
import { callOff } from "./cancelling.ts";
import { loadMeeting } from "./meeting-view.ts";
import { type MeetingsContext, type ProposalStep, proposalForm } from "./proposal-form.ts";
import { makeVideoLink } from "./proposals.ts";
import { meetingScreen, noMeetingScreen, notProposedScreen, type Opening, placeScreen, sureScreen } from "./screens.ts";
import type { MeetingPlace } from "./terms.ts";

/** A mediator arranges a meeting. */
export function meetingHandlers(context: MeetingsContext): Composer<BotContext> {
  const { prisma } = context.database;
  const { operator, places } = context;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(meetingButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      const caseId = tapped.case;
      if ((await guardCase(prisma, person, "arrangeMeeting", caseId)) === null)
        return show(ctx, notProposedScreen(texts, caseId, "gone"));
      const { number, districtId, regionId } = await prisma.case.findUniqueOrThrow({ where: { id: caseId } });
      switch (tapped.kind) {
        case "open": {
          const open = await prisma.meeting.findFirst({ where: { caseId, status: { in: ["PROPOSED", "FIXED"] } } });
          return open === null ? askPlace() : showMeeting(ctx, context, open.id);
        }
        case "again":
          return askPlace();
        case "room":
          if (places.room(tapped.room) === null) return askPlace();
          if (await needsClearance(prisma, caseId)) return show(ctx, notProposedScreen(texts, caseId, "danger"));
          return askTimes({ kind: "room", roomId: tapped.room });
        case "phone":
          return askTimes({ kind: "phone" });
        case "video":
          if (operator.videoLink === null) return askPlace();
          return askTimes({ kind: "video", link: makeVideoLink(operator.videoLink) });
        case "link":
          return askTimes(null);
      }

      function askPlace(): Promise<void> {
        const point = places.district(districtId)?.point;
        const found = point === undefined ? null : places.rooms(point, regionId);
        const rooms = [found?.own?.room, found?.nearest?.room].filter((room) => room !== undefined);
        return show(ctx, placeScreen(texts, { caseId, number, rooms, hasVideo: operator.videoLink !== null }));
      }

      function askTimes(place: MeetingPlace | null): Promise<void> {
        const asks = place === null ? "link" : "times";
        const step: ProposalStep = { language: texts.language, caseId, number, place, asks, times: [], daysOff: [] };
        return ctx.conversation.enter(proposalForm, step);
      }
    }),
  );
  return composer;
}

/** What the parties say to a proposal, and what is done with a meeting. It works whatever somebody is in the middle of. */
export function meetingAnswerHandlers(context: MeetingsContext): Composer<BotContext> {
  const { database, vault, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(answerButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      const { meeting: meetingId } = tapped;
      switch (tapped.kind) {
        case "show":
          return showMeeting(ctx, context, meetingId);
        case "calendar":
          return sendCalendar(ctx, context, meetingId);
        case "cannot":
        case "cancel": {
          const view = await loadMeeting(prisma, context, meetingId, person.id);
          if (view === undefined) return show(ctx, noMeetingScreen(texts));
          const isOpen = view.status === "FIXED" || (view.status === "PROPOSED" && view.reader === "mediator");
          if (!isOpen || view.version !== tapped.version) return showMeeting(ctx, context, meetingId);
          return show(ctx, sureScreen(texts, view));
        }
        case "cancelYes":
          await ctx.once("callOff", (tx) => callOff(tx, vault, person, { meetingId, version: tapped.version }, now()));
          return showMeeting(ctx, context, meetingId);
        case "cannotYes":
          await ctx.once("cannotCome", (tx) =>
            sayCannotCome(tx, vault, person, { meetingId, version: tapped.version }, now()),
          );
          return showMeeting(ctx, context, meetingId);
        default: {
          const { version, meeting: _, ...answer } = tapped;
          const answered = await ctx.once("answerMeeting", (tx) =>
            answerMeeting(tx, vault, person, { meetingId, version }, answer, now()),
          );
          return showMeeting(ctx, context, meetingId, answered === "earlier" ? "earlier" : null);
        }
      }
    }),
  );
  return composer;
}

async function showMeeting(
  ctx: BotContext,
  context: MeetingsContext,
  id: number,
  opening: Opening | null = null,
): Promise<void> {
  const { database, places, now } = context;
  const view = await loadMeeting(database.prisma, context, id, ctx.person.id);
  const screen =
    view === undefined ? noMeetingScreen(ctx.texts) : meetingScreen(ctx.texts, places, view, now(), opening);
  await show(ctx, screen);
}

async function sendCalendar(ctx: BotContext, context: MeetingsContext, id: number): Promise<void> {
  const { database, now } = context;
  const view = await loadMeeting(database.prisma, context, id, ctx.person.id);
  if (view === undefined) return show(ctx, noMeetingScreen(ctx.texts));
  const { sequence, startsAt, status } = view;
  if (startsAt === null || status === "OVER") return showMeeting(ctx, context, id);
  const facts = { id, sequence, startsAt, isCancelled: status !== "FIXED" };
  const file = meetingCalendar(ctx.texts, facts, ctx.me.username, now());
  await ctx.replyWithDocument(new InputFile(Buffer.from(file), "meeting.ics"));
}
