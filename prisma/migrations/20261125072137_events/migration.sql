-- CreateEnum
CREATE TYPE "AnnouncementStatus" AS ENUM ('SCHEDULED', 'RUNNING', 'PAUSED', 'STOPPED', 'DONE');

-- CreateEnum
CREATE TYPE "PauseCause" AS ENUM ('EDITOR', 'FAILURES');

-- CreateEnum
CREATE TYPE "EventStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "RegistrationStatus" AS ENUM ('GOING', 'WAITING', 'OFFERED', 'CANCELLED', 'ATTENDED');

-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('CONFERENCE', 'ROUND_TABLE', 'SEMINAR', 'COURSE', 'FORUM', 'SESSION', 'COUNCIL_SITTING', 'CARAVAN', 'OPEN_DAY');

-- CreateEnum
CREATE TYPE "ProgrammeTag" AS ENUM ('RECONCILIATION', 'ANA', 'SCHOOL', 'ETHNO', 'YOUTH', 'FAMILY', 'LANGUAGE');

-- CreateEnum
CREATE TYPE "SubscriptionEnd" AS ENUM ('STOPPED', 'BLOCKED');

-- AlterEnum
ALTER TYPE "ConsentPurpose" ADD VALUE 'EVENTS';

-- AlterEnum
ALTER TYPE "DeliveryStatus" ADD VALUE 'HELD';

-- CreateTable
CREATE TABLE "Announcement" (
    "id" SERIAL NOT NULL,
    "message" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "status" "AnnouncementStatus" NOT NULL DEFAULT 'SCHEDULED',
    "kind" "EventKind" NOT NULL,
    "regions" TEXT[],
    "tags" "ProgrammeTag"[],
    "createdById" INTEGER NOT NULL,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "pausedBecause" "PauseCause",
    "total" INTEGER NOT NULL DEFAULT 0,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "unreachable" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "countAt" TIMESTAMPTZ(3),
    "judgedFrom" TIMESTAMPTZ(3),
    "endsAbout" TIMESTAMPTZ(3),

    CONSTRAINT "Announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" SERIAL NOT NULL,
    "status" "EventStatus" NOT NULL DEFAULT 'DRAFT',
    "draft" JSONB,
    "facts" JSONB,
    "kind" "EventKind",
    "regions" TEXT[],
    "tags" "ProgrammeTag"[],
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "registerUntil" TIMESTAMPTZ(3),
    "places" INTEGER,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "walkIns" INTEGER NOT NULL DEFAULT 0,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "changed" TEXT[],
    "results" JSONB,
    "resultsAt" TIMESTAMPTZ(3),
    "createdById" INTEGER NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "approvedById" INTEGER,
    "publishedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Occasion" (
    "eventId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Occasion_pkey" PRIMARY KEY ("eventId","position")
);

-- CreateTable
CREATE TABLE "Composing" (
    "personId" INTEGER NOT NULL,
    "eventId" INTEGER NOT NULL,
    "field" TEXT,
    "status" "DraftStatus" NOT NULL DEFAULT 'ASKING',
    "answeredBy" BIGINT,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Composing_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" SERIAL NOT NULL,
    "eventId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "status" "RegistrationStatus" NOT NULL,
    "nameSealed" BYTEA,
    "code" TEXT NOT NULL,
    "registeredAt" TIMESTAMPTZ(3) NOT NULL,
    "waitingSince" TIMESTAMPTZ(3),
    "offeredUntil" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "attendedAt" TIMESTAMPTZ(3),
    "attendedById" INTEGER,
    "rating" INTEGER,

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "personId" INTEGER NOT NULL,
    "kinds" "EventKind"[],
    "regions" TEXT[],
    "tags" "ProgrammeTag"[],
    "quietFrom" INTEGER NOT NULL DEFAULT 1260,
    "quietTo" INTEGER NOT NULL DEFAULT 540,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "pausedUntil" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" "SubscriptionEnd",

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "Announcement_status_startAt_idx" ON "Announcement"("status", "startAt");

-- CreateIndex
CREATE UNIQUE INDEX "Announcement_message_subject_key" ON "Announcement"("message", "subject");

-- CreateIndex
CREATE INDEX "Event_status_startsAt_idx" ON "Event"("status", "startsAt");

-- CreateIndex
CREATE INDEX "Event_createdById_idx" ON "Event"("createdById");

-- CreateIndex
CREATE INDEX "Occasion_at_idx" ON "Occasion"("at");

-- CreateIndex
CREATE INDEX "Registration_eventId_status_waitingSince_idx" ON "Registration"("eventId", "status", "waitingSince");

-- CreateIndex
CREATE INDEX "Registration_personId_idx" ON "Registration"("personId");

-- CreateIndex
CREATE INDEX "Registration_status_offeredUntil_idx" ON "Registration"("status", "offeredUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_eventId_personId_key" ON "Registration"("eventId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Registration_eventId_code_key" ON "Registration"("eventId", "code");

-- CreateIndex
CREATE INDEX "Subscription_endedAt_idx" ON "Subscription"("endedAt");

-- AddForeignKey
ALTER TABLE "Occasion" ADD CONSTRAINT "Occasion_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Composing" ADD CONSTRAINT "Composing_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Composing" ADD CONSTRAINT "Composing_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Registration" ADD CONSTRAINT "Registration_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
