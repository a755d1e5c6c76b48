/** The kinds of mediator (law 401-IV, art. 9(2)). */
export type MediatorKind = "PUBLIC" | "PROFESSIONAL";

/** Matters that go to those who are marked for them: schools, ethnomediation, «Ана медиациясы». */
export const marks = ["SCHOOL", "ETHNO", "ANA"] as const;
export type Mark = (typeof marks)[number];
