-- CreateTable
CREATE TABLE "Showing" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "parts" INTEGER[],
    "shownAt" TIMESTAMPTZ(3) NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Showing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Showing_caseId_personId_idx" ON "Showing"("caseId", "personId");

-- CreateIndex
CREATE INDEX "Showing_unsettled_idx" ON "Showing"("takenBackAt") WHERE ("takenBackAt" IS NOT NULL AND "settledAt" IS NULL);

-- AddForeignKey
ALTER TABLE "Showing" ADD CONSTRAINT "Showing_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Showing" ADD CONSTRAINT "Showing_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
