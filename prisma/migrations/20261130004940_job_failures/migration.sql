-- CreateTable
CREATE TABLE "JobFailure" (
    "job" TEXT NOT NULL,
    "rowKey" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "retryAt" TIMESTAMPTZ(3) NOT NULL,
    "error" TEXT NOT NULL,

    CONSTRAINT "JobFailure_pkey" PRIMARY KEY ("job","rowKey")
);
