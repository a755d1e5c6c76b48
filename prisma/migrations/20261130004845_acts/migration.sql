-- CreateTable
CREATE TABLE "Act" (
    "key" TEXT NOT NULL,
    "resultSealed" BYTEA,
    "actedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Act_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Act_actedAt_idx" ON "Act"("actedAt");
