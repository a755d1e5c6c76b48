-- CreateEnum
CREATE TYPE "OfferStatus" AS ENUM ('OFFERED', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'REVOKED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "DeclineReason" AS ENUM ('BUSY', 'CONFLICT_OF_INTEREST', 'NOT_MY_FIELD', 'LANGUAGE');

-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('WAITING', 'ASSIGNED', 'CLOSED');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('WITHDRAWN', 'NOT_SUITABLE');

-- CreateEnum
CREATE TYPE "ConflictKind" AS ENUM ('FAMILY', 'GENERATIONS', 'NEIGHBOURS', 'MONEY', 'WORK', 'SCHOOL', 'INTERETHNIC', 'INTERFAITH', 'ORGANISATION', 'OTHER');

-- CreateEnum
CREATE TYPE "DraftStatus" AS ENUM ('ASKING', 'PAUSED');

-- CreateEnum
CREATE TYPE "Format" AS ENUM ('IN_PERSON', 'PHONE', 'VIDEO', 'MESSAGES');

-- CreateEnum
CREATE TYPE "UiLanguage" AS ENUM ('kk', 'ru', 'en');

-- CreateEnum
CREATE TYPE "ConsentPurpose" AS ENUM ('PROCESSING', 'CROSS_BORDER', 'TRANSFER_TO_MEDIATOR');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('MEDIATOR', 'COORDINATOR', 'EDITOR', 'COUNCIL', 'ADMIN');

-- CreateEnum
CREATE TYPE "MediatorKind" AS ENUM ('PUBLIC', 'PROFESSIONAL');

-- CreateEnum
CREATE TYPE "MediatorMark" AS ENUM ('SCHOOL', 'ETHNO', 'ANA');

-- CreateEnum
CREATE TYPE "DistrictKind" AS ENUM ('CITY', 'DISTRICT', 'CITY_DISTRICT');

-- CreateEnum
CREATE TYPE "RoomKind" AS ENUM ('DOSTYK_HOUSE', 'MEDIATION_ROOM');

-- CreateEnum
CREATE TYPE "DeliveryStatus" AS ENUM ('WAITING', 'SENDING', 'SENT', 'SKIPPED', 'REFUSED', 'UNKNOWN');

-- CreateTable
CREATE TABLE "Offer" (
    "id" SERIAL NOT NULL,
    "caseId" INTEGER NOT NULL,
    "mediatorId" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "status" "OfferStatus" NOT NULL DEFAULT 'OFFERED',
    "reason" "DeclineReason",
    "offeredAt" TIMESTAMPTZ(3) NOT NULL,
    "remindAt" TIMESTAMPTZ(3) NOT NULL,
    "remindedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "byId" INTEGER,
    "why" JSONB NOT NULL,

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VaultCheck" (
    "keyId" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "VaultCheck_pkey" PRIMARY KEY ("keyId")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" SERIAL NOT NULL,
    "number" TEXT NOT NULL,
    "draftId" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "status" "CaseStatus" NOT NULL DEFAULT 'WAITING',
    "kind" "ConflictKind" NOT NULL,
    "regionId" TEXT NOT NULL,
    "districtId" TEXT NOT NULL,
    "languages" TEXT[],
    "nameSealed" BYTEA NOT NULL,
    "remit" TEXT[],
    "formats" "Format"[],
    "womanWished" BOOLEAN NOT NULL DEFAULT false,
    "phoneSealed" BYTEA,
    "review" BOOLEAN NOT NULL DEFAULT false,
    "mediatorId" INTEGER,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "assignedAt" TIMESTAMPTZ(3),
    "escalatedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "outcome" "Outcome",

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseCount" (
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "CaseCount_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" SERIAL NOT NULL,
    "createdById" INTEGER NOT NULL,
    "role" "Role" NOT NULL,
    "regions" TEXT[],
    "languages" TEXT[],
    "kind" "MediatorKind" NOT NULL DEFAULT 'PUBLIC',
    "marks" "MediatorMark"[],
    "woman" BOOLEAN NOT NULL DEFAULT false,
    "tokenHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "usedById" INTEGER,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "status" "DraftStatus" NOT NULL DEFAULT 'ASKING',
    "answeredBy" BIGINT,
    "inDanger" BOOLEAN,
    "safe" BOOLEAN,
    "adult" BOOLEAN,
    "nameSealed" BYTEA,
    "consentedAt" TIMESTAMPTZ(3),
    "storyParts" INTEGER NOT NULL DEFAULT 0,
    "storyLength" INTEGER NOT NULL DEFAULT 0,
    "storyDone" BOOLEAN NOT NULL DEFAULT false,
    "storyFiles" INTEGER NOT NULL DEFAULT 0,
    "kind" "ConflictKind",
    "remit" TEXT[],
    "remitDone" BOOLEAN NOT NULL DEFAULT false,
    "review" BOOLEAN NOT NULL DEFAULT false,
    "regionId" TEXT,
    "districtId" TEXT,
    "placeChoice" TEXT[],
    "pointSealed" BYTEA,
    "placeDone" BOOLEAN NOT NULL DEFAULT false,
    "languages" TEXT[],
    "languagesDone" BOOLEAN NOT NULL DEFAULT false,
    "formats" "Format"[],
    "womanWished" BOOLEAN NOT NULL DEFAULT false,
    "formatsDone" BOOLEAN NOT NULL DEFAULT false,
    "phoneSealed" BYTEA,
    "phoneDone" BOOLEAN NOT NULL DEFAULT false,
    "openCaseId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoryPart" (
    "id" TEXT NOT NULL,
    "draftId" TEXT NOT NULL,
    "caseId" INTEGER,
    "updateId" BIGINT NOT NULL,
    "messageId" INTEGER NOT NULL,
    "contentSealed" BYTEA NOT NULL,
    "fileHash" TEXT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoryPart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoryReceipt" (
    "draftId" TEXT NOT NULL,
    "chatId" BIGINT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoryReceipt_pkey" PRIMARY KEY ("draftId")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" SERIAL NOT NULL,
    "telegramId" BIGINT NOT NULL,
    "language" "UiLanguage",
    "nameSealed" BYTEA,
    "blockedAt" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "purpose" "ConsentPurpose" NOT NULL,
    "version" INTEGER NOT NULL,
    "textHash" TEXT NOT NULL,
    "language" "UiLanguage" NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffRole" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "role" "Role" NOT NULL,
    "regions" TEXT[],
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StaffRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mediator" (
    "personId" INTEGER NOT NULL,
    "languages" TEXT[],
    "onDuty" BOOLEAN NOT NULL DEFAULT true,
    "maxOpenCases" INTEGER NOT NULL DEFAULT 5,
    "kind" "MediatorKind" NOT NULL DEFAULT 'PUBLIC',
    "marks" "MediatorMark"[],
    "fields" "ConflictKind"[],
    "woman" BOOLEAN NOT NULL DEFAULT false,
    "leaveUntil" TIMESTAMPTZ(3),
    "roomId" TEXT,

    CONSTRAINT "Mediator_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Region" (
    "id" TEXT NOT NULL,
    "kato" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kk" TEXT NOT NULL,
    "ru" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    "centreKk" TEXT NOT NULL,
    "centreRu" TEXT NOT NULL,
    "centreEn" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,
    "aliases" TEXT[],

    CONSTRAINT "Region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "District" (
    "id" TEXT NOT NULL,
    "regionId" TEXT NOT NULL,
    "kind" "DistrictKind" NOT NULL,
    "kk" TEXT NOT NULL,
    "ru" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    "labelKk" TEXT NOT NULL,
    "labelRu" TEXT NOT NULL,
    "labelEn" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "District_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Place" (
    "id" TEXT NOT NULL,
    "districtId" TEXT NOT NULL,
    "isCentre" BOOLEAN NOT NULL,
    "kk" TEXT,
    "ru" TEXT,
    "en" TEXT NOT NULL,
    "formerly" TEXT[],
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,
    "population" INTEGER,

    CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DistrictGrid" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "data" JSONB NOT NULL,

    CONSTRAINT "DistrictGrid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Room" (
    "id" TEXT NOT NULL,
    "regionId" TEXT NOT NULL,
    "kind" "RoomKind" NOT NULL,
    "townKk" TEXT NOT NULL,
    "townRu" TEXT NOT NULL,
    "townEn" TEXT NOT NULL,
    "nameKk" TEXT,
    "nameRu" TEXT,
    "addressKk" TEXT,
    "addressRu" TEXT,
    "phone" TEXT,
    "hours" TEXT,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,
    "exact" BOOLEAN NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Holiday" (
    "date" TEXT NOT NULL,
    "kk" TEXT NOT NULL,
    "ru" TEXT NOT NULL,
    "en" TEXT NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "SpokenLanguage" (
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "endonym" TEXT NOT NULL,
    "kk" TEXT NOT NULL,
    "ru" TEXT NOT NULL,
    "en" TEXT NOT NULL,

    CONSTRAINT "SpokenLanguage_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Hotline" (
    "number" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kk" TEXT NOT NULL,
    "ru" TEXT NOT NULL,
    "en" TEXT NOT NULL,

    CONSTRAINT "Hotline_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "Update" (
    "id" BIGSERIAL NOT NULL,
    "updateId" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "payloadSealed" BYTEA NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "leasedUntil" TIMESTAMPTZ(3),
    "setAsideAt" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "Update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChatState" (
    "key" TEXT NOT NULL,
    "lastUpdateId" BIGINT NOT NULL,
    "lastUpdateAt" TIMESTAMPTZ(3) NOT NULL,
    "conversationSealed" BYTEA,

    CONSTRAINT "ChatState_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" BIGSERIAL NOT NULL,
    "message" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "chatId" BIGINT NOT NULL,
    "class" INTEGER NOT NULL,
    "status" "DeliveryStatus" NOT NULL DEFAULT 'WAITING',
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" TIMESTAMPTZ(3),
    "retryAt" TIMESTAMPTZ(3),
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "leasedUntil" TIMESTAMPTZ(3),
    "messageId" INTEGER,
    "shownVersion" INTEGER NOT NULL DEFAULT 0,
    "wantedVersion" INTEGER NOT NULL DEFAULT 1,
    "error" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pace" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "holder" TEXT,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "leasedUntil" TIMESTAMPTZ(3),
    "pausedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "Pace_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Offer_mediatorId_status_idx" ON "Offer"("mediatorId", "status");

-- CreateIndex
CREATE INDEX "Offer_status_dueAt_idx" ON "Offer"("status", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Offer_caseId_round_key" ON "Offer"("caseId", "round");

-- CreateIndex
CREATE UNIQUE INDEX "Case_number_key" ON "Case"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Case_draftId_key" ON "Case"("draftId");

-- CreateIndex
CREATE INDEX "Case_personId_idx" ON "Case"("personId");

-- CreateIndex
CREATE INDEX "Case_status_regionId_idx" ON "Case"("status", "regionId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_personId_key" ON "Draft"("personId");

-- CreateIndex
CREATE INDEX "StoryPart_draftId_messageId_idx" ON "StoryPart"("draftId", "messageId");

-- CreateIndex
CREATE INDEX "StoryPart_caseId_idx" ON "StoryPart"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "StoryPart_draftId_updateId_key" ON "StoryPart"("draftId", "updateId");

-- CreateIndex
CREATE UNIQUE INDEX "StoryPart_draftId_fileHash_key" ON "StoryPart"("draftId", "fileHash");

-- CreateIndex
CREATE INDEX "StoryReceipt_dueAt_idx" ON "StoryReceipt"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Person_telegramId_key" ON "Person"("telegramId");

-- CreateIndex
CREATE UNIQUE INDEX "Consent_personId_purpose_textHash_key" ON "Consent"("personId", "purpose", "textHash");

-- CreateIndex
CREATE UNIQUE INDEX "StaffRole_personId_role_key" ON "StaffRole"("personId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Region_kato_key" ON "Region"("kato");

-- CreateIndex
CREATE INDEX "District_regionId_idx" ON "District"("regionId");

-- CreateIndex
CREATE INDEX "Place_districtId_idx" ON "Place"("districtId");

-- CreateIndex
CREATE INDEX "Room_regionId_idx" ON "Room"("regionId");

-- CreateIndex
CREATE UNIQUE INDEX "Update_updateId_key" ON "Update"("updateId");

-- CreateIndex
CREATE INDEX "Update_key_id_idx" ON "Update"("key", "id");

-- CreateIndex
CREATE INDEX "Update_setAsideAt_dueAt_idx" ON "Update"("setAsideAt", "dueAt");

-- CreateIndex
CREATE INDEX "Delivery_status_class_notBefore_id_idx" ON "Delivery"("status", "class", "notBefore", "id");

-- CreateIndex
CREATE INDEX "Delivery_chatId_status_class_idx" ON "Delivery"("chatId", "status", "class");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_message_subject_chatId_key" ON "Delivery"("message", "subject", "chatId");

-- AddForeignKey
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_mediatorId_fkey" FOREIGN KEY ("mediatorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_mediatorId_fkey" FOREIGN KEY ("mediatorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoryPart" ADD CONSTRAINT "StoryPart_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffRole" ADD CONSTRAINT "StaffRole_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mediator" ADD CONSTRAINT "Mediator_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mediator" ADD CONSTRAINT "Mediator_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "District" ADD CONSTRAINT "District_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Place" ADD CONSTRAINT "Place_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Room" ADD CONSTRAINT "Room_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
