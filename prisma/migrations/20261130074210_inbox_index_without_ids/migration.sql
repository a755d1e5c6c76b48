-- DropIndex
DROP INDEX "Update_key_isNext_id_idx";

-- CreateIndex
CREATE INDEX "Update_key_isNext_idx" ON "Update"("key", "isNext");
