-- AlterTable
ALTER TABLE "Party" ADD COLUMN     "leftAt" TIMESTAMPTZ(3);
