-- One lock from the beginning: a lock that is raised step by step can meet a transaction that waits for it.
LOCK TABLE "Delivery" IN ACCESS EXCLUSIVE MODE;

-- DropIndex
DROP INDEX "Delivery_sending_idx";

-- DropIndex
DROP INDEX "Delivery_unsaid_idx";

-- AlterTable
ALTER TABLE "Delivery" DROP CONSTRAINT "Delivery_pkey";

-- The oldest rows name only a chat. A private chat's id is its person's Telegram id.
INSERT INTO "Person" ("telegramId", "createdAt")
SELECT d."chatId", min(d."createdAt")
FROM "Delivery" d
WHERE d."personId" IS NULL AND NOT EXISTS (SELECT 1 FROM "Person" p WHERE p."telegramId" = d."chatId")
GROUP BY d."chatId"
ON CONFLICT DO NOTHING;

UPDATE "Delivery" d
SET "personId" = p.id
FROM "Person" p
WHERE p."telegramId" = d."chatId" AND d."personId" IS NULL;

-- DropIndex
DROP INDEX "Delivery_unnamed_idx";

-- AlterTable
ALTER TABLE "Delivery" ALTER COLUMN "personId" SET NOT NULL,
ADD CONSTRAINT "Delivery_pkey" PRIMARY KEY ("message", "subject", "personId");

-- CreateIndex
CREATE INDEX "Delivery_unsaid_idx" ON "Delivery"("personId") WHERE (status = ANY (ARRAY['WAITING'::"DeliveryStatus", 'HELD'::"DeliveryStatus"]));

-- CreateIndex
CREATE INDEX "Delivery_sending_idx" ON "Delivery"("personId") WHERE (status = 'SENDING');

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_chatId_message_subject_key" ON "Delivery"("chatId", "message", "subject");

-- Sending a delivery writes its row three times. Where its page has room for that, a change of no indexed column adds to no index.
ALTER TABLE "Delivery" SET (fillfactor = 70);

-- For processes older than the version before, which write no person. Dropped in the next release.
CREATE FUNCTION bitimger_name_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "Person" ("telegramId", "createdAt")
  SELECT NEW."chatId", NEW."createdAt"
  WHERE NOT EXISTS (SELECT 1 FROM "Person" p WHERE p."telegramId" = NEW."chatId")
  ON CONFLICT DO NOTHING;
  SELECT p.id INTO NEW."personId" FROM "Person" p WHERE p."telegramId" = NEW."chatId";
  RETURN NEW;
END
$$;
CREATE TRIGGER bitimger_name_person
  BEFORE INSERT ON "Delivery" FOR EACH ROW WHEN (NEW."personId" IS NULL)
  EXECUTE FUNCTION bitimger_name_person();
