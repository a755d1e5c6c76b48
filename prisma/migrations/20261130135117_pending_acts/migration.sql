-- CreateEnum
CREATE TYPE "PendingOutcome" AS ENUM ('DONE', 'UNDONE', 'REFUSED');

-- CreateTable
CREATE TABLE "PendingAct" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "detailSealed" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "outcome" "PendingOutcome",

    CONSTRAINT "PendingAct_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PendingAct_due_idx" ON "PendingAct"("dueAt", "id") WHERE ("endedAt" IS NULL);

-- CreateIndex
CREATE INDEX "PendingAct_ended_idx" ON "PendingAct"("endedAt") WHERE ("endedAt" IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "PendingAct_open_key" ON "PendingAct"("personId", "kind", "subject") WHERE ("endedAt" IS NULL);

-- AddForeignKey
ALTER TABLE "PendingAct" ADD CONSTRAINT "PendingAct_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
