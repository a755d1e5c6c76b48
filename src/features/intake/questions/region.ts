import type { Message } from "grammy/types";
import type { Heard } from "../../../platform/chat/form.ts";
import { grid } from "../../../platform/chat/screen.ts";
import type { Texts } from "../../../platform/i18n/texts.ts";
import { type Places, placeKey } from "../../places/places.ts";
import type { Place } from "../../places/reading/entries.ts";
import type { ReportPatch } from "../answers.ts";
import { answerButtons } from "../buttons.ts";
import { onPage, pageOf } from "../pages.ts";
import { type Asking, answer, button, misfit, type Question, type ReportReply, save } from "../question.ts";

const noPlace = {
  regionId: null,
  districtId: null,
  placeChoice: [],
  point: null,
  placeDone: false,
} satisfies ReportPatch;

export const region: Question<"region"> = {
  id: "region",
  isAnswered: ({ regionId, placeChoice, placeDone }) => placeDone || placeChoice.length > 0 || regionId !== null,
  screen: ({ texts, places, step }) => {
    if (pageOf(step) > 0) {
      const regions = places.regions.map(({ id, name }) => ({
        label: name[texts.language],
        data: answerButtons.data("region", { region: id }),
      }));
      return {
        text: texts.html("intake:region.which"),
        rows: onPage(texts, step, grid(regions, 2)),
      };
    }
    return {
      text: texts.html("intake:region.ask"),
      rows: [
        [button(texts, "intake:region.share", answerButtons.data("share", {}))],
        [button(texts, "intake:region.list", answerButtons.data("page", { of: "region", page: 1 }))],
      ],
    };
  },
  parseTap: (tap, _, places) => {
    if (tap.kind === "share") return answer({ kind: "share", what: "location" });
    if (tap.kind !== "region") return null;
    return places.region(tap.region) === null ? unknown : save({ ...noPlace, regionId: tap.region });
  },
  parse: readPlace,
  cleared: noPlace,
  summary: { line: placeLine, change: "intake:summary.changePlace" },
};

/** The reply to a place that is not among the seeded places. */
export const unknown = answer({ kind: "refused", say: "intake:region.unknown" });

/** Reads a place that a person writes or shares, at any question about the place. */
export function readPlace({ location, venue, text }: Message, places: Places): Heard<ReportReply> {
  const point = venue?.location ?? location;
  if (point !== undefined) return readPoint({ lat: point.latitude, lon: point.longitude }, places);
  if (text === undefined) return misfit("intake:region.unclear");
  const read = places.read(text);
  switch (read.kind) {
    case "none":
      return unknown;
    case "found":
      return save({ ...noPlace, ...livingIn(read.place) });
    case "choice":
      return save({ ...noPlace, placeChoice: read.places.map(placeKey) });
  }
}

/** The answer to «Where do you live?» when there is no doubt left; for a whole region, the question about the district follows. */
export function livingIn(place: Place): ReportPatch {
  const { kind, region: regionId, district: districtId, point } = place;
  if (districtId === null) return { ...noPlace, regionId };
  const known = { regionId, districtId, placeChoice: [placeKey(place)], placeDone: true };
  return kind === "town" && point !== null ? { ...known, point } : known;
}

function readPoint(point: { lat: number; lon: number }, places: Places): Heard<ReportReply> {
  const at = places.at(point);
  if (at.kind === "outside") return answer({ kind: "refused", say: "intake:region.outside" });
  const inside = at.kind === "inside" ? places.place(placeKey({ kind: "district", id: at.kato })) : null;
  if (inside !== null) return save({ ...noPlace, ...livingIn(inside), point });
  const near = at.kind === "inside" ? [at.kato] : [at.kato, ...at.others];
  return save({ ...noPlace, placeChoice: near.map((id) => placeKey({ kind: "district", id })), point });
}

function placeLine({ texts, places, step }: Asking): string {
  const { placeChoice, districtId } = step.report;
  // A town that was understood is confirmed here, so it is named.
  const chosen = placeChoice.map((key) => places.place(key)).find((place) => place?.district === districtId);
  const district = places.district(districtId ?? "");
  const listed = [district?.label[texts.language] ?? "", regionName(texts, places, district?.regionId ?? null)];
  const names = chosen == null ? listed : placeNames(texts, places, chosen);
  return texts.html("intake:summary.place", { value: [...new Set(names)].join(", ") });
}

/** "Каскелең", "Қарасай ауданы", "Алматы облысы" */
export function placeNames(texts: Texts, places: Places, found: Place): string[] {
  const { language } = texts;
  const district = found.district === null ? null : places.district(found.district);
  const names = [found.name[language], district?.label[language], regionName(texts, places, found.region)];
  return [...new Set(names.flatMap((name) => (name === undefined || name === "" ? [] : [name])))];
}

export function regionName(texts: Texts, places: Places, regionId: string | null): string {
  return regionId === null ? "" : (places.region(regionId)?.name[texts.language] ?? "");
}
