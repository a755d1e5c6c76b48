-- CreateTable
CREATE TABLE "StaffAct" (
    "id" SERIAL NOT NULL,
    "act" TEXT NOT NULL,
    "actorId" INTEGER NOT NULL,
    "role" "Role" NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "actedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StaffAct_pkey" PRIMARY KEY ("id")
);
