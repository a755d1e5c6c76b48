-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "isInRoom" BOOLEAN NOT NULL DEFAULT false;
