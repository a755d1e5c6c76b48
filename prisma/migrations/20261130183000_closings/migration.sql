-- CreateEnum
CREATE TYPE "MediatedOutcome" AS ENUM ('INFORMATION_GIVEN', 'AGREEMENT', 'PARTIAL_AGREEMENT', 'NO_AGREEMENT', 'OTHER_SIDE_DECLINED', 'OTHER_SIDE_NOT_REACHED', 'NOT_SUITABLE', 'REFERRED', 'TERM_OVER');

-- CreateEnum
CREATE TYPE "ClosingStatus" AS ENUM ('PENDING', 'RETURNED', 'REPLACED', 'DONE');

-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "reopened" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reopenedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Closing" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "status" "ClosingStatus" NOT NULL,
    "outcome" "MediatedOutcome" NOT NULL,
    "people" INTEGER NOT NULL,
    "wordSealed" BYTEA,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "remindAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "decidedById" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),
    "reasonSealed" BYTEA,
    "askAt" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),
    "answerSealed" BYTEA,

    CONSTRAINT "Closing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseRating" (
    "kind" "ConflictKind" NOT NULL,
    "regionId" TEXT NOT NULL,
    "stars" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "CaseRating_pkey" PRIMARY KEY ("kind","regionId","stars")
);

-- CreateTable
CREATE TABLE "RatedClosing" (
    "key" TEXT NOT NULL,

    CONSTRAINT "RatedClosing_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Closing_caseId_idx" ON "Closing"("caseId");

-- CreateIndex
CREATE INDEX "Closing_remind_idx" ON "Closing"("remindAt", "id") WHERE (status = 'PENDING' AND "remindedAt" IS NULL);

-- CreateIndex
CREATE INDEX "Closing_ask_idx" ON "Closing"("askAt", "id") WHERE ("askAt" IS NOT NULL AND "askedAt" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Closing_pending_key" ON "Closing"("caseId") WHERE (status = 'PENDING');

-- AddForeignKey
ALTER TABLE "Closing" ADD CONSTRAINT "Closing_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Closing" ADD CONSTRAINT "Closing_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
