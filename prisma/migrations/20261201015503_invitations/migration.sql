-- CreateEnum
CREATE TYPE "PartyInvitationStatus" AS ENUM ('OPEN', 'ACCEPTED', 'CONFIRMED', 'DECLINED', 'EXPIRED', 'REVOKED', 'STRANGER');

-- AlterTable
ALTER TABLE "Party" ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "nameSealed" BYTEA;

-- CreateTable
CREATE TABLE "PartyInvitation" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "makerId" INTEGER NOT NULL,
    "status" "PartyInvitationStatus" NOT NULL DEFAULT 'OPEN',
    "codeHash" TEXT NOT NULL,
    "codeSealed" BYTEA,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "passedOnAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "answerBy" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),
    "acceptedById" INTEGER,
    "acceptedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),

    CONSTRAINT "PartyInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitee" (
    "id" SERIAL NOT NULL,
    "invitationId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "answersSealed" BYTEA,

    CONSTRAINT "Invitee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WrongCodes" (
    "personId" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "WrongCodes_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "PartyInvitation_codeHash_key" ON "PartyInvitation"("codeHash");

-- CreateIndex
CREATE INDEX "PartyInvitation_caseId_idx" ON "PartyInvitation"("caseId");

-- CreateIndex
CREATE INDEX "PartyInvitation_due_idx" ON "PartyInvitation"("dueAt", "id") WHERE ("dueAt" IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "PartyInvitation_open_key" ON "PartyInvitation"("caseId") WHERE (status = ANY (ARRAY['OPEN'::"PartyInvitationStatus", 'ACCEPTED'::"PartyInvitationStatus"]));

-- CreateIndex
CREATE INDEX "Invitee_personId_idx" ON "Invitee"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitee_invitationId_personId_key" ON "Invitee"("invitationId", "personId");

-- AddForeignKey
ALTER TABLE "PartyInvitation" ADD CONSTRAINT "PartyInvitation_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitee" ADD CONSTRAINT "Invitee_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "PartyInvitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitee" ADD CONSTRAINT "Invitee_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
