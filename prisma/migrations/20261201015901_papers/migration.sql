-- CreateEnum
CREATE TYPE "PaperKind" AS ENUM ('CONTRACT', 'SETTLEMENT', 'TERMINATION');

-- CreateTable
CREATE TABLE "Paper" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "kind" "PaperKind" NOT NULL,
    "draftSealed" BYTEA,

    CONSTRAINT "Paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaperVersion" (
    "id" SERIAL NOT NULL,
    "paperId" INTEGER NOT NULL,
    "caseId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "contentSealed" BYTEA,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "signedSealed" BYTEA,

    CONSTRAINT "PaperVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PaperAnswer" (
    "id" SERIAL NOT NULL,
    "versionId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "turn" INTEGER NOT NULL DEFAULT 1,
    "reasonSealed" BYTEA,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PaperAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Paper_caseId_kind_key" ON "Paper"("caseId", "kind");

-- CreateIndex
CREATE INDEX "PaperVersion_caseId_idx" ON "PaperVersion"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "PaperVersion_paperId_version_key" ON "PaperVersion"("paperId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "PaperAnswer_versionId_personId_key" ON "PaperAnswer"("versionId", "personId");

-- AddForeignKey
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperVersion" ADD CONSTRAINT "PaperVersion_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "Paper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperVersion" ADD CONSTRAINT "PaperVersion_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperAnswer" ADD CONSTRAINT "PaperAnswer_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "PaperVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
