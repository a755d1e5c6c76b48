-- DropIndex
DROP INDEX "Delivery_chatId_status_class_idx";

-- DropIndex
DROP INDEX "Delivery_message_subject_chatId_key";

-- DropIndex
DROP INDEX "Delivery_status_class_notBefore_id_idx";

-- AlterTable
ALTER TABLE "Delivery" DROP CONSTRAINT "Delivery_pkey",
ADD CONSTRAINT "Delivery_pkey" PRIMARY KEY ("message", "subject", "chatId");

-- CreateIndex
CREATE INDEX "Delivery_due_idx" ON "Delivery"("class", "notBefore", "id") WHERE (status = 'WAITING');

-- CreateIndex
CREATE INDEX "Delivery_unsaid_idx" ON "Delivery"("chatId") WHERE (status = ANY (ARRAY['WAITING'::"DeliveryStatus", 'HELD'::"DeliveryStatus"]));

-- CreateIndex
CREATE INDEX "Delivery_sending_idx" ON "Delivery"("chatId") WHERE (status = 'SENDING');
