-- AlterTable
ALTER TABLE "Showing" ADD COLUMN     "storyParts" INTEGER NOT NULL DEFAULT 0;
