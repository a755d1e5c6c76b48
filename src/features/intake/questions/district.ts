import { grid } from "../../../platform/chat/screen.ts";
import { answerButtons } from "../buttons.ts";
import { onPage } from "../pages.ts";
import { button, type Question, save } from "../question.ts";
import { readPlace, regionName, unknown } from "./region.ts";

export const district: Question<"district"> = {
  id: "district",
  isPart: true,
  isWayBack: true,
  applies: ({ placeChoice }) => placeChoice.length === 0,
  isAnswered: ({ placeDone }) => placeDone,
  screen: ({ texts, places, step }) => {
    const regionId = step.report.regionId ?? "";
    const districts = places.districtsOf(regionId).map(({ id, label }) => ({
      label: label[texts.language],
      data: answerButtons.data("district", { district: id }),
    }));
    // Who has come from abroad may know the city only.
    const city = button(texts, "intake:district.unknown", answerButtons.data("district", { district: regionId }));
    return {
      text: texts.html("intake:district.ask", { region: regionName(texts, places, regionId) }),
      rows: places.isCity(regionId)
        ? [...onPage(texts, step, grid(districts, 2), { first: 0, rowsOnPage: 4 }), [city]]
        : onPage(texts, step, grid(districts, 2), { first: 0 }),
    };
  },
  parseTap: (tap, _, places) => {
    if (tap.kind !== "district") return null;
    const found = places.district(tap.district);
    return found === null ? unknown : save({ regionId: found.regionId, districtId: found.id, placeDone: true });
  },
  parse: readPlace,
  cleared: { districtId: null, placeDone: false },
};
