-- DropIndex
DROP INDEX "TalkMessage_talkId_position_idx";

-- CreateIndex
CREATE INDEX "TalkMessage_talkId_storedAt_position_idx" ON "TalkMessage"("talkId", "storedAt", "position");
