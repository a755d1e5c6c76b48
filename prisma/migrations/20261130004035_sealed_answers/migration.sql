-- CreateEnum
CREATE TYPE "StoryRefusal" AS ENUM ('TOO_LONG', 'TOO_MANY');

-- AlterEnum
ALTER TYPE "Outcome" ADD VALUE 'ABUSE';

-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "answersSealed" BYTEA,
ADD COLUMN     "overLimit" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Offer" ADD COLUMN     "reasonSealed" BYTEA;

-- AlterTable
ALTER TABLE "StoryReceipt" ADD COLUMN     "refused" "StoryRefusal";

-- CreateTable
CREATE TABLE "UpgradeStep" (
    "name" TEXT NOT NULL,
    "doneAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UpgradeStep_pkey" PRIMARY KEY ("name")
);
