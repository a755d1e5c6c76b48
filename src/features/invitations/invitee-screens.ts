import { homeButton } from "../../platform/chat/home.ts";
import { shownName } from "../../platform/chat/names.ts";
import { type Button, grid, type Screen, tick } from "../../platform/chat/screen.ts";
import { shortDay } from "../../platform/i18n/dates.ts";
import { aboutLanguage, languages } from "../../platform/i18n/languages.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import { contactButton } from "../danger/alarm-screens.ts";
import { minorNumbers } from "../danger/screens.ts";
import type { Operator } from "../operator/operator.ts";
import { peopleButtons } from "../people/buttons.ts";
import { consentScreen } from "../people/consent-screen.ts";
import { hotlineLines } from "../people/screens.ts";
import type { Places } from "../places/places.ts";
import { quietButton } from "../quiet/screens.ts";
import { type Acceptance, openQuestionOf } from "./acceptance.ts";
import { inviteeButtons } from "./buttons.ts";
import { showCode } from "./invitation-code.ts";
import { lastMomentOf } from "./invitation-state.ts";

const data = inviteeButtons.data;

/** The beginning of the deep link: `side_<code>`. */
export const invitationLink = "side_";

/** An invitation as an invited person sees it: nothing of the story or of the applicant. */
export interface LandingFacts {
  invitation: number;
  /** Null where the link need not be opened again in another language. */
  code: string | null;
  mediator: { id: number; name: string; kind: "PUBLIC" | "PROFESSIONAL" };
  answerBy: Date;
}

export interface InviteeWords {
  texts: Texts;
  operator: Operator;
  places: Places;
}

/** Who invites, what mediation is, what it costs, and that a "no" has no consequences. */
export function landingScreen({ texts, operator }: InviteeWords, landing: LandingFacts): Screen {
  const { invitation, code, mediator, answerBy } = landing;
  const others = languages
    .filter((language) => language !== texts.language && code !== null)
    .map((language) => ({
      label: aboutLanguage(language).name,
      data: peopleButtons.data("language", { language, link: `${invitationLink}${code}` }),
    }));
  return {
    text: texts.html("invitations:landing.text", {
      operator: operator.name[texts.language],
      mediator: mediator.name,
      cost: texts.plain(`invitations:cost.${mediator.kind}`),
      until: shortDay(texts, lastMomentOf(answerBy)),
    }),
    rows: [
      [button(texts, "invitations:landing.yes", data("go", { invitation }))],
      [declineButton(texts, invitation)],
      ...(others.length === 0 ? [] : [others]),
    ],
  };
}

/** The open question to an invited person. @param page of the languages; 0 is the question itself */
export function questionScreen(words: InviteeWords, answers: Acceptance, landing: LandingFacts, page = 0): Screen {
  const { texts, operator, places } = words;
  const { invitation, mediator } = landing;
  switch (openQuestionOf(answers)) {
    case "adult":
      return {
        text: texts.html("invitations:adult.ask"),
        rows: [
          [button(texts, "invitations:adult.yes", data("adult", { invitation, answer: "yes" }))],
          [button(texts, "invitations:adult.no", data("adult", { invitation, answer: "no" }))],
        ],
      };
    case "danger":
      return {
        text: texts.html("invitations:danger.ask"),
        rows: [
          [button(texts, "invitations:danger.no", data("danger", { invitation, answer: "no" }))],
          [button(texts, "invitations:danger.yes", data("danger", { invitation, answer: "yes" }))],
        ],
      };
    case "safety":
      return {
        text: [
          texts.html("invitations:safety.ask"),
          hotlineLines(texts, [...places.hotlines]),
          texts.html("invitations:safety.then"),
        ].join("\n\n"),
        rows: [
          [contactButton(texts)],
          [quietButton(texts)],
          [button(texts, "invitations:safety.safe", data("safe", { invitation }))],
        ],
      };
    case "languages":
      return languagesScreen(words, answers, invitation, page);
    case "name":
      return nameScreen(texts, invitation);
    case "consent":
      return consentScreen(
        {
          title: texts.html("invitations:consent.title"),
          brief: texts.html("invitations:consent.brief", { months: operator.retentionMonths }),
          whole: inviteeConsentText(texts, operator, answers.name ?? ""),
        },
        [
          [button(texts, "invitations:consent.yes", data("consent", { invitation, answer: "yes" }))],
          [button(texts, "invitations:consent.no", data("consent", { invitation, answer: "no" }))],
        ],
      );
    case "showName":
      return {
        text: texts.html("invitations:showName.ask", { name: shownName(answers.name) }),
        rows: [
          [button(texts, "invitations:showName.yes", data("showName", { invitation, answer: "yes" }))],
          [button(texts, "invitations:showName.no", data("showName", { invitation, answer: "no" }))],
        ],
      };
    case "mediator":
      return {
        text: texts.html("invitations:accept.ask", {
          mediator: mediator.name,
          cost: texts.plain(`invitations:cost.${mediator.kind}`),
        }),
        rows: [
          [button(texts, "invitations:accept.yes", data("accept", { invitation, mediator: mediator.id }))],
          [declineButton(texts, invitation)],
        ],
      };
  }
}

/** The number of languages on the question's own screen, and of those on a page behind it. */
const shownLanguages = 3;
const onPage = 8;

function languagesScreen(
  { texts, places }: InviteeWords,
  answers: Acceptance,
  invitation: number,
  page: number,
): Screen {
  const offered = places.languages.map(({ code, name }) => ({
    label: tick(answers.languages.includes(code), name[texts.language]),
    data: data("language", { invitation, language: code, page }),
  }));
  const others = offered.slice(shownLanguages);
  const shown = page === 0 ? offered.slice(0, shownLanguages) : others.slice((page - 1) * onPage, page * onPage);
  const next = others.length > page * onPage ? page + 1 : 0;
  const more = button(
    texts,
    page === 0 ? "invitations:languages.others" : "invitations:languages.more",
    data("languages", { invitation, page: next }),
  );
  return {
    text: texts.html("invitations:languages.ask"),
    rows: [
      ...grid(shown, 2),
      [more],
      [button(texts, "invitations:languages.done", data("languagesDone", { invitation }))],
    ],
  };
}

/** Asks for the name, which is written. */
export function nameScreen(texts: Texts, invitation: number): Screen {
  return {
    text: texts.html("invitations:name.ask"),
    rows: [[button(texts, "invitations:name.stop", data("stop", { invitation }))]],
  };
}

/** The whole consent of an invited person, as it is hashed, with the eight elements that law 94-V, art. 8(4) requires. */
export function inviteeConsentText(texts: Texts, operator: Operator, name: string): string {
  return texts.html("invitations:consent.body", {
    name: shownName(name),
    operator: operator.name[texts.language],
    bin: operator.bin ?? "—",
    months: operator.retentionMonths,
    contact: operator.contact[texts.language],
  });
}

/** Somebody under 18: the way through a legal representative, and whom to call. */
export function minorScreen(texts: Texts): Screen {
  return {
    text: `${texts.html("invitations:adult.minor")}\n${minorNumbers(texts)}`,
    rows: [[homeButton(texts)]],
  };
}

export function refusedConsentScreen(texts: Texts, invitation: number): Screen {
  return { text: texts.html("invitations:consent.refused"), rows: [[declineButton(texts, invitation)]] };
}

export function askDeclineScreen(texts: Texts, invitation: number): Screen {
  return {
    text: texts.html("invitations:decline.ask"),
    rows: [
      [button(texts, "invitations:landing.yes", data("go", { invitation }))],
      [button(texts, "invitations:decline.yes", data("declineYes", { invitation }))],
    ],
  };
}

/** A word to an invited person after which nothing is asked. */
export function inviteeAnswerScreen(
  texts: Texts,
  key: "invitations:waits" | "invitations:decline.done" | "invitations:name.stopped",
): Screen {
  return { text: texts.html(key), rows: [[homeButton(texts)]] };
}

/** Why an invitation cannot be answered. */
export type Refusal =
  | "unknown"
  | "mistyped"
  | "tooMany"
  | "own"
  | "already"
  | "accepted"
  | "staff"
  | "answered"
  | "expired"
  | "revoked"
  | "noMediator"
  | "paused";

export function refusedScreen(texts: Texts, why: Refusal): Screen {
  const example = showCode("K7M42QXR9TNB");
  return { text: texts.html(`invitations:refused.${why}`, { example }), rows: [[homeButton(texts)]] };
}

/** Tells somebody who has accepted that it goes no further. */
export function strangerToldScreen(texts: Texts, how: "STRANGER" | "REVOKED" | "EXPIRED"): Screen {
  return { text: texts.html(`invitations:stranger.${how}`), rows: [[homeButton(texts)]] };
}

function declineButton(texts: Texts, invitation: number): Button {
  return button(texts, "invitations:landing.no", data("decline", { invitation }));
}

function button(texts: Texts, label: TextKey, callback: string): Button {
  return { label: texts.plain(label), data: callback };
}
