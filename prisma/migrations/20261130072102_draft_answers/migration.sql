-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "answersBy" BIGINT,
ADD COLUMN     "answersSealed" BYTEA;
