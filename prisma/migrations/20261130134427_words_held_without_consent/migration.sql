-- CreateTable
CREATE TABLE "HeldWords" (
    "personId" INTEGER NOT NULL,
    "wordsSealed" BYTEA NOT NULL,
    "offered" BOOLEAN NOT NULL DEFAULT false,
    "readBy" BIGINT,
    "heldAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HeldWords_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "HeldWords_heldAt_idx" ON "HeldWords"("heldAt");

-- AddForeignKey
ALTER TABLE "HeldWords" ADD CONSTRAINT "HeldWords_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
