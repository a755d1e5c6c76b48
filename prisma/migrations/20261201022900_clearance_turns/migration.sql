-- AlterTable
ALTER TABLE "Clearance" ADD COLUMN     "turns" INTEGER NOT NULL DEFAULT 0;

