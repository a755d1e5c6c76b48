import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Kind } from "../cases/kinds.ts";
import type { Obstacle } from "../cases/remit.ts";
import type { Places } from "../places/places.ts";
import { languageNames } from "../places/screens.ts";
import { offerButtons, queueButtons, workButtons } from "./buttons.ts";
import type { Lost } from "./decline-reasons.ts";
import { declineReasons } from "./offer-answers.ts";

/** What may be told about a case to somebody who has not accepted it. It contains nothing that the applicant told. */
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
  /** How the mediator who had accepted it has lost the case, if they have. */
  lost?: Lost;
  dueAt: Date;
  case: Brief;
}

/** «№ 2026-000417 · отбасы · Қарасай ауданы · қазақша»: fits on a lock screen and contains nothing private. */
export function briefText(texts: Texts, places: Places, brief: Brief): string {
  const language = texts.language;
  return texts.plain("assignment:brief", {
    number: brief.number,
    kind: texts.plain(`cases:kind.${brief.kind}`),
    district: places.district(brief.districtId)?.label[language] ?? brief.districtId,
    languages: languageNames(places, brief.languages, texts),
    formats: wishesOf(texts, brief),
  });
}

/** How the applicant would like to meet, and whether they wish a woman. */
export function wishesOf(texts: Texts, { formats, womanWished }: Pick<Brief, "formats" | "womanWished">): string {
  const wishes = formats.map((format) => texts.plain(`cases:format.${format}`));
  if (wishes.length === 0) wishes.push(texts.plain("cases:format.any"));
  if (womanWished) wishes.push(texts.plain("cases:format.woman"));
  return wishes.join(", ");
}

/** The button that opens a case for the mediator who has it. */
function openButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("assignment:open"), data: offerButtons.data("open", { case: caseId }) };
}

/** The present state of an offer. The ping and the reminder are edited into it. */
export function offerScreen(
  texts: Texts,
  places: Places,
  offer: OfferFacts,
  opening: "assignment:ping" | "assignment:reminder",
): Screen {
  const params = { brief: briefText(texts, places, offer.case), until: dayAndTime(texts, offer.dueAt) };
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
    case "WITHDRAWN": {
      const { lost = "otherMediator" } = offer;
      return { text: texts.html(`assignment:lost.${lost}`, params) };
    }
    case "REVOKED":
      return { text: texts.html("assignment:taken", params) };
  }
}

export function declineScreen(texts: Texts, places: Places, offer: OfferFacts): Screen {
  return {
    text: texts.html("assignment:why", { brief: briefText(texts, places, offer.case) }),
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
  /** How the mediator who had accepted it last has lost it; null if another mediator was asked since then. */
  lost: Lost | null;
  /** Whether a coordinator reads the case before a mediator is asked. */
  review: boolean;
  /** Whether that is only because the applicant has filed more reports than the limit. */
  overLimit?: boolean;
  /** The rules for which the coordinator looks first. */
  reasons: readonly Obstacle[];
  /** Whether the applicant is under 18. */
  minor?: boolean;
  /** Whether the case still waits for a mediator. */
  open: boolean;
  /** The mediator who has the case by now. */
  mediator: string | null;
  /** The mediator who is being asked, and until when. */
  offer?: { mediator: string; until: Date } | null;
}

export function neededScreen(texts: Texts, places: Places, facts: NeededFacts): Screen {
  const line = briefText(texts, places, facts);
  if (facts.mediator !== null) {
    return { text: texts.html("assignment:found", { brief: line, mediator: facts.mediator }) };
  }
  if (!facts.open) return { text: texts.html("assignment:closed", { brief: line }) };
  const open = { label: texts.plain("assignment:open"), data: queueButtons.data("case", { case: facts.id }) };
  if (facts.offer != null) {
    const until = dayAndTime(texts, facts.offer.until);
    const status = texts.html("assignment:queue.offered", { mediator: facts.offer.mediator, until });
    return { text: `${line}\n\n${status}`, rows: [[open]] };
  }
  const why = [...(facts.review ? reasonLines(texts, facts.reasons) : []), texts.plain(whyNeeded(facts))].join("\n");
  return {
    text: texts.html("assignment:needed", { brief: line, why }),
    rows: [[open]],
  };
}

/** Why a coordinator looks first, in a word or two for each of the report's boxes. No line if there is no such rule. */
export function reasonLines(texts: Texts, reasons: readonly Obstacle[]): string[] {
  if (reasons.length === 0) return [];
  return [
    texts.plain("assignment:reasons", {
      reasons: reasons.map((id) => texts.plain(`assignment:ticked.${id}`)).join(", "),
    }),
  ];
}

function whyNeeded({ minor, review, overLimit, lost, asked }: NeededFacts) {
  if (minor === true) return "assignment:minor";
  if (review) return overLimit === true ? "assignment:overLimit" : "assignment:review";
  if (lost !== null) return lost === "unreachable" ? "assignment:unreachable" : "assignment:nextNeeded";
  return asked === 0 ? "assignment:nobodyFits" : "assignment:nobodyAnswered";
}

/** Tells a mediator that something was added to their case, or that the applicant has withdrawn it. */
export function noticeScreen(
  texts: Texts,
  places: Places,
  brief: Brief,
  notice: "assignment:added" | "assignment:applicantLeft",
): Screen {
  const text = texts.html(notice, { brief: briefText(texts, places, brief) });
  return { text, rows: [[notice === "assignment:added" ? openButton(texts, brief.id) : workButton(texts)]] };
}

/** The button that shows a mediator's cases. */
export function workButton(texts: Texts): Button {
  return { label: texts.plain("people:home.work"), data: workButtons.data("list", {}) };
}
