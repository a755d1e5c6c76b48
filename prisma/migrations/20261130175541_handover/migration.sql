-- CreateEnum
CREATE TYPE "HandoverStatus" AS ENUM ('ASKED', 'MOVED', 'TAKEN_BACK', 'DECLINED', 'REFUSED', 'SILENT', 'OVER');

-- CreateEnum
CREATE TYPE "MediatorRequestKind" AS ENUM ('APPLICANT_ASKS', 'HANDOVER_REFUSED', 'HANDOVER_SILENT');

-- CreateEnum
CREATE TYPE "MediatorRequestOutcome" AS ENUM ('RELEASED', 'KEPT', 'OVER');

-- AlterTable
ALTER TABLE "Alarm" ADD COLUMN     "caseId" INTEGER;

-- CreateTable
CREATE TABLE "BarredMediator" (
    "caseId" INTEGER NOT NULL,
    "mediatorId" INTEGER NOT NULL,
    "barredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BarredMediator_pkey" PRIMARY KEY ("caseId","mediatorId")
);

-- CreateTable
CREATE TABLE "MediatorChange" (
    "caseId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MediatorChange_pkey" PRIMARY KEY ("caseId","personId")
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "fromId" INTEGER NOT NULL,
    "toId" INTEGER NOT NULL,
    "summarySealed" BYTEA,
    "status" "HandoverStatus" NOT NULL DEFAULT 'ASKED',
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandoverAnswer" (
    "handoverId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "agrees" BOOLEAN,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "HandoverAnswer_pkey" PRIMARY KEY ("handoverId","personId")
);

-- CreateTable
CREATE TABLE "MediatorRequest" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "kind" "MediatorRequestKind" NOT NULL,
    "mediatorId" INTEGER NOT NULL,
    "reasonSealed" BYTEA,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "MediatorRequestOutcome",
    "decidedById" INTEGER,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MediatorRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Handover_caseId_idx" ON "Handover"("caseId");

-- CreateIndex
CREATE INDEX "Handover_due_idx" ON "Handover"("dueAt", "id") WHERE (status = 'ASKED');

-- CreateIndex
CREATE UNIQUE INDEX "Handover_open_key" ON "Handover"("caseId") WHERE (status = 'ASKED');

-- CreateIndex
CREATE INDEX "MediatorRequest_caseId_idx" ON "MediatorRequest"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "MediatorRequest_open_key" ON "MediatorRequest"("caseId") WHERE (outcome IS NULL);

-- CreateIndex
CREATE INDEX "Alarm_case_idx" ON "Alarm"("caseId") WHERE ("caseId" IS NOT NULL);

-- AddForeignKey
ALTER TABLE "BarredMediator" ADD CONSTRAINT "BarredMediator_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BarredMediator" ADD CONSTRAINT "BarredMediator_mediatorId_fkey" FOREIGN KEY ("mediatorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediatorChange" ADD CONSTRAINT "MediatorChange_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverAnswer" ADD CONSTRAINT "HandoverAnswer_handoverId_fkey" FOREIGN KEY ("handoverId") REFERENCES "Handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediatorRequest" ADD CONSTRAINT "MediatorRequest_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
