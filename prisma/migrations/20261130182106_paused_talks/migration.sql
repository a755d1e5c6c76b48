-- CreateTable
CREATE TABLE "PausedTalk" (
    "personId" INTEGER NOT NULL,
    "talkId" INTEGER,
    "pausedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PausedTalk_pkey" PRIMARY KEY ("personId")
);
