-- AlterTable
ALTER TABLE "Announcement" ADD COLUMN     "revisedUpTo" INTEGER;
