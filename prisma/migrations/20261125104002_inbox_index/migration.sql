-- DropIndex
DROP INDEX "Update_setAsideAt_dueAt_idx";
