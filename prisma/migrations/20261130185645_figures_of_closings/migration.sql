-- AlterTable
ALTER TABLE "CaseFigure" ADD COLUMN     "mediated" "MediatedOutcome",
ADD COLUMN     "people" INTEGER;
