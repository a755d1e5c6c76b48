import { shortenLabel } from "../../../platform/chat/label-width.ts";
import type { Texts } from "../../../platform/i18n/texts.ts";
import { type Places, placeKey } from "../../places/places.ts";
import { answerButtons } from "../buttons.ts";
import { answer, button, type Question, save } from "../question.ts";
import { noPlace, readPlace, regionName, unknown } from "./region.ts";

/** Asks the person to confirm the place that was understood, or to choose from several. */
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
        text: texts.html("intake:place.ask", { place: placeLines(texts, places, first) }),
        rows: [[button(texts, "intake:place.yes", answerButtons.data("place", { place: placeKey(first) }))], [other]],
      };
    }
    const choices = understood.map((found) => [
      {
        label: shortenLabel(placeLines(texts, places, found).replaceAll("\n", ", ")),
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
    // For a whole region, the question about the district follows.
    if (chosen.district === null) return save({ ...noPlace, regionId: chosen.region });
    const point = chosen.kind === "town" && chosen.point !== null ? { point: chosen.point } : {};
    return save({ regionId: chosen.region, districtId: chosen.district, placeDone: true, ...point });
  },
  parse: readPlace,
  cleared: { districtId: null, placeDone: false },
};

/** "Каскелең\nҚарасай ауданы\nАлматы облысы" */
function placeLines(texts: Texts, places: Places, found: NonNullable<ReturnType<Places["place"]>>): string {
  const { language } = texts;
  const district = found.district === null ? null : places.district(found.district);
  const lines = [found.name[language], district?.label[language], regionName(texts, places, found.region)];
  return [...new Set(lines.filter((line) => line !== undefined && line !== ""))].join("\n");
}
