-- CreateEnum
CREATE TYPE "TalkKind" AS ENUM ('CAUCUS', 'DESK');

-- CreateEnum
CREATE TYPE "TalkMessageStatus" AS ENUM ('GATHERING', 'ASKED', 'HELD', 'SENT', 'TAKEN_BACK', 'DROPPED');

-- CreateTable
CREATE TABLE "Party" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "side" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,

    CONSTRAINT "Party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Talk" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "TalkKind" NOT NULL,
    "caseId" INTEGER NOT NULL,
    "partyId" INTEGER NOT NULL,
    "mediatorId" INTEGER,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL,
    "owedSince" TIMESTAMPTZ(3),
    "reminders" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Talk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TalkMessage" (
    "id" TEXT NOT NULL,
    "position" SERIAL NOT NULL,
    "talkId" INTEGER,
    "authorId" INTEGER NOT NULL,
    "messageId" INTEGER NOT NULL,
    "messageIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "albumId" TEXT,
    "contentSealed" BYTEA,
    "status" "TalkMessageStatus" NOT NULL DEFAULT 'SENT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "disclosed" BOOLEAN NOT NULL DEFAULT false,
    "replyToId" TEXT,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "storedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),

    CONSTRAINT "TalkMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnteredTalk" (
    "personId" INTEGER NOT NULL,
    "talkId" INTEGER NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EnteredTalk_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "Party_personId_idx" ON "Party"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Party_caseId_side_key" ON "Party"("caseId", "side");

-- CreateIndex
CREATE UNIQUE INDEX "Party_caseId_personId_key" ON "Party"("caseId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Talk_key_key" ON "Talk"("key");

-- CreateIndex
CREATE INDEX "Talk_caseId_idx" ON "Talk"("caseId");

-- CreateIndex
CREATE INDEX "Talk_partyId_idx" ON "Talk"("partyId");

-- CreateIndex
CREATE INDEX "Talk_desk_idx" ON "Talk"("saidAt") WHERE (kind = 'DESK');

-- CreateIndex
CREATE INDEX "Talk_owed_idx" ON "Talk"("owedSince", "id") WHERE ("owedSince" IS NOT NULL);

-- CreateIndex
CREATE INDEX "TalkMessage_talkId_position_idx" ON "TalkMessage"("talkId", "position");

-- CreateIndex
CREATE INDEX "TalkMessage_due_idx" ON "TalkMessage"("dueAt", "id") WHERE ("dueAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "TalkMessage_kept_idx" ON "TalkMessage"("storedAt", "id") WHERE ("contentSealed" IS NOT NULL AND status = 'SENT');

-- CreateIndex
CREATE UNIQUE INDEX "TalkMessage_authorId_messageId_key" ON "TalkMessage"("authorId", "messageId");

-- CreateIndex
CREATE INDEX "Delivery_shown_idx" ON "Delivery"("personId", "messageId") WHERE (class < 3 AND "messageId" IS NOT NULL);

-- AddForeignKey
ALTER TABLE "Party" ADD CONSTRAINT "Party_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Party" ADD CONSTRAINT "Party_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Talk" ADD CONSTRAINT "Talk_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Talk" ADD CONSTRAINT "Talk_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TalkMessage" ADD CONSTRAINT "TalkMessage_talkId_fkey" FOREIGN KEY ("talkId") REFERENCES "Talk"("id") ON DELETE SET NULL ON UPDATE CASCADE;
