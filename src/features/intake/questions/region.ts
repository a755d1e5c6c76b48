import type { Message } from "grammy/types";
import type { Heard } from "../../../platform/chat/form.ts";
import { grid } from "../../../platform/chat/screen.ts";
import type { Texts } from "../../../platform/i18n/texts.ts";
import { type Places, placeKey } from "../../places/places.ts";
import type { ReportPatch } from "../answers.ts";
import { answerButtons } from "../buttons.ts";
import { type Asking, answer, button, misfit, type Question, type ReportReply, save } from "../question.ts";

export const noPlace = {
  regionId: null,
  districtId: null,
  placeChoice: [],
  point: null,
  placeDone: false,
} satisfies ReportPatch;

export const region: Question<"region"> = {
  id: "region",
  isAnswered: ({ regionId, placeChoice, placeDone }) => placeDone || placeChoice.length > 0 || regionId !== null,
  screen: ({ texts, places }) => ({
    text: texts.html("intake:region.ask"),
    rows: [
      [button(texts, "intake:region.share", answerButtons.data("share", {}))],
      ...grid(
        places.regions.map(({ id, name }) => ({
          label: name[texts.language],
          data: answerButtons.data("region", { region: id }),
        })),
        2,
      ),
    ],
  }),
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
  if (read.kind === "none") return unknown;
  const found = read.kind === "found" ? [read.place] : read.places;
  return save({ ...noPlace, placeChoice: found.map(placeKey) });
}

function readPoint(point: { lat: number; lon: number }, places: Places): Heard<ReportReply> {
  const at = places.at(point);
  if (at.kind === "outside") return answer({ kind: "refused", say: "intake:region.outside" });
  const near = at.kind === "inside" ? [at.kato] : [at.kato, ...at.others];
  return save({ ...noPlace, placeChoice: near.map((id) => placeKey({ kind: "district", id })), point });
}

function placeLine({ texts, places, step }: Asking): string {
  const district = places.district(step.report.districtId ?? "");
  const value = `${district?.label[texts.language] ?? ""}, ${regionName(texts, places, district?.regionId ?? null)}`;
  return texts.html("intake:summary.place", { value });
}

export function regionName(texts: Texts, places: Places, regionId: string | null): string {
  return regionId === null ? "" : (places.region(regionId)?.name[texts.language] ?? "");
}
