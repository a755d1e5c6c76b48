/** What is announced (one list in schema, buttons and catalogues). */
export const eventKinds = [
  "CONFERENCE",
  "ROUND_TABLE",
  "SEMINAR",
  "COURSE",
  "FORUM",
  "SESSION",
  "COUNCIL_SITTING",
  "CARAVAN",
  "OPEN_DAY",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** The Assembly's programmes. */
export const programmeTags = ["RECONCILIATION", "ANA", "SCHOOL", "ETHNO", "YOUTH", "FAMILY", "LANGUAGE"] as const;
export type ProgrammeTag = (typeof programmeTags)[number];
