-- CreateTable
CREATE TABLE "LookUpKey" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "keySealed" BYTEA NOT NULL,

    CONSTRAINT "LookUpKey_pkey" PRIMARY KEY ("id")
);
