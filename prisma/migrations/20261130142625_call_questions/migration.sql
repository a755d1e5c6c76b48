-- CreateTable
CREATE TABLE "CallQuestion" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "askedById" INTEGER NOT NULL,
    "caseId" INTEGER,
    "alarmId" INTEGER,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "isOpen" BOOLEAN NOT NULL DEFAULT true,
    "answeredAt" TIMESTAMPTZ(3),
    "factsSealed" BYTEA,

    CONSTRAINT "CallQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CallQuestion_personId_idx" ON "CallQuestion"("personId");

-- CreateIndex
CREATE INDEX "CallQuestion_askedAt_idx" ON "CallQuestion"("askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "CallQuestion_case_key" ON "CallQuestion"("caseId") WHERE ("isOpen");

-- CreateIndex
CREATE UNIQUE INDEX "CallQuestion_alarm_key" ON "CallQuestion"("alarmId") WHERE ("isOpen");
