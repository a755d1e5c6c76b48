-- AlterTable
ALTER TABLE "Talk" ADD COLUMN     "endedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Talk_going_idx" ON "Talk"("id") WHERE ("endedAt" IS NULL);
