-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "openedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "quietNoticeAt" TIMESTAMPTZ(3),
ADD COLUMN     "quietNotices" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "quietSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "RecentMessage" (
    "key" TEXT NOT NULL,
    "messageId" INTEGER NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RecentMessage_pkey" PRIMARY KEY ("key","messageId")
);

-- CreateIndex
CREATE INDEX "RecentMessage_saidAt_idx" ON "RecentMessage"("saidAt");
