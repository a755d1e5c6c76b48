import type { Cell } from "./vault.ts";

/** A column of sealed values, and the column that identifies the row inside the seal. */
export interface SealedColumn {
  table: string;
  column: string;
  row: string;
  /** The SQL type in which the identifying column is compared. */
  rowType: "bigint" | "text";
  /** The table named inside the seal, if sealed values were moved here from that table. */
  sealedAs?: string;
}

/**
 * Every sealed column. A column that is missing here would stay sealed with the old key when the key is changed. A test compares this
 * list with the schema.
 */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "LookUpKey", column: "keySealed", row: "id", rowType: "bigint" },
  { table: "Person", column: "nameSealed", row: "id", rowType: "bigint" },
  { table: "Draft", column: "answersSealed", row: "personId", rowType: "bigint" },
  { table: "Draft", column: "nameSealed", row: "personId", rowType: "bigint" },
  { table: "Draft", column: "pointSealed", row: "personId", rowType: "bigint" },
  { table: "Draft", column: "phoneSealed", row: "personId", rowType: "bigint" },
  { table: "HeldWords", column: "wordsSealed", row: "personId", rowType: "bigint" },
  { table: "StoryPart", column: "contentSealed", row: "id", rowType: "text" },
  { table: "Case", column: "nameSealed", row: "number", rowType: "text" },
  { table: "Case", column: "phoneSealed", row: "number", rowType: "text" },
  { table: "Case", column: "answersSealed", row: "number", rowType: "text" },
  { table: "CaseNote", column: "wordsSealed", row: "id", rowType: "text" },
  { table: "Phrase", column: "wordsSealed", row: "id", rowType: "text" },
  { table: "Alarm", column: "factsSealed", row: "id", rowType: "bigint" },
  { table: "CallQuestion", column: "factsSealed", row: "id", rowType: "bigint" },
  { table: "Offer", column: "reasonSealed", row: "id", rowType: "bigint" },
  { table: "Party", column: "nameSealed", row: "id", rowType: "bigint" },
  { table: "PartyInvitation", column: "codeSealed", row: "id", rowType: "bigint" },
  { table: "Invitee", column: "answersSealed", row: "id", rowType: "bigint" },
  { table: "TalkMessage", column: "contentSealed", row: "id", rowType: "text" },
  { table: "TalkMessage", column: "showsSealed", row: "id", rowType: "text" },
  { table: "Disclosure", column: "contentSealed", row: "id", rowType: "bigint" },
  { table: "Handover", column: "summarySealed", row: "id", rowType: "bigint" },
  { table: "Meeting", column: "termsSealed", row: "id", rowType: "bigint" },
  { table: "MeetingAnswer", column: "picksSealed", row: "id", rowType: "bigint" },
  { table: "MediatorRequest", column: "reasonSealed", row: "id", rowType: "bigint" },
  { table: "Clearance", column: "reasonSealed", row: "id", rowType: "bigint" },
  { table: "Paper", column: "draftSealed", row: "id", rowType: "bigint" },
  { table: "PaperVersion", column: "contentSealed", row: "id", rowType: "bigint" },
  { table: "PaperVersion", column: "signedSealed", row: "id", rowType: "bigint" },
  { table: "PaperAnswer", column: "reasonSealed", row: "id", rowType: "bigint" },
  { table: "Closing", column: "wordSealed", row: "id", rowType: "bigint" },
  { table: "Closing", column: "reasonSealed", row: "id", rowType: "bigint" },
  { table: "Closing", column: "answerSealed", row: "id", rowType: "bigint" },
  { table: "ClosingParty", column: "answerSealed", row: "id", rowType: "bigint" },
  { table: "Party", column: "answersSealed", row: "id", rowType: "bigint" },
  { table: "Registration", column: "nameSealed", row: "id", rowType: "bigint" },
  { table: "Update", column: "payloadSealed", row: "updateId", rowType: "bigint" },
  { table: "Act", column: "resultSealed", row: "key", rowType: "text" },
  { table: "PendingAct", column: "detailSealed", row: "id", rowType: "bigint" },
  { table: "AsideUpdate", column: "payloadSealed", row: "updateId", rowType: "bigint", sealedAs: "Update" },
  { table: "ChatState", column: "conversationSealed", row: "key", rowType: "text" },
];

/** The cell of a value. It names the column without the ending "Sealed". */
export function cellIn({ table, column, sealedAs = table }: SealedColumn, row: string): Cell {
  return { table: sealedAs, column: column.replace(/Sealed$/, ""), row };
}
