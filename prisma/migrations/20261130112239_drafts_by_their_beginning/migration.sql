-- CreateIndex
CREATE INDEX "Draft_createdAt_idx" ON "Draft"("createdAt");
