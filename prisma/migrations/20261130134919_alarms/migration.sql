-- CreateTable
CREATE TABLE "Alarm" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "isNewest" BOOLEAN NOT NULL DEFAULT true,
    "factsSealed" BYTEA,
    "takenById" INTEGER,
    "takenAs" "Role",
    "takenAt" TIMESTAMPTZ(3),
    "passedOnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Alarm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Alarm_untaken_idx" ON "Alarm"("raisedAt", "id") WHERE ("takenById" IS NULL AND "passedOnAt" IS NULL);

-- CreateIndex
CREATE INDEX "Alarm_raisedAt_idx" ON "Alarm"("raisedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Alarm_newest_key" ON "Alarm"("personId") WHERE ("isNewest");
