import { grid } from "../../../platform/chat/screen.ts";
import { answerButtons } from "../buttons.ts";
import { type Question, save } from "../question.ts";
import { readPlace, regionName, unknown } from "./region.ts";

export const district: Question<"district"> = {
  id: "district",
  isPart: true,
  isWayBack: true,
  applies: ({ placeChoice }) => placeChoice.length === 0,
  isAnswered: ({ placeDone }) => placeDone,
  screen: ({ texts, places, step }) => {
    const { regionId } = step.report;
    return {
      text: texts.html("intake:district.ask", { region: regionName(texts, places, regionId) }),
      rows: grid(
        places.districtsOf(regionId ?? "").map(({ id, label }) => ({
          label: label[texts.language],
          data: answerButtons.data("district", { district: id }),
        })),
        2,
      ),
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
