-- CreateTable
CREATE TABLE "Phrase" (
    "id" TEXT NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "languageCode" TEXT NOT NULL,
    "wordsSealed" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Phrase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Phrase_ownerId_languageCode_createdAt_idx" ON "Phrase"("ownerId", "languageCode", "createdAt");

-- AddForeignKey
ALTER TABLE "Phrase" ADD CONSTRAINT "Phrase_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
