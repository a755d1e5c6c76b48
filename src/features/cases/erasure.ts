import type { Db } from "../../platform/database/open.ts";

/** A case that is being erased. */
export interface ErasedCase {
  id: number;
  personId: number;
}

/**
 * What a room keeps of a case, and how that goes when the case is erased (src/app/erasures.ts lists the rooms). The case itself, its story and
 * the messages of this room go after all others.
 */
export interface EraseOfCase {
  /** The models whose rows belong to a case. A test compares them with the schema. */
  models: readonly string[];
  /**
   * Takes back what is still in somebody's chat.
   * @returns the ids of the cases for which that is not done yet: they are erased later
   */
  takeBack?(tx: Db, caseIds: readonly number[], now: Date): Promise<number[]>;
  /** Deletes the rows of these cases, and the deliveries about them. */
  erase(tx: Db, cases: readonly ErasedCase[]): Promise<void>;
}
