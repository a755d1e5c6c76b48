-- AlterTable
ALTER TABLE "Talk" ADD COLUMN     "topicsAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "TalkTopic" (
    "talkId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "topicId" INTEGER,
    "formerIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "isClosed" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),

    CONSTRAINT "TalkTopic_pkey" PRIMARY KEY ("talkId","personId")
);

-- CreateIndex
CREATE INDEX "TalkTopic_due_idx" ON "TalkTopic"("dueAt", "talkId") WHERE ("dueAt" IS NOT NULL);

-- CreateIndex
CREATE INDEX "TalkTopic_open_idx" ON "TalkTopic"("talkId") WHERE ("topicId" IS NOT NULL AND NOT "isClosed");

-- CreateIndex
CREATE UNIQUE INDEX "TalkTopic_personId_topicId_key" ON "TalkTopic"("personId", "topicId");

-- CreateIndex
CREATE INDEX "Talk_topics_idx" ON "Talk"("id") WHERE ("topicsAt" IS NULL);

-- AddForeignKey
ALTER TABLE "TalkTopic" ADD CONSTRAINT "TalkTopic_talkId_fkey" FOREIGN KEY ("talkId") REFERENCES "Talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;
