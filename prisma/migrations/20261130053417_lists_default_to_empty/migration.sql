-- AlterTable
ALTER TABLE "Announcement" ALTER COLUMN "regions" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "tags" SET DEFAULT ARRAY[]::"ProgrammeTag"[];

-- AlterTable
ALTER TABLE "Case" ALTER COLUMN "languages" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "remit" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "formats" SET DEFAULT ARRAY[]::"Format"[];

-- AlterTable
ALTER TABLE "Draft" ALTER COLUMN "remit" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "placeChoice" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "languages" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "formats" SET DEFAULT ARRAY[]::"Format"[];

-- AlterTable
ALTER TABLE "Event" ALTER COLUMN "regions" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "tags" SET DEFAULT ARRAY[]::"ProgrammeTag"[],
ALTER COLUMN "changed" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Invitation" ALTER COLUMN "regions" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "languages" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "marks" SET DEFAULT ARRAY[]::"MediatorMark"[];

-- AlterTable
ALTER TABLE "Mediator" ALTER COLUMN "languages" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "marks" SET DEFAULT ARRAY[]::"MediatorMark"[],
ALTER COLUMN "fields" SET DEFAULT ARRAY[]::"ConflictKind"[];

-- AlterTable
ALTER TABLE "Place" ALTER COLUMN "formerly" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Region" ALTER COLUMN "aliases" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Showing" ALTER COLUMN "parts" SET DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "StaffRole" ALTER COLUMN "regions" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "Subscription" ALTER COLUMN "kinds" SET DEFAULT ARRAY[]::"EventKind"[],
ALTER COLUMN "regions" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "tags" SET DEFAULT ARRAY[]::"ProgrammeTag"[];
