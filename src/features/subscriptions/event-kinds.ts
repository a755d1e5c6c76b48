/** The kinds of events that people can subscribe to. The schema, buttons and catalogues have the same list. */
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

/** The Assembly's programmes, by which events are tagged. */
export const programmeTags = ["RECONCILIATION", "ANA", "SCHOOL", "ETHNO", "YOUTH", "FAMILY", "LANGUAGE"] as const;
export type ProgrammeTag = (typeof programmeTags)[number];
