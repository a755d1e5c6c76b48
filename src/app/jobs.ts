import { schedule } from "node-cron";
import { reviseAnnouncements, startAnnouncements, watchAnnouncements } from "../features/announcements/jobs.ts";
import type { AssignmentContext } from "../features/assignment/assignment.ts";
import { takeFromFormer } from "../features/assignment/former-mediators.ts";
import { escalateOverdue, passOverUnreachable, remindOfOffers } from "../features/assignment/jobs.ts";
import { settleShowings } from "../features/assignment/leftover-messages.ts";
import { askForRatings } from "../features/attendance/jobs.ts";
import { eraseClosedCases, tellOfErasure } from "../features/cases/jobs.ts";
import { endVoidRounds } from "../features/clearance/jobs.ts";
import { askApplicants, remindApprovers } from "../features/closing/jobs.ts";
import { forgetAlarms, passOnUntaken } from "../features/danger/jobs.ts";
import { eraseDisclosed } from "../features/disclosure/jobs.ts";
import { offerFreedSeats, remindOfEvents } from "../features/events/jobs.ts";
import { endHandovers, endOldRequests } from "../features/handover/jobs.ts";
import { eraseHeldWords, eraseOldDrafts } from "../features/intake/jobs.ts";
import { acknowledgeAlbums } from "../features/intake/receipts.ts";
import { keepInvitations } from "../features/invitations/jobs.ts";
import { endLostMeetings, remindOfMeetings } from "../features/meetings/jobs.ts";
import { tellEnded } from "../features/talks/ended-jobs.ts";
import { endWaiting, eraseSaid } from "../features/talks/jobs.ts";
import { remindOfAnswers } from "../features/talks/owed-jobs.ts";
import { keepTopics, type TopicJobsContext } from "../features/talks/topic-jobs.ts";
import { watchTerms } from "../features/terms/jobs.ts";
import { carryOutDueActs, forgetEndedActs } from "../features/undo/jobs.ts";
import { forgetActs } from "../platform/chat/acts.ts";
import { forgetFailures, type JobTools } from "../platform/database/due-rows.ts";
import { runHousekeeping } from "../platform/database/housekeeping.ts";
import type { Database } from "../platform/database/open.ts";
import { about, errorFacts, type Logger } from "../platform/log.ts";
import { tidyInbox } from "../platform/telegram/inbox/tidy-inbox.ts";
import { erasures } from "./erasures.ts";
import { forgetOldDeliveries } from "./old-deliveries.ts";
import { pendingKinds } from "./pending-kinds.ts";
import { finishUpgrade } from "./upgrade.ts";

export interface JobsContext extends AssignmentContext, TopicJobsContext {
  database: Database;
  now: () => Date;
  /** How far `now` is ahead of this machine's clock on purpose, in milliseconds. */
  clockAheadMs: () => number;
  log: Logger;
}

export interface Job {
  name: string;
  /** node-cron's six fields. */
  schedule: string;
  run: (now: Date) => Promise<unknown>;
}

/**
 * All jobs. A job asks the database what is due at `now`. It may run in any number of processes, which share the work, and a row that
 * it cannot handle does not keep it from handling the others.
 */
export function jobTable(context: JobsContext): Job[] {
  const { database, log, clockAheadMs } = context;
  const tools: JobTools = { prisma: database.prisma, log, clockAheadMs };
  return [
    {
      name: "carryOutDueActs",
      schedule: "* * * * * *",
      run: (now) => carryOutDueActs(tools, pendingKinds, context, now),
    },
    { name: "remindOfOffers", schedule: "*/5 * * * * *", run: (now) => remindOfOffers(tools, context, now) },
    { name: "acknowledgeAlbums", schedule: "* * * * * *", run: (now) => acknowledgeAlbums(tools, now) },
    { name: "endWaiting", schedule: "* * * * * *", run: (now) => endWaiting(tools, context, now) },
    { name: "tellEnded", schedule: "*/20 * * * * *", run: (now) => tellEnded(tools, now) },
    { name: "remindOfAnswers", schedule: "*/15 * * * * *", run: (now) => remindOfAnswers(tools, context, now) },
    { name: "eraseSaid", schedule: "*/10 * * * * *", run: (now) => eraseSaid(tools, context, now) },
    { name: "keepTopics", schedule: "*/2 * * * * *", run: (now) => keepTopics(tools, context, now) },
    { name: "eraseHeldWords", schedule: "20 * * * * *", run: (now) => eraseHeldWords(tools, now) },
    { name: "escalateOverdue", schedule: "*/5 * * * * *", run: (now) => escalateOverdue(tools, context, now) },
    { name: "passOverUnreachable", schedule: "*/30 * * * * *", run: (now) => passOverUnreachable(tools, context, now) },
    { name: "takeFromFormer", schedule: "*/30 * * * * *", run: (now) => takeFromFormer(tools, context, now) },
    { name: "endHandovers", schedule: "*/10 * * * * *", run: (now) => endHandovers(tools, context, now) },
    { name: "keepInvitations", schedule: "*/20 * * * * *", run: (now) => keepInvitations(tools, now) },
    { name: "endOldRequests", schedule: "*/30 * * * * *", run: (now) => endOldRequests(tools, now) },
    { name: "remindOfMeetings", schedule: "*/15 * * * * *", run: (now) => remindOfMeetings(tools, now) },
    { name: "endLostMeetings", schedule: "*/10 * * * * *", run: (now) => endLostMeetings(tools, context, now) },
    { name: "startAnnouncements", schedule: "*/2 * * * * *", run: (now) => startAnnouncements(database, tools, now) },
    { name: "reviseAnnouncements", schedule: "*/2 * * * * *", run: (now) => reviseAnnouncements(database, tools, now) },
    { name: "watchAnnouncements", schedule: "*/5 * * * * *", run: (now) => watchAnnouncements(database, tools, now) },
    { name: "offerFreedSeats", schedule: "*/10 * * * * *", run: (now) => offerFreedSeats(tools, now) },
    { name: "remindOfEvents", schedule: "*/20 * * * * *", run: (now) => remindOfEvents(tools, now) },
    { name: "eraseDisclosed", schedule: "50 * * * * *", run: () => eraseDisclosed(tools) },
    { name: "endVoidRounds", schedule: "*/10 * * * * *", run: (now) => endVoidRounds(tools, now) },
    { name: "askForRatings", schedule: "30 * * * * *", run: (now) => askForRatings(tools, now) },
    { name: "remindApprovers", schedule: "25 * * * * *", run: (now) => remindApprovers(tools, context, now) },
    { name: "askApplicants", schedule: "35 * * * * *", run: (now) => askApplicants(tools, context, now) },
    { name: "watchTerms", schedule: "40 * * * * *", run: (now) => watchTerms(tools, context, now) },
    { name: "passOnUntaken", schedule: "*/5 * * * * *", run: (now) => passOnUntaken(tools, context, now) },
    { name: "forgetAlarms", schedule: "0 27 * * * *", run: (now) => forgetAlarms(database.prisma, now) },
    { name: "eraseOldDrafts", schedule: "0 37 * * * *", run: (now) => eraseOldDrafts(tools, now) },
    {
      name: "tellOfErasure",
      schedule: "0 12 * * * *",
      run: (now) => tellOfErasure(tools, context.operator.retentionMonths, now),
    },
    {
      name: "eraseClosedCases",
      schedule: "0 22 * * * *",
      run: (now) => eraseClosedCases(tools, erasures, context.operator.retentionMonths, now),
    },
    {
      name: "forgetOldDeliveries",
      schedule: "0 2 * * * *",
      run: (now) => forgetOldDeliveries(database, context.operator.deliveryDays, now),
    },
    { name: "forgetEndedActs", schedule: "0 57 * * * *", run: (now) => forgetEndedActs(database.prisma, now) },
    { name: "forgetActs", schedule: "0 47 * * * *", run: (now) => forgetActs(database.prisma, now) },
    { name: "forgetFailures", schedule: "0 7 * * * *", run: () => forgetFailures(tools) },
    { name: "settleShowings", schedule: "*/10 * * * * *", run: (now) => settleShowings(tools, context.adminIds, now) },
    // Converts what a process of the previous version has written since the start.
    { name: "finishUpgrade", schedule: "0 */10 * * * *", run: (now) => finishUpgrade(context, now) },
    { name: "tidyInbox", schedule: "45 * * * * *", run: (now) => tidyInbox(database.sql, now) },
    { name: "runHousekeeping", schedule: "0 17 * * * *", run: () => runHousekeeping(database) },
  ];
}

export interface RunningJobs {
  /** Waits for the jobs that are running, which node-cron does not. */
  stop(): Promise<void>;
}

/** Runs the jobs on their schedules. A job that is still running is not started again. `onDone` is called after each run. */
export function startJobs(context: JobsContext, onDone: () => void): RunningJobs {
  const { now, log } = context;
  const running = new Map<string, Promise<unknown>>();
  const tasks = jobTable(context).map((job) =>
    schedule(job.schedule, () => {
      if (running.has(job.name)) return;
      const run = about(log, { job: job.name }, () => job.run(now()))
        .catch((error: unknown) => log.error({ job: job.name, ...errorFacts(error) }, "a job failed"))
        .finally(() => {
          running.delete(job.name);
          onDone();
        });
      running.set(job.name, run);
    }),
  );
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.stop()));
      await Promise.allSettled(running.values());
    },
  };
}
