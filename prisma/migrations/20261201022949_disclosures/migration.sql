-- CreateEnum
CREATE TYPE "DisclosureStatus" AS ENUM ('ASKED', 'ALLOWED', 'REFUSED', 'WITHDRAWN', 'PASSED_ON', 'OVER');

-- CreateTable
CREATE TABLE "Disclosure" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "messageId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "fromId" INTEGER NOT NULL,
    "toIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "askedById" INTEGER NOT NULL,
    "contentSealed" BYTEA,
    "status" "DisclosureStatus" NOT NULL DEFAULT 'ASKED',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "passedAt" TIMESTAMPTZ(3),
    "turns" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Disclosure_caseId_idx" ON "Disclosure"("caseId");

-- CreateIndex
CREATE INDEX "Disclosure_kept_idx" ON "Disclosure"("id") WHERE ("contentSealed" IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Disclosure_messageId_version_key" ON "Disclosure"("messageId", "version");

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "TalkMessage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
