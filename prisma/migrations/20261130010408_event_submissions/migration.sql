-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "approvedSubmission" INTEGER,
ADD COLUMN     "submissions" INTEGER NOT NULL DEFAULT 0;

-- What was sent so far is known from the pings: a number that was used already would be asked of nobody.
UPDATE "Event" e
SET "submissions" = sent.last
FROM (
  SELECT split_part("subject", '/', 1)::int AS id, max(split_part("subject", '/', 2)::int) AS last
  FROM "Delivery"
  WHERE "message" = 'composing.approve' AND "subject" ~ '^\d{1,9}/\d{1,9}$'
  GROUP BY 1) sent
WHERE e."id" = sent.id;
