-- AlterTable
ALTER TABLE "TalkMessage" ADD COLUMN     "keptUntil" TIMESTAMPTZ(3),
ADD COLUMN     "undeliveredAt" TIMESTAMPTZ(3);
