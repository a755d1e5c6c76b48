-- DropIndex
DROP INDEX "Offer_mediatorId_status_idx";

-- DropIndex
DROP INDEX "Offer_status_dueAt_idx";

-- CreateIndex
CREATE INDEX "Case_assigned_idx" ON "Case"("mediatorId") WHERE (status = 'ASSIGNED');

-- CreateIndex
CREATE INDEX "Offer_mediatorId_offeredAt_idx" ON "Offer"("mediatorId", "offeredAt");

-- CreateIndex
CREATE INDEX "Offer_unanswered_idx" ON "Offer"("mediatorId") WHERE (status = 'OFFERED');

-- CreateIndex
CREATE INDEX "Offer_due_idx" ON "Offer"("dueAt", "id") WHERE (status = 'OFFERED');

-- CreateIndex
CREATE INDEX "Offer_remind_idx" ON "Offer"("remindAt", "id") WHERE (status = 'OFFERED' AND "remindedAt" IS NULL);
