-- AlterTable
ALTER TABLE "ChatState" ADD COLUMN     "calmAt" TIMESTAMPTZ(3);
