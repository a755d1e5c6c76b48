import { type Button, grid, type Screen } from "../chat/screen.ts";
import type { TextKey, Texts } from "../i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import { hotlineLines } from "../people/screens.ts";
import type { Places } from "../places/places.ts";
import { answerButtons } from "./buttons.ts";
import {
  type Asking,
  type Body,
  kindQuestion,
  placeQuestion,
  regionName,
  remitQuestion,
  summaryQuestion,
  ticked,
  verdictQuestion,
} from "./question-bodies.ts";
import { formats, stepCount, stepOf } from "./rules.ts";
import type { Step } from "./steps.ts";

const data = answerButtons.data;

/** The screen of an open question, with where the form stands and the ways out. */
export function questionScreen(texts: Texts, places: Places, operator: Operator, step: Step): Screen {
  const { text, rows } = question({ texts, places, operator, step });
  const ways: Button[] = [{ label: texts.plain("chat:stop"), data: data("stop", {}) }];
  if (step.before !== null) {
    ways.unshift({ label: texts.plain("chat:back"), data: data("back", { from: step.question }) });
  }
  // The number to call stands first, before anything else.
  if (step.question === "danger" || step.question === "safety") return { text, rows: [...rows, ways] };
  const progress = texts.html("intake:step", { step: stepOf(step.question), of: stepCount });
  return { text: `${progress}\n\n${text}`, rows: [...rows, ways] };
}

function question(asking: Asking): Body {
  const { texts, places, operator, step } = asking;
  const button = (label: TextKey, its: string): Button => ({ label: texts.plain(label), data: its });
  const yesNo = (kind: "danger" | "adult" | "consent", first: "yes" | "no", second: "yes" | "no"): Button[][] =>
    [first, second].map((answer) => [button(`intake:${kind}.${answer}`, data(kind, { answer }))]);
  switch (step.question) {
    case "danger":
      return { text: texts.html("intake:danger.ask"), rows: yesNo("danger", "no", "yes") };
    case "safety": {
      const lines = hotlineLines(texts, [...places.hotlines]);
      return {
        text: [texts.html("intake:safety.ask"), lines, texts.html("intake:safety.then")].join("\n\n"),
        rows: [[button("intake:safety.safe", data("safety", { answer: "safe" }))]],
      };
    }
    case "adult":
      return { text: texts.html("intake:adult.ask"), rows: yesNo("adult", "yes", "no") };
    case "name":
      return { text: texts.html("intake:name.ask"), rows: [] };
    case "consent": {
      const body = consentText(texts, operator, step.name);
      return { text: `${texts.html("intake:consent.title")}\n\n${body}`, rows: yesNo("consent", "yes", "no") };
    }
    case "story":
      if (step.parts === 0) return { text: texts.html("intake:story.ask"), rows: [] };
      return {
        text: texts.html("intake:story.more", { count: step.parts }),
        rows: [
          [button("intake:story.done", data("story", { answer: "done" }))],
          [button("intake:story.again", data("story", { answer: "again" }))],
        ],
      };
    case "kind":
      return kindQuestion(asking);
    case "remit":
      return remitQuestion(asking);
    case "verdict":
      return verdictQuestion(asking);
    case "region":
      return {
        text: texts.html("intake:region.ask"),
        rows: [
          [button("intake:region.share", data("share", {}))],
          ...grid(
            places.regions.map(({ id, name }) => ({
              label: name[texts.language],
              data: data("region", { region: id }),
            })),
            2,
          ),
        ],
      };
    case "district":
      return {
        text: texts.html("intake:district.ask", { region: regionName(texts, places, step.regionId) }),
        rows: grid(
          places.districtsOf(step.regionId ?? "").map(({ id, label }) => ({
            label: label[texts.language],
            data: data("district", { district: id }),
          })),
          2,
        ),
      };
    case "place":
      return placeQuestion(asking);
    case "languages":
      return {
        text: texts.html("intake:languages.ask"),
        rows: [
          ...grid(
            places.languages.map(({ code, name }) => ({
              label: ticked(step.languages.includes(code), name[texts.language]),
              data: data("language", { language: code }),
            })),
            2,
          ),
          [button("intake:languages.done", data("languages", {}))],
        ],
      };
    case "formats":
      return {
        text: texts.html("intake:formats.ask"),
        rows: [
          ...grid(
            formats.map((format) => ({
              label: ticked(step.formats.includes(format), texts.plain(`cases:format.${format}`)),
              data: data("format", { format }),
            })),
            2,
          ),
          [{ label: ticked(step.woman, texts.plain("intake:formats.woman")), data: data("woman", {}) }],
          [button(step.formats.length === 0 ? "intake:formats.any" : "intake:formats.done", data("formats", {}))],
        ],
      };
    case "phone":
      return {
        text: texts.html("intake:phone.ask"),
        rows: [
          [button("intake:phone.share", data("phone", { answer: "share" }))],
          [button("intake:phone.none", data("phone", { answer: "none" }))],
        ],
      };
    case "summary":
      return summaryQuestion(asking);
    case "openCase":
      return {
        text: texts.html("intake:openCase.ask", { number: step.openCase ?? "" }),
        rows: [
          [button("intake:openCase.add", data("openCase", { answer: "add" }))],
          [button("intake:openCase.new", data("openCase", { answer: "new" }))],
        ],
      };
  }
}

/** The consent as it is shown, with the eight elements of law 94-V, art. 8(4). */
export function consentText(texts: Texts, operator: Operator, name: string): string {
  return texts.html("intake:consent.body", {
    name,
    operator: operator.name[texts.language],
    bin: operator.bin ?? "—",
    months: operator.retentionMonths,
    contact: operator.contact[texts.language],
  });
}
