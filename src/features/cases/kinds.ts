/** The kinds of conflict, in the order in which they are shown. */
export const kinds = [
  "FAMILY",
  "GENERATIONS",
  "NEIGHBOURS",
  "MONEY",
  "WORK",
  "SCHOOL",
  "INTERETHNIC",
  "INTERFAITH",
  "ORGANISATION",
  "OTHER",
] as const;
export type Kind = (typeof kinds)[number];
