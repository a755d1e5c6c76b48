import type { Kind } from "../cases/kinds.ts";
import type { Screen } from "../chat/screen.ts";
import { dayAndTime } from "../i18n/dates.ts";
import type { Texts } from "../i18n/texts.ts";
import { homeButton } from "../people/screens.ts";
import type { Places } from "../places/places.ts";
import { declineReasons } from "./answers.ts";
import { offerButtons } from "./buttons.ts";

/** What may be said of a case to someone who has not accepted it: nothing that its person told. */
export interface Brief {
  number: string;
  kind: Kind;
  districtId: string;
  languages: string[];
}

export interface OfferFacts {
  id: number;
  status: "OFFERED" | "ACCEPTED" | "DECLINED" | "EXPIRED" | "REVOKED";
  dueAt: Date;
  case: Brief;
}

/** «№ 2026-000417 · отбасы · Қарасай ауданы · қазақша»: fits a lock screen, holds nothing private. */
export function brief(texts: Texts, places: Places, one: Brief): string {
  const language = texts.language;
  return texts.plain("assignment:brief", {
    number: one.number,
    kind: texts.plain(`cases:kind.${one.kind}`),
    district: places.district(one.districtId)?.label[language] ?? one.districtId,
    languages: languageNames(places, one.languages, texts),
  });
}

export function languageNames(places: Places, codes: readonly string[], texts: Texts): string {
  return places.languages
    .filter(({ code }) => codes.includes(code))
    .map(({ name }) => name[texts.language])
    .join(", ");
}

/** An offer as it stands: the ping and the reminder change into it. */
export function offerScreen(
  texts: Texts,
  places: Places,
  offer: OfferFacts,
  opening: "assignment:ping" | "assignment:reminder",
): Screen {
  const params = { brief: brief(texts, places, offer.case), until: dayAndTime(texts.language, offer.dueAt) };
  const accept = (label: "assignment:accept" | "assignment:acceptLate") => ({
    label: texts.plain(label),
    data: offerButtons.data("accept", { offer: offer.id }),
  });
  switch (offer.status) {
    case "OFFERED":
      return {
        text: texts.html(opening, params),
        rows: [
          [
            accept("assignment:accept"),
            { label: texts.plain("assignment:decline"), data: offerButtons.data("decline", { offer: offer.id }) },
          ],
        ],
      };
    case "EXPIRED":
      return { text: texts.html("assignment:expired", params), rows: [[accept("assignment:acceptLate")]] };
    case "ACCEPTED":
      return { text: texts.html("assignment:accepted", params) };
    case "DECLINED":
      return { text: texts.html("assignment:declined", params) };
    case "REVOKED":
      return { text: texts.html("assignment:taken", params) };
  }
}

export function declineScreen(texts: Texts, places: Places, offer: OfferFacts): Screen {
  return {
    text: texts.html("assignment:why", { brief: brief(texts, places, offer.case) }),
    rows: [
      ...declineReasons.map((reason) => [
        {
          label: texts.plain(`assignment:reason.${reason}`),
          data: offerButtons.data("reason", { offer: offer.id, reason }),
        },
      ]),
      [{ label: texts.plain("chat:back"), data: offerButtons.data("keep", { offer: offer.id }) }],
    ],
  };
}

/** The story, for the mediator who accepted; in pieces that Telegram takes. */
export function storyScreens(texts: Texts, one: { number: string; name: string; story: string[] }): Screen[] {
  const [first = "", ...rest] = pieces(one.story.join("\n\n"), 3500);
  const { number, name } = one;
  return [
    { text: texts.html("assignment:story", { number, name, story: first }) },
    ...rest.map((piece) => ({ text: texts.html("assignment:storyMore", { number, story: piece }) })),
  ];
}

function pieces(text: string, length: number): string[] {
  const letters = [...text];
  const found: string[] = [];
  for (let at = 0; at < letters.length; at += length) found.push(letters.slice(at, at + length).join(""));
  return found;
}

export interface NeededFacts extends Brief {
  /** How many mediators were asked in vain. */
  asked: number;
  /** Who has it by now. */
  mediator: string | null;
}

export function neededScreen(texts: Texts, places: Places, one: NeededFacts): Screen {
  const line = brief(texts, places, one);
  if (one.mediator !== null) {
    return { text: texts.html("assignment:found", { brief: line, mediator: one.mediator }) };
  }
  const why = texts.plain(one.asked === 0 ? "assignment:nobodyFits" : "assignment:nobodyAnswered");
  return { text: texts.html("assignment:needed", { brief: line, why }) };
}

export function dutyScreen(texts: Texts, onDuty: boolean): Screen {
  const to = onDuty ? "off" : "on";
  return {
    text: texts.html(onDuty ? "assignment:duty.on" : "assignment:duty.off"),
    rows: [
      [
        {
          label: texts.plain(onDuty ? "assignment:duty.goOff" : "assignment:duty.goOn"),
          data: offerButtons.data("duty", { to }),
        },
      ],
      [homeButton(texts)],
    ],
  };
}
