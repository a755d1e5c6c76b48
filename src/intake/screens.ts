import { languageNames } from "../assignment/screens.ts";
import { kinds } from "../cases/kinds.ts";
import { type Button, grid, type Screen } from "../chat/screen.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Operator } from "../people/operator.ts";
import { homeButton, hotlineLines } from "../people/screens.ts";
import type { Places } from "../places/places.ts";
import { answerButtons, intakeButtons } from "./buttons.ts";
import { stepCount, stepOf } from "./rules.ts";
import type { Step, Summary } from "./steps.ts";

const data = answerButtons.data;

/** The screen of an open question, with where the form stands and the ways out. */
export function questionScreen(texts: Texts, places: Places, operator: Operator, step: Step): Screen {
  const { text, rows } = question(texts, places, operator, step);
  const ways: Button[] = [{ label: texts.plain("chat:stop"), data: data("stop", {}) }];
  if (step.before !== null) {
    ways.unshift({ label: texts.plain("chat:back"), data: data("back", { from: step.question }) });
  }
  const progress = texts.html("intake:step", { step: stepOf(step.question), of: stepCount });
  return { text: `${progress}\n\n${text}`, rows: [...rows, ways] };
}

interface Body {
  text: string;
  rows: Button[][];
}

function question(texts: Texts, places: Places, operator: Operator, step: Step): Body {
  const button = (label: Parameters<Texts["plain"]>[0], its: string): Button => ({
    label: texts.plain(label),
    data: its,
  });
  switch (step.question) {
    case "danger":
      return {
        text: texts.html("intake:danger.ask"),
        rows: [
          [button("intake:danger.no", data("danger", { answer: "no" }))],
          [button("intake:danger.yes", data("danger", { answer: "yes" }))],
        ],
      };
    case "safety":
      return {
        text: [
          texts.html("intake:safety.ask"),
          hotlineLines(texts, [...places.hotlines]),
          texts.html("intake:safety.then"),
        ].join("\n\n"),
        rows: [[button("intake:safety.safe", data("safety", { answer: "safe" }))]],
      };
    case "adult":
      return {
        text: texts.html("intake:adult.ask"),
        rows: [
          [button("intake:adult.yes", data("adult", { answer: "yes" }))],
          [button("intake:adult.no", data("adult", { answer: "no" }))],
        ],
      };
    case "name":
      return { text: texts.html("intake:name.ask"), rows: [] };
    case "consent":
      return {
        text: `${texts.html("intake:consent.title")}\n\n${consentText(texts, operator, step.name)}`,
        rows: [
          [button("intake:consent.yes", data("consent", { answer: "yes" }))],
          [button("intake:consent.no", data("consent", { answer: "no" }))],
        ],
      };
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
      return {
        text: texts.html("intake:kind.ask"),
        rows: grid(
          kinds.map((kind) => button(`cases:kind.${kind}`, data("kind", { conflict: kind }))),
          2,
        ),
      };
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
      return placeQuestion(texts, places, step.near);
    case "languages":
      return {
        text: texts.html("intake:languages.ask"),
        rows: [
          ...grid(
            places.languages.map(({ code, name }) => ({
              label: `${step.languages.includes(code) ? "✅ " : ""}${name[texts.language]}`,
              data: data("language", { language: code }),
            })),
            3,
          ),
          [button("intake:languages.done", data("languages", {}))],
        ],
      };
    case "summary":
      return summaryQuestion(texts, places, step);
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

function placeQuestion(texts: Texts, places: Places, near: readonly string[]): Body {
  const found = near.flatMap((id) => places.district(id) ?? []);
  const other = { label: texts.plain("intake:place.other"), data: data("otherPlace", {}) };
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) {
    const yes = { label: texts.plain("intake:place.yes"), data: data("place", { district: first.id }) };
    return {
      text: texts.html("intake:place.ask", {
        district: first.label[texts.language],
        region: regionName(texts, places, first.regionId),
      }),
      rows: [[yes], [other]],
    };
  }
  const choices = found.map(({ id, label, regionId }) => [
    {
      label: `${label[texts.language]}, ${regionName(texts, places, regionId)}`,
      data: data("place", { district: id }),
    },
  ]);
  return { text: texts.html("intake:place.near"), rows: [...choices, [other]] };
}

function summaryQuestion(texts: Texts, places: Places, step: Step): Body {
  const { story, kind, districtId } = step.summary ?? ({ story: "", kind: "OTHER", districtId: "" } satisfies Summary);
  const district = places.district(districtId);
  const place = `${district?.label[texts.language] ?? ""}, ${regionName(texts, places, district?.regionId ?? null)}`;
  const lines = [
    texts.html("intake:summary.name", { value: step.name }),
    texts.html("intake:summary.story", { value: story }),
    texts.html("intake:summary.kind", { value: texts.plain(`cases:kind.${kind}`) }),
    texts.html("intake:summary.place", { value: place }),
    texts.html("intake:summary.languages", { value: languageNames(places, step.languages, texts) }),
  ];
  const change = (what: "name" | "story" | "kind" | "region" | "languages", label: Parameters<Texts["plain"]>[0]) => ({
    label: texts.plain(label),
    data: data("change", { what }),
  });
  return {
    text: [texts.html("intake:summary.title"), lines.join("\n"), texts.html("intake:summary.ask")].join("\n\n"),
    rows: [
      [{ label: texts.plain("intake:summary.send"), data: data("send", {}) }],
      [change("name", "intake:summary.changeName"), change("story", "intake:summary.changeStory")],
      [change("kind", "intake:summary.changeKind"), change("region", "intake:summary.changePlace")],
      [change("languages", "intake:summary.changeLanguages")],
    ],
  };
}

function regionName(texts: Texts, places: Places, regionId: string | null): string {
  return regionId === null ? "" : (places.region(regionId)?.name[texts.language] ?? "");
}

/** Under 18 nothing is taken down. */
export function minorScreen(texts: Texts): Screen {
  return { text: texts.html("intake:adult.minor"), rows: [[homeButton(texts)]] };
}

/** Without consent nothing is kept; hotlines and rooms are open to everyone. */
export function refusedScreen(texts: Texts, places: Places): Screen {
  return {
    text: `${texts.html("intake:consent.refused")}\n\n${hotlineLines(texts, [...places.hotlines])}`,
    rows: [[homeButton(texts)]],
  };
}

export function pausedScreen(texts: Texts): Screen {
  return {
    text: texts.html("intake:paused"),
    rows: [
      [continueButton(texts)],
      [{ label: texts.plain("intake:drop"), data: intakeButtons.data("drop", {}) }],
      [homeButton(texts)],
    ],
  };
}

export function droppedScreen(texts: Texts): Screen {
  return { text: texts.html("intake:dropped"), rows: [[homeButton(texts)]] };
}

export function reportButton(texts: Texts): Button {
  return { label: texts.plain("people:home.report"), data: intakeButtons.data("report", {}) };
}

export function continueButton(texts: Texts): Button {
  return { label: texts.plain("people:home.continue"), data: intakeButtons.data("report", {}) };
}
