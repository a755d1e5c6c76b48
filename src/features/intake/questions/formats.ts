import { grid } from "../../../platform/chat/screen.ts";
import { wishesOf } from "../../assignment/screens.ts";
import { answerButtons } from "../buttons.ts";
import { button, type Question, save, ticked, toggle } from "../question.ts";
import { formats as allFormats, offeredFormats } from "../rules.ts";

export const formats: Question<"formats"> = {
  id: "formats",
  isAnswered: ({ formatsDone }) => formatsDone,
  screen: ({ texts, step }) => {
    const { formats: chosen, womanWished } = step.report;
    const offered = allFormats.filter((format) => offeredFormats.includes(format) || chosen.includes(format));
    const last = chosen.length === 0 ? "intake:formats.any" : "intake:formats.done";
    return {
      text: texts.html("intake:formats.ask"),
      rows: [
        ...grid(
          offered.map((format) => ({
            label: ticked(chosen.includes(format), texts.plain(`cases:format.${format}`)),
            data: answerButtons.data("format", { format }),
          })),
          2,
        ),
        [
          {
            label: ticked(womanWished, texts.plain("intake:formats.woman")),
            data: answerButtons.data("woman", {}),
          },
        ],
        [button(texts, last, answerButtons.data("formats", {}))],
      ],
    };
  },
  parseTap: (tap, { report }) => {
    switch (tap.kind) {
      case "format":
        return save({ formats: toggle(report.formats, tap.format) });
      case "woman":
        return save({ womanWished: !report.womanWished });
      case "formats":
        return save({ formatsDone: true });
      default:
        return null;
    }
  },
  cleared: { formatsDone: false },
  summary: {
    line: ({ texts, step }) => texts.html("intake:summary.formats", { value: wishesOf(texts, step.report) }),
    change: "intake:summary.changeFormats",
  },
};
