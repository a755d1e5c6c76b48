-- CreateEnum
CREATE TYPE "TermStep" AS ENUM ('SEVEN_DAYS', 'TWO_DAYS', 'OVER', 'CLOSE');

-- CreateEnum
CREATE TYPE "ExtensionStatus" AS ENUM ('ASKED', 'AGREED', 'REFUSED', 'REPLACED', 'OVER');

-- CreateTable
CREATE TABLE "MediationTerm" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "contractDay" TEXT NOT NULL,
    "lastDay" TEXT,
    "recordedById" INTEGER NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "nextStep" "TermStep",
    "nextAt" TIMESTAMPTZ(3),

    CONSTRAINT "MediationTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TermExtension" (
    "id" SERIAL NOT NULL,
    "termId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "untilDay" TEXT NOT NULL,
    "status" "ExtensionStatus" NOT NULL DEFAULT 'ASKED',
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TermExtension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExtensionAnswer" (
    "extensionId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "agrees" BOOLEAN,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ExtensionAnswer_pkey" PRIMARY KEY ("extensionId","personId")
);

-- CreateIndex
CREATE INDEX "MediationTerm_caseId_idx" ON "MediationTerm"("caseId");

-- CreateIndex
CREATE INDEX "MediationTerm_next_idx" ON "MediationTerm"("nextAt", "id") WHERE ("nextAt" IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "MediationTerm_current_key" ON "MediationTerm"("caseId") WHERE ("endedAt" IS NULL);

-- CreateIndex
CREATE INDEX "TermExtension_caseId_idx" ON "TermExtension"("caseId");

-- CreateIndex
CREATE INDEX "TermExtension_termId_idx" ON "TermExtension"("termId");

-- CreateIndex
CREATE UNIQUE INDEX "TermExtension_open_key" ON "TermExtension"("caseId") WHERE (status = 'ASKED');

-- AddForeignKey
ALTER TABLE "MediationTerm" ADD CONSTRAINT "MediationTerm_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermExtension" ADD CONSTRAINT "TermExtension_termId_fkey" FOREIGN KEY ("termId") REFERENCES "MediationTerm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExtensionAnswer" ADD CONSTRAINT "ExtensionAnswer_extensionId_fkey" FOREIGN KEY ("extensionId") REFERENCES "TermExtension"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
