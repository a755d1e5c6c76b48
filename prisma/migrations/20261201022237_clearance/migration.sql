-- CreateEnum
CREATE TYPE "ClearanceStatus" AS ENUM ('ASKED', 'REFUSED', 'CLEARED', 'AGREED', 'DECLINED');

-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "dangers" INTEGER;

-- CreateTable
CREATE TABLE "Clearance" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "status" "ClearanceStatus" NOT NULL DEFAULT 'ASKED',
    "dangers" INTEGER NOT NULL,
    "reopened" INTEGER NOT NULL,
    "askedById" INTEGER NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),
    "reasonSealed" BYTEA,
    "answeredAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Clearance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Clearance_caseId_id_idx" ON "Clearance"("caseId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Clearance_current_key" ON "Clearance"("caseId") WHERE ("endedAt" IS NULL);

-- CreateIndex
CREATE INDEX "Case_unread_danger_idx" ON "Case"("id") WHERE (dangers IS NULL);

-- AddForeignKey
ALTER TABLE "Clearance" ADD CONSTRAINT "Clearance_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
