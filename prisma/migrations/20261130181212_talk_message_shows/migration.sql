-- AlterTable
ALTER TABLE "TalkMessage" ADD COLUMN     "showsSealed" BYTEA;
