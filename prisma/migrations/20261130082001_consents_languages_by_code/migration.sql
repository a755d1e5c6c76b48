-- A migration apart from that of people: neither waits for a lock on one of the two tables while it has one on the other.
-- AlterTable
ALTER TABLE "Consent" ADD COLUMN "languageCode" TEXT;

UPDATE "Consent"
SET "languageCode" = language::text;

-- AlterTable
ALTER TABLE "Consent" ALTER COLUMN "languageCode" SET NOT NULL;

-- As for people. A consent's language never changes. Dropped in the next release, with the old column.
CREATE TRIGGER bitimger_made_by_this_version
  BEFORE INSERT ON "Consent" FOR EACH ROW WHEN (NEW."languageCode" IS NOT NULL)
  EXECUTE FUNCTION bitimger_language_from_code();
CREATE TRIGGER bitimger_made_by_version_before
  BEFORE INSERT ON "Consent" FOR EACH ROW WHEN (NEW."languageCode" IS NULL AND NEW.language IS NOT NULL)
  EXECUTE FUNCTION bitimger_code_from_language();
