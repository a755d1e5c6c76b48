-- CreateEnum
CREATE TYPE "UnreachableCause" AS ENUM ('STOPPED', 'BLOCKED', 'DEACTIVATED', 'NOT_STARTED', 'OTHER');

-- CreateEnum
CREATE TYPE "HoldScope" AS ENUM ('CHAT', 'METHOD', 'EVERYBODY');

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "blockedFor" "UnreachableCause",
ADD COLUMN     "reachableAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Hold" (
    "scope" "HoldScope" NOT NULL,
    "key" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "metAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Hold_pkey" PRIMARY KEY ("scope","key")
);

-- CreateIndex
CREATE INDEX "Hold_until_idx" ON "Hold"("until");
