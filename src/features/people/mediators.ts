/** The kinds of mediator (law 401-IV, art. 9(2)). */
export type MediatorKind = "PUBLIC" | "PROFESSIONAL";

/** Special matters that mediators can be marked for: schools, ethnomediation, «Ана медиациясы». */
export const marks = ["SCHOOL", "ETHNO", "ANA"] as const;
export type Mark = (typeof marks)[number];
