-- What was never written was NULL, which means the same as an empty list. From now on the columns' defaults see to it. A migration of its
-- own: the one before holds the tables, this one only the rows that it changes.
UPDATE "Announcement"
SET regions = COALESCE(regions, '{}'), tags = COALESCE(tags, '{}')
WHERE regions IS NULL OR tags IS NULL;

UPDATE "Case"
SET languages = COALESCE(languages, '{}'), remit = COALESCE(remit, '{}'), formats = COALESCE(formats, '{}')
WHERE languages IS NULL OR remit IS NULL OR formats IS NULL;

UPDATE "Draft"
SET remit = COALESCE(remit, '{}'), "placeChoice" = COALESCE("placeChoice", '{}'), languages = COALESCE(languages, '{}'),
  formats = COALESCE(formats, '{}')
WHERE remit IS NULL OR "placeChoice" IS NULL OR languages IS NULL OR formats IS NULL;

UPDATE "Event"
SET regions = COALESCE(regions, '{}'), tags = COALESCE(tags, '{}'), changed = COALESCE(changed, '{}')
WHERE regions IS NULL OR tags IS NULL OR changed IS NULL;

UPDATE "Invitation"
SET regions = COALESCE(regions, '{}'), languages = COALESCE(languages, '{}'), marks = COALESCE(marks, '{}')
WHERE regions IS NULL OR languages IS NULL OR marks IS NULL;

UPDATE "Mediator"
SET languages = COALESCE(languages, '{}'), marks = COALESCE(marks, '{}'), fields = COALESCE(fields, '{}')
WHERE languages IS NULL OR marks IS NULL OR fields IS NULL;

UPDATE "Place" SET formerly = '{}' WHERE formerly IS NULL;

UPDATE "Region" SET aliases = '{}' WHERE aliases IS NULL;

UPDATE "Showing" SET parts = '{}' WHERE parts IS NULL;

UPDATE "StaffRole" SET regions = '{}' WHERE regions IS NULL;

UPDATE "Subscription"
SET kinds = COALESCE(kinds, '{}'), regions = COALESCE(regions, '{}'), tags = COALESCE(tags, '{}')
WHERE kinds IS NULL OR regions IS NULL OR tags IS NULL;
