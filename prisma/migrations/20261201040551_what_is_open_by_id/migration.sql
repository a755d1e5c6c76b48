-- CreateIndex
CREATE INDEX "Clearance_going_idx" ON "Clearance"("id") WHERE ("endedAt" IS NULL);

-- CreateIndex
CREATE INDEX "Meeting_going_idx" ON "Meeting"("id") WHERE (status = ANY (ARRAY['PROPOSED'::"MeetingStatus", 'FIXED'::"MeetingStatus"]));
