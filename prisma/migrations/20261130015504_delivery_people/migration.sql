-- CreateIndex
CREATE INDEX "Delivery_unnamed_idx" ON "Delivery"("id") WHERE ("personId" IS NULL);
