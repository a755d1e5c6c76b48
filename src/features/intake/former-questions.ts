import { answer, save, toggle, type UnaskedQuestion } from "./question.ts";

/**
 * Questions that are no longer asked. Screens of the version before, which asked them, still have their buttons: an answer counts, and
 * the form goes on with the open question.
 */
export const formerQuestions: readonly UnaskedQuestion[] = [
  {
    // Who writes a name says by it that they are 18: the screen of the name asks for both.
    id: "adult",
    parseTap: (tap) => {
      if (tap.kind !== "adult") return null;
      return tap.answer === "yes" ? save({ adult: true }) : answer({ kind: "end", how: "minor" });
    },
  },
  {
    // Its wishes are on the screen of the languages.
    id: "formats",
    parseTap: (tap, { report }) => {
      switch (tap.kind) {
        case "format":
          return save({ formats: toggle(report.formats, tap.format), formatsDone: true });
        case "woman":
          return save({ womanWished: !report.womanWished, formatsDone: true });
        case "formats":
          return save({ formatsDone: true });
        default:
          return null;
      }
    },
  },
];
