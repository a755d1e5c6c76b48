import { type Acceptance, noAnswers } from "../../src/features/invitations/acceptance.ts";
import {
  askScreen,
  confirmedScreen,
  confirmScreen,
  daysScreen,
  makeButton,
  type OwnFacts,
  openButton,
  overScreen,
  ownScreen,
  passOnScreen,
  refusedMakerScreen,
  revokeScreen,
  stateLine,
  strangerScreen,
} from "../../src/features/invitations/applicant-screens.ts";
import { answerUntil } from "../../src/features/invitations/invitation-state.ts";
import {
  askDeclineScreen,
  inviteeAnswerScreen,
  landingScreen,
  minorScreen,
  nameScreen,
  questionScreen,
  type Refusal,
  refusedConsentScreen,
  refusedScreen,
  strangerToldScreen,
} from "../../src/features/invitations/invitee-screens.ts";
import { acceptedScreen, endedScreen, partyLine } from "../../src/features/invitations/mediator-screens.ts";
import { openedScreen } from "../../src/features/talks/screens.ts";
import { withComplaint } from "../../src/platform/chat/form.ts";
import { matter, mediator, type Shown, type Stage } from "./stage.ts";

const name = "Болат Ахметов";
const code = "K7M42QXR9TNB";
const link = `https://t.me/bitimger_bot?start=side_${code}`;

/** Inviting another side. */
export function invitationScreens(stage: Stage): Shown[] {
  return [...applicantScreens(stage), ...inviteeScreens(stage), ...mediatorScreens(stage)];
}

function factsOf({ now }: Stage): OwnFacts {
  return {
    id: 7,
    caseId: matter.id,
    number: matter.number,
    status: "OPEN",
    madeAt: now,
    passedOnAt: null,
    openedAt: null,
    answerBy: null,
    askedAt: null,
    acceptedAt: null,
    shownName: null,
  };
}

const ends = ["CONFIRMED", "DECLINED", "EXPIRED", "REVOKED", "STRANGER"] as const;

function applicantScreens(stage: Stage): Shown[] {
  const { operator, now } = stage;
  const made = factsOf(stage);
  const passed = { ...made, passedOnAt: now, answerBy: answerUntil(now, 10) };
  const accepted = { ...passed, status: "ACCEPTED" as const, acceptedAt: now };
  return [
    { name: "invitation: made", screen: (texts) => ownScreen(texts, made, link) },
    {
      name: "invitation: the text to pass on",
      screen: (texts) => passOnScreen(texts, operator, { mediator, code, link, username: "bitimger_bot" }),
    },
    { name: "invitation: passed on", screen: (texts) => ownScreen(texts, passed, link) },
    { name: "invitation: another date", screen: (texts) => daysScreen(texts, passed, now) },
    { name: "invitation: opened", screen: (texts) => ownScreen(texts, { ...passed, openedAt: now }, link) },
    ...ends.map((status) => ({
      name: `outbox: invitations.ended, ${status}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => ownScreen(texts, { ...passed, status }, null),
    })),
    { name: "invitation: revoke?", screen: (texts) => revokeScreen(texts, passed) },
    { name: "outbox: invitations.ask", screen: (texts) => askScreen(texts, made, answerUntil(now, 30)) },
    { name: "invitation: a question that is over", screen: (texts) => overScreen(texts, made) },
    {
      name: "outbox: invitations.confirm, with the name",
      screen: (texts) => confirmScreen(texts, { ...accepted, shownName: name }),
    },
    { name: "outbox: invitations.confirm", screen: (texts) => confirmScreen(texts, accepted) },
    { name: "invitation: somebody else?", screen: (texts) => strangerScreen(texts, accepted) },
    { name: "invitation: confirmed", screen: (texts) => confirmedScreen(texts, made, "done") },
    { name: "invitation: confirmed without a mediator", screen: (texts) => confirmedScreen(texts, made, "notNow") },
    { name: "invitation: confirmed without clearance", screen: (texts) => confirmedScreen(texts, made, "notCleared") },
    { name: "invitation: no mediator", screen: (texts) => refusedMakerScreen(texts, "notNow") },
    { name: "invitation: not cleared", screen: (texts) => refusedMakerScreen(texts, "notCleared") },
    { name: "invitation: gone", screen: (texts) => refusedMakerScreen(texts, "gone") },
  ];
}

const refusals: readonly Refusal[] = [
  "unknown",
  "mistyped",
  "tooMany",
  "own",
  "already",
  "accepted",
  "staff",
  "answered",
  "expired",
  "revoked",
  "noMediator",
  "paused",
];

function inviteeScreens({ places, operator, now }: Stage): Shown[] {
  const kinds = ["PUBLIC", "PROFESSIONAL"] as const;
  const landingOf = (kind: (typeof kinds)[number]) => ({
    invitation: 7,
    code,
    mediator: { id: 3, name: mediator, kind },
    answerBy: answerUntil(now, 10),
  });
  const adult: Acceptance = { ...noAnswers, adult: true };
  const safe: Acceptance = { ...adult, inDanger: false };
  const named: Acceptance = { ...safe, languages: ["kk"], languagesDone: true, name };
  const agreed: Acceptance = { ...named, consent: { textHash: "", language: "kk" } };
  const asked: [string, Acceptance, number?][] = [
    ["adult", noAnswers],
    ["danger", adult],
    ["safety", { ...adult, inDanger: true }],
    ["languages", safe],
    ["languages, other", { ...safe, languages: ["kk", "ru"] }, 1],
    ["name", { ...named, name: null }],
    ["consent", named],
    ["showName", agreed],
    ["mediator", { ...agreed, showsName: true }],
  ];
  return [
    ...kinds.map((kind) => ({
      name: `invitee: landing, ${kind}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => landingScreen({ texts, operator, places }, landingOf(kind)),
    })),
    ...asked.map(([question, answers, page]) => ({
      name: `invitee: ${question}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) =>
        questionScreen({ texts, operator, places }, answers, landingOf("PUBLIC"), page),
    })),
    {
      name: "invitee: no language",
      screen: (texts) =>
        withComplaint(
          questionScreen({ texts, operator, places }, safe, landingOf("PUBLIC")),
          texts.html("invitations:languages.none"),
        ),
    },
    {
      name: "invitee: no name",
      screen: (texts) => withComplaint(nameScreen(texts, 7), texts.html("invitations:name.wrong")),
    },
    { name: "invitee: under 18", screen: minorScreen },
    { name: "invitee: no consent", screen: (texts) => refusedConsentScreen(texts, 7) },
    { name: "invitee: decline?", screen: (texts) => askDeclineScreen(texts, 7) },
    ...(["invitations:waits", "invitations:decline.done", "invitations:name.stopped"] as const).map((key) => ({
      name: `invitee: ${key}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => inviteeAnswerScreen(texts, key),
    })),
    ...refusals.map((why) => ({
      name: `invitee: ${why}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => refusedScreen(texts, why),
    })),
    ...(["STRANGER", "REVOKED", "EXPIRED"] as const).map((how) => ({
      name: `outbox: invitations.stranger, ${how}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => strangerToldScreen(texts, how),
    })),
  ];
}

function mediatorScreens(stage: Stage): Shown[] {
  const { places } = stage;
  const talk = { id: 5, kind: "CAUCUS" as const, number: matter.number, side: 2, mediator, hasPhone: false };
  const facts = { caseId: matter.id, number: matter.number, name, languages: ["kk", "ru"] };
  return [
    ...[true, false].map((yes) => ({
      name: `outbox: invitations.accepted, ${yes ? "in danger" : "not in danger"}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) =>
        acceptedScreen(texts, places, { ...facts, inDanger: yes, showsName: yes }),
    })),
    ...ends.map((status) => ({
      name: `outbox: invitations.ended, to the mediator, ${status}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => endedScreen(texts, { ...factsOf(stage), status }),
    })),
    {
      name: "card: a side that was invited",
      screen: (texts) => ({
        text: [
          partyLine(texts, places, { side: 2, name, languages: ["kk"] }),
          stateLine(texts, factsOf(stage)),
          stateLine(texts, { ...factsOf(stage), status: "ACCEPTED" }),
        ].join("\n"),
        rows: [[makeButton(texts, matter.id)], [openButton(texts, 7)]],
      }),
    },
    { name: "outbox: talks.opened, invited", screen: (texts) => openedScreen(texts, { ...talk, as: "PARTY" }) },
    {
      name: "outbox: talks.opened, to the mediator of an invited party",
      screen: (texts) => openedScreen(texts, { ...talk, as: "MEDIATOR" }),
    },
  ];
}
