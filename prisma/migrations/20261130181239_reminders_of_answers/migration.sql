-- AlterTable
ALTER TABLE "Talk" ADD COLUMN     "remindAt" TIMESTAMPTZ(3);
