-- DropIndex
DROP INDEX "Update_key_id_idx";

-- AlterTable
ALTER TABLE "ChatState" ADD COLUMN     "lastArrival" BIGINT,
ADD COLUMN     "notKept" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "textKeptAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Update" ADD COLUMN     "isNext" BOOLEAN,
ADD COLUMN     "place" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "takes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "ReceivedUpdate" (
    "updateId" BIGINT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReceivedUpdate_pkey" PRIMARY KEY ("updateId")
);

-- CreateTable
CREATE TABLE "AsideUpdate" (
    "id" BIGINT NOT NULL,
    "updateId" BIGINT NOT NULL,
    "key" TEXT NOT NULL,
    "payloadSealed" BYTEA NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "setAsideAt" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL,
    "error" TEXT NOT NULL,

    CONSTRAINT "AsideUpdate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReceivedUpdate_receivedAt_idx" ON "ReceivedUpdate"("receivedAt");

-- CreateIndex
CREATE INDEX "AsideUpdate_updateId_idx" ON "AsideUpdate"("updateId");

-- CreateIndex
CREATE INDEX "Update_key_isNext_id_idx" ON "Update"("key", "isNext", "id" DESC);

-- CreateIndex
CREATE INDEX "Update_next_idx" ON "Update"("dueAt", "id") WHERE ("isNext" AND "setAsideAt" IS NULL);

-- What is there already: any of it may be the next of its chat, which is found out when it is taken up.
INSERT INTO "ReceivedUpdate" ("updateId", "receivedAt")
SELECT "updateId", "receivedAt" FROM "Update"
UNION
SELECT c."lastUpdateId", c."lastUpdateAt" FROM "ChatState" c WHERE NOT EXISTS (SELECT 1 FROM "Update" u WHERE u."updateId" = c."lastUpdateId")
ON CONFLICT DO NOTHING;

WITH gone AS (DELETE FROM "Update" WHERE "setAsideAt" IS NOT NULL RETURNING *)
INSERT INTO "AsideUpdate" (id, "updateId", key, "payloadSealed", "receivedAt", "setAsideAt", tries, error)
SELECT id, "updateId", key, "payloadSealed", "receivedAt", "setAsideAt", attempt, COALESCE(error, '') FROM gone;

UPDATE "Update" SET "isNext" = true, tries = CASE WHEN error IS NULL THEN 0 ELSE attempt END;

-- For processes of the version before, which may run beside this one for some minutes. Dropped in the next release.
CREATE FUNCTION bitimger_store_as_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ReceivedUpdate" ("updateId", "receivedAt") VALUES (NEW."updateId", NEW."receivedAt") ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  NEW."isNext" := true;
  RETURN NEW;
END
$$;
CREATE TRIGGER bitimger_store_as_before
  BEFORE INSERT ON "Update" FOR EACH ROW WHEN (NEW."isNext" IS NULL)
  EXECUTE FUNCTION bitimger_store_as_before();
