-- CreateTable
CREATE TABLE "EventVersion" (
    "eventId" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "facts" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedById" INTEGER,

    CONSTRAINT "EventVersion_pkey" PRIMARY KEY ("eventId","sequence")
);

-- AddForeignKey
ALTER TABLE "EventVersion" ADD CONSTRAINT "EventVersion_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is public now is the first version that is known. Who registered before was told of it, as far as anybody knows.
INSERT INTO "EventVersion" ("eventId", "sequence", "facts", "publishedAt")
SELECT "id", "sequence", "facts", COALESCE("publishedAt", "changedAt")
FROM "Event"
WHERE "facts" IS NOT NULL AND "status" IN ('PUBLISHED', 'CANCELLED')
ON CONFLICT DO NOTHING;
