-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "erasureToldAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "CaseFigure" (
    "id" SERIAL NOT NULL,
    "kind" "ConflictKind" NOT NULL,
    "regionId" TEXT NOT NULL,
    "outcome" "Outcome",
    "filedIn" TEXT NOT NULL,
    "closedIn" TEXT NOT NULL,
    "waitedHours" INTEGER,
    "openDays" INTEGER NOT NULL,

    CONSTRAINT "CaseFigure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CaseFigure_closedIn_regionId_idx" ON "CaseFigure"("closedIn", "regionId");

-- CreateIndex
CREATE INDEX "Case_closed_idx" ON "Case"("closedAt", "id") WHERE (status = 'CLOSED');
