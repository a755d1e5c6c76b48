import type { JobTools } from "../../platform/database/due-rows.ts";
import { eraseWords } from "./disclosure-rows.ts";

/** How many disclosures are erased in one statement. */
const erasedAtOnce = 200;

/** Erases the words of disclosures whose case has ended. */
export async function eraseDisclosed({ prisma }: Pick<JobTools, "prisma">): Promise<void> {
  while ((await eraseWords(prisma, erasedAtOnce)) === erasedAtOnce);
}
