-- DropIndex
DROP INDEX "Delivery_due_idx";

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "personId" INTEGER,
ADD COLUMN     "retractedAt" TIMESTAMPTZ(3),
ADD COLUMN     "said" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sentAt" TIMESTAMPTZ(3),
ADD COLUMN     "unbegunAttempt" INTEGER;

-- CreateIndex
CREATE INDEX "Delivery_turn_idx" ON "Delivery"("class", "said", "notBefore", "id") WHERE (status = 'WAITING');
