-- DropIndex
DROP INDEX "Delivery_chatId_message_subject_key";

-- AlterTable
ALTER TABLE "Delivery" ALTER COLUMN "chatId" DROP NOT NULL;

-- Every version that can still run beside this one names the person.
DROP TRIGGER bitimger_name_person ON "Delivery";
DROP FUNCTION bitimger_name_person();
