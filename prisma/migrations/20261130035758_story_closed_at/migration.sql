-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "storyClosedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "storyClosedAt" TIMESTAMPTZ(3);
