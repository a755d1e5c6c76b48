import type { Kind } from "../cases/kinds.ts";
import type { Button, Screen } from "../chat/screen.ts";
import { dayAndTime } from "../i18n/dates.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { languageNames } from "../places/screens.ts";
import { declineReasons } from "./answers.ts";
import { offerButtons, queueButtons } from "./buttons.ts";

/** What may be said of a case to someone who has not accepted it: nothing that its person told. */
export interface Brief {
  id: number;
  number: string;
  kind: Kind;
  districtId: string;
  languages: string[];
  formats: readonly ("IN_PERSON" | "PHONE" | "VIDEO" | "MESSAGES")[];
  womanWished: boolean;
}

export interface OfferFacts {
  id: number;
  status: "OFFERED" | "ACCEPTED" | "DECLINED" | "EXPIRED" | "REVOKED" | "WITHDRAWN";
  /** Why it was declined or given back; none where it was taken back from a mediator out of reach. */
  reason: string | null;
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
    formats: wishesOf(texts, one),
  });
}

/** How the applicant would like to meet, and whether with a woman. */
export function wishesOf(texts: Texts, { formats, womanWished }: Pick<Brief, "formats" | "womanWished">): string {
  const wishes = formats.map((format) => texts.plain(`cases:format.${format}`));
  if (wishes.length === 0) wishes.push(texts.plain("cases:format.any"));
  if (womanWished) wishes.push(texts.plain("cases:format.woman"));
  return wishes.join(", ");
}

/** Opens a case for the mediator who has it. */
function openButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("assignment:open"), data: offerButtons.data("open", { case: caseId }) };
}

/** An offer as it stands: the ping and the reminder change into it. */
export function offerScreen(
  texts: Texts,
  places: Places,
  offer: OfferFacts,
  opening: "assignment:ping" | "assignment:reminder",
): Screen {
  const params = { brief: brief(texts, places, offer.case), until: dayAndTime(texts, offer.dueAt) };
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
      return { text: texts.html("assignment:accepted", params), rows: [[openButton(texts, offer.case.id)]] };
    case "DECLINED":
      return { text: texts.html("assignment:declined", params) };
    case "WITHDRAWN":
      return { text: texts.html(offer.reason === null ? "assignment:passedOver" : "assignment:withdrawn", params) };
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

export interface NeededFacts extends Brief {
  /** How many mediators were asked in vain. */
  asked: number;
  /** Whoever had accepted it last is out of reach. */
  lost: boolean;
  /** A coordinator reads it before any mediator is asked. */
  review: boolean;
  /** The coordinator comes first only because the applicant has filed more reports than the limit. */
  overLimit?: boolean;
  /** It still waits for a mediator. */
  open: boolean;
  /** Who has it by now. */
  mediator: string | null;
  /** Who is asked at the moment, and until when. */
  offer?: { mediator: string; until: Date } | null;
}

export function neededScreen(texts: Texts, places: Places, one: NeededFacts): Screen {
  const line = brief(texts, places, one);
  if (one.mediator !== null) {
    return { text: texts.html("assignment:found", { brief: line, mediator: one.mediator }) };
  }
  if (!one.open) return { text: line };
  const open = { label: texts.plain("assignment:open"), data: queueButtons.data("case", { case: one.id }) };
  if (one.offer != null) {
    const until = dayAndTime(texts, one.offer.until);
    const status = texts.html("assignment:queue.offered", { mediator: one.offer.mediator, until });
    return { text: `${line}\n\n${status}`, rows: [[open]] };
  }
  const why = texts.plain(whyNeeded(one));
  return {
    text: texts.html("assignment:needed", { brief: line, why }),
    rows: [[open]],
  };
}

function whyNeeded({ review, overLimit, lost, asked }: NeededFacts) {
  if (review) return overLimit === true ? "assignment:overLimit" : "assignment:review";
  if (lost) return "assignment:unreachable";
  return asked === 0 ? "assignment:nobodyFits" : "assignment:nobodyAnswered";
}

/** Something was added to a mediator's case, or its applicant has left. */
export function noticeScreen(
  texts: Texts,
  places: Places,
  one: Brief,
  notice: "assignment:added" | "assignment:applicantLeft",
): Screen {
  const text = texts.html(notice, { brief: brief(texts, places, one) });
  return notice === "assignment:added" ? { text, rows: [[openButton(texts, one.id)]] } : { text };
}
