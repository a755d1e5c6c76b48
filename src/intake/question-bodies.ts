import { wishesOf } from "../assignment/screens.ts";
import { kinds } from "../cases/kinds.ts";
import { shownPhone } from "../cases/phone.ts";
import { shortenLabel } from "../chat/label-width.ts";
import { type Button, grid } from "../chat/screen.ts";
import type { TextKey, Texts } from "../i18n/texts.ts";
import type { Operator } from "../operator/operator.ts";
import { hotlineLines } from "../people/screens.ts";
import { type Places, placeKey } from "../places/places.ts";
import { languageNames } from "../places/screens.ts";
import { answerButtons, type changeable } from "./buttons.ts";
import { hotlinesFor, judgeRemit, remitIds } from "./remit.ts";
import type { Step } from "./steps.ts";

const data = answerButtons.data;

export interface Body {
  text: string;
  rows: Button[][];
}

/** What the questions' screens are made with. */
export interface Asking {
  texts: Texts;
  places: Places;
  operator: Operator;
  step: Step;
}

export function kindQuestion({ texts, step }: Asking): Body {
  const button = (kind: (typeof kinds)[number], prefix = ""): Button => ({
    label: prefix + texts.plain(`cases:kind.${kind}`),
    data: data("kind", { conflict: kind }),
  });
  const { guess } = step;
  if (guess === null)
    return {
      text: texts.html("intake:kind.ask"),
      rows: grid(
        kinds.map((kind) => button(kind)),
        2,
      ),
    };
  const others = kinds.filter((kind) => kind !== guess).map((kind) => button(kind));
  return {
    text: texts.html("intake:kind.guess", { kind: texts.plain(`cases:kind.${guess}`) }),
    rows: [[button(guess, "✅ ")], ...grid(others, 2)],
  };
}

export function remitQuestion({ texts, step }: Asking): Body {
  const last: TextKey = step.remit.length === 0 ? "intake:remit.none" : "intake:remit.done";
  return {
    text: texts.html("intake:remit.ask"),
    rows: [
      ...remitIds.map((rule) => [
        {
          label: ticked(step.remit.includes(rule), texts.plain(`intake:remit.option.${rule}`)),
          data: data("remit", { rule }),
        },
      ]),
      [{ label: texts.plain(last), data: data("remitDone", {}) }],
    ],
  };
}

export function verdictQuestion({ texts, places, step }: Asking): Body {
  const verdict = judgeRemit(step.remit);
  if (verdict.kind === "suitable") throw new Error("A suitable matter needs no verdict.");
  const lines = [texts.html(`intake:remit.verdict.${verdict.kind}`)];
  const numbers = hotlinesFor(step.remit);
  if (verdict.hotlines)
    lines.unshift(
      hotlineLines(
        texts,
        places.hotlines.filter(({ number }) => numbers.includes(number)),
      ),
    );
  lines.push(...verdict.because.map((id) => texts.html(`intake:remit.why.${id}`)));
  return {
    text: [...lines, texts.html("intake:remit.coordinator")].join("\n\n"),
    rows: [
      [{ label: texts.plain("intake:remit.yes"), data: data("verdict", { answer: "yes" }) }],
      [{ label: texts.plain("intake:remit.no"), data: data("verdict", { answer: "no" }) }],
    ],
  };
}

/** What helps to know of a matter that mediation takes: a court has it, a bailiff has it. */
export function remitNotes(texts: Texts, remit: Step["remit"]): string[] {
  const verdict = judgeRemit(remit);
  return verdict.kind === "suitable" ? verdict.notes.map((id) => texts.html(`intake:remit.why.${id}`)) : [];
}

export function placeQuestion({ texts, places, step }: Asking): Body {
  const found = step.choice.flatMap((key) => places.place(key) ?? []);
  const other = { label: texts.plain("intake:place.other"), data: data("otherPlace", {}) };
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) {
    const yes = { label: texts.plain("intake:place.yes"), data: data("place", { place: placeKey(first) }) };
    return {
      text: texts.html("intake:place.ask", { place: placeLines(texts, places, first) }),
      rows: [[yes], [other]],
    };
  }
  const choices = found.map((place) => [
    {
      label: shortenLabel(placeLines(texts, places, place).replaceAll("\n", ", ")),
      data: data("place", { place: placeKey(place) }),
    },
  ]);
  return { text: texts.html("intake:place.which"), rows: [...choices, [other]] };
}

/** "Каскелең\nҚарасай ауданы\nАлматы облысы" */
function placeLines(texts: Texts, places: Places, place: NonNullable<ReturnType<Places["place"]>>): string {
  const { language } = texts;
  const district = place.district === null ? null : places.district(place.district);
  const lines = [place.name[language], district?.label[language], regionName(texts, places, place.region)];
  return [...new Set(lines.filter((line) => line !== undefined && line !== ""))].join("\n");
}

export function summaryQuestion({ texts, places, step }: Asking): Body {
  const { story = "", files = 0, kind = "OTHER", districtId = "" } = step.summary ?? {};
  const district = places.district(districtId);
  const place = `${district?.label[texts.language] ?? ""}, ${regionName(texts, places, district?.regionId ?? null)}`;
  const wishes = wishesOf(texts, { formats: step.formats, womanWished: step.woman });
  const line = (key: TextKey, value: string) => texts.html(key, { value });
  const lines = [
    line("intake:summary.name", step.name),
    ...(story === "" ? [] : [line("intake:summary.story", story)]),
    ...(files === 0 ? [] : [texts.html("intake:summary.files", { count: files })]),
    line("intake:summary.kind", texts.plain(`cases:kind.${kind}`)),
    line("intake:summary.place", place),
    line("intake:summary.languages", languageNames(places, step.languages, texts)),
    line("intake:summary.formats", wishes),
    line("intake:summary.phone", step.phone === null ? "—" : shownPhone(step.phone)),
  ];
  const change = (what: (typeof changeable)[number], label: TextKey): Button => ({
    label: texts.plain(label),
    data: data("change", { what }),
  });
  return {
    text: [texts.html("intake:summary.title"), lines.join("\n"), texts.html("intake:summary.ask")].join("\n\n"),
    rows: [
      [{ label: texts.plain("intake:summary.send"), data: data("send", {}) }],
      [change("name", "intake:summary.changeName"), change("story", "intake:summary.changeStory")],
      [change("kind", "intake:summary.changeKind"), change("region", "intake:summary.changePlace")],
      [change("languages", "intake:summary.changeLanguages"), change("formats", "intake:summary.changeFormats")],
      [change("phone", "intake:summary.changePhone")],
    ],
  };
}

export function regionName(texts: Texts, places: Places, regionId: string | null): string {
  return regionId === null ? "" : (places.region(regionId)?.name[texts.language] ?? "");
}

export function ticked(on: boolean, label: string): string {
  return on ? `✅ ${label}` : label;
}
