-- CreateIndex
CREATE INDEX "StaffAct_subject_subjectId_actorId_idx" ON "StaffAct"("subject", "subjectId", "actorId");
