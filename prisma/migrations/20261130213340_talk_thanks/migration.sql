-- AlterTable
ALTER TABLE "TalkMessage" ADD COLUMN     "isThanks" BOOLEAN NOT NULL DEFAULT false;
