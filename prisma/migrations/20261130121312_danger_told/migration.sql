-- CreateTable
CREATE TABLE "DangerTold" (
    "key" TEXT NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DangerTold_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "DangerTold_toldAt_idx" ON "DangerTold"("toldAt");
