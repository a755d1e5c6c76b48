import { shortenLabel } from "../../../platform/chat/label-width.ts";
import { placeKey } from "../../places/places.ts";
import { answerButtons } from "../buttons.ts";
import { answer, button, type Question, save } from "../question.ts";
import { livingIn, placeNames, readPlace, unknown } from "./region.ts";

/** Asks which of several places is meant, or whether it is the one that was guessed. A place without doubt is confirmed on the summary. */
export const place: Question<"place"> = {
  id: "place",
  isPart: true,
  applies: ({ placeChoice }) => placeChoice.length > 0,
  isAnswered: ({ placeDone }) => placeDone,
  screen: ({ texts, places, step }) => {
    const understood = step.report.placeChoice.flatMap((key) => places.place(key) ?? []);
    const other = button(texts, "intake:place.other", answerButtons.data("otherPlace", {}));
    const [first, ...others] = understood;
    if (first !== undefined && others.length === 0) {
      return {
        text: texts.html("intake:place.ask", { place: placeNames(texts, places, first).join("\n") }),
        rows: [[button(texts, "intake:place.yes", answerButtons.data("place", { place: placeKey(first) }))], [other]],
      };
    }
    const choices = understood.map((found) => [
      {
        label: shortenLabel(placeNames(texts, places, found).join(", ")),
        data: answerButtons.data("place", { place: placeKey(found) }),
      },
    ]);
    return { text: texts.html("intake:place.which"), rows: [...choices, [other]] };
  },
  parseTap: (tap, { report }, places) => {
    if (tap.kind === "otherPlace") return answer({ kind: "reopen", question: "region" });
    if (tap.kind !== "place" || !report.placeChoice.includes(tap.place)) return null;
    const chosen = places.place(tap.place);
    if (chosen === null) return unknown;
    return save(livingIn(chosen));
  },
  parse: readPlace,
  cleared: { districtId: null, placeDone: false },
};
