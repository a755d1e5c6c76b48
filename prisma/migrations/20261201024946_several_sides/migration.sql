-- AlterTable
ALTER TABLE "CaseFigure" ADD COLUMN     "sides" INTEGER,
ADD COLUMN     "sidesLeft" INTEGER;

-- AlterTable
ALTER TABLE "MediatorRequest" ADD COLUMN     "personId" INTEGER;

-- AlterTable
ALTER TABLE "Party" ADD COLUMN     "answersSealed" BYTEA;

-- AlterTable
ALTER TABLE "StoryPart" ADD COLUMN     "side" INTEGER;

-- CreateTable
CREATE TABLE "ClosingParty" (
    "id" SERIAL NOT NULL,
    "closingId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "side" INTEGER NOT NULL,
    "outcome" "MediatedOutcome",
    "answerSealed" BYTEA,

    CONSTRAINT "ClosingParty_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ClosingParty_closingId_personId_key" ON "ClosingParty"("closingId", "personId");

-- AddForeignKey
ALTER TABLE "ClosingParty" ADD CONSTRAINT "ClosingParty_closingId_fkey" FOREIGN KEY ("closingId") REFERENCES "Closing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
