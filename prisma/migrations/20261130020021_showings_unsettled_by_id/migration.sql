-- DropIndex
DROP INDEX "Showing_unsettled_idx";

-- CreateIndex
CREATE INDEX "Showing_removed_idx" ON "Showing"("id") WHERE ("takenBackAt" IS NOT NULL AND "settledAt" IS NULL);
