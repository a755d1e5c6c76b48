-- AlterTable
ALTER TABLE "Announcement" ADD COLUMN     "enqueuedUpTo" INTEGER;
