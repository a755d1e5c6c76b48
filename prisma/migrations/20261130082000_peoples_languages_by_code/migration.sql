-- AlterTable
ALTER TABLE "Person" ADD COLUMN "languageCode" TEXT;

UPDATE "Person"
SET "languageCode" = language::text
WHERE language IS NOT NULL;

-- The version before knows only the old column, this one only the new. Dropped in the next release, with the old column.
-- What the old column has no value for, the version before reads as Kazakh.
CREATE FUNCTION bitimger_language_as_before(code text) RETURNS "UiLanguage" LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN code IS NULL THEN NULL
    WHEN code = ANY (enum_range(NULL::"UiLanguage")::text[]) THEN code::"UiLanguage"
    ELSE 'kk'
  END
$$;

CREATE FUNCTION bitimger_language_from_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.language := bitimger_language_as_before(NEW."languageCode");
  RETURN NEW;
END
$$;

CREATE FUNCTION bitimger_code_from_language() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."languageCode" := NEW.language::text;
  RETURN NEW;
END
$$;

CREATE TRIGGER bitimger_made_by_this_version
  BEFORE INSERT ON "Person" FOR EACH ROW WHEN (NEW."languageCode" IS NOT NULL)
  EXECUTE FUNCTION bitimger_language_from_code();
CREATE TRIGGER bitimger_made_by_version_before
  BEFORE INSERT ON "Person" FOR EACH ROW WHEN (NEW."languageCode" IS NULL AND NEW.language IS NOT NULL)
  EXECUTE FUNCTION bitimger_code_from_language();
-- By the columns that the statement names: each version names its own.
CREATE TRIGGER bitimger_changed_by_this_version
  BEFORE UPDATE OF "languageCode" ON "Person" FOR EACH ROW
  EXECUTE FUNCTION bitimger_language_from_code();
CREATE TRIGGER bitimger_changed_by_version_before
  BEFORE UPDATE OF language ON "Person" FOR EACH ROW
  EXECUTE FUNCTION bitimger_code_from_language();
