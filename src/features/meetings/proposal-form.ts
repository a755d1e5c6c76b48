import type { Update } from "grammy/types";
import { createForm, type FormStep, type Heard, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { goOnWith } from "../../platform/chat/next-step.ts";
import { show } from "../../platform/chat/screen.ts";
import { isOlder, type ShownAt } from "../../platform/chat/shown-at.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Calendar } from "../../platform/time/working-time.ts";
import type { Operator } from "../operator/operator.ts";
import type { Places } from "../places/places.ts";
import { meetingFormButtons } from "./buttons.ts";
import { type ProposalFacts, proposalScreen } from "./form-screens.ts";
import { propose } from "./proposals.ts";
import { isDayOff, maxTimes, readLink, readTimes } from "./rules.ts";
import { notProposedScreen, proposedScreen } from "./screens.ts";
import type { MeetingPlace } from "./terms.ts";

export interface MeetingsContext {
  database: Database;
  vault: Vault;
  places: Places;
  calendar: Calendar;
  operator: Operator;
  adminIds: readonly number[];
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** The open question with the place and the times so far. It is sealed with the conversation. */
export interface ProposalStep extends FormStep, ProposalFacts {
  caseId: number;
  /** Null until the mediator has given the link. */
  place: MeetingPlace | null;
}

type Answer = { kind: "text"; text: string } | { kind: "stop" } | { kind: "send" };

/** The name of the form for `enterForm`. */
export const proposalForm = "meeting";

/** Asks the mediator for the link, if they paste one, and for up to five times, and then asks the parties. */
export function createProposalForm({ vault, calendar, texts, now }: MeetingsContext) {
  return createForm<ProposalStep, Answer>({
    texts,
    questionName: ({ caseId, asks }) => `${caseId}/${asks}`,
    screen: proposalScreen,
    hear: hearReply,
    mustBeTapped: (data) => meetingFormButtons.read(data)?.kind === "send",
    save,
    hasNoDraft: true,
  });

  async function save(reply: Reply<ProposalStep>, answer: Answer): Promise<Outcome> {
    const { step, texts: words, ctx } = reply;
    if (answer.kind === "stop") {
      await show(ctx, notProposedScreen(words, step.caseId, "stopped"));
      return "end";
    }
    if (answer.kind === "send") return send(reply);
    if (step.asks === "link") {
      const link = readLink(answer.text);
      if (link === null) return { complaint: words.html("meetings:refused.link") };
      return goOn(reply, { ...step, place: { kind: "video", link }, asks: "times" });
    }
    const known = step.times.map((at) => new Date(at));
    const read = await reply.outside(() => {
      const found = readTimes(answer.text, known, now());
      return found.kind === "refused"
        ? found
        : {
            kind: found.kind,
            times: found.times.map((at) => at.getTime()),
            daysOff: found.times.filter((at) => isDayOff(calendar, at)).map((at) => at.getTime()),
          };
    });
    if (read.kind === "refused") {
      const params = { line: read.line, max: maxTimes };
      return { complaint: words.html(`meetings:typed.${read.why}`, params) };
    }
    return goOn(reply, { ...step, times: read.times, daysOff: read.daysOff });
  }

  async function send({ step, texts: words, ctx, outside }: Reply<ProposalStep>): Promise<Outcome> {
    const { caseId, place, times } = step;
    if (place === null || times.length === 0) return "wait";
    const given = { place, times: times.map((at) => new Date(at)) };
    const proposed = await outside(({ person, once }) =>
      once("proposeMeeting", (tx) => propose(tx, vault, person, caseId, given, now())),
    );
    const isDone = proposed.kind === "proposed";
    await show(ctx, isDone ? proposedScreen(words, caseId) : notProposedScreen(words, caseId, proposed.kind));
    return "end";
  }
}

async function goOn({ outside }: Reply<ProposalStep>, step: ProposalStep): Promise<Outcome> {
  const { shownAt: _, complaint: __, ...next } = step;
  await outside((ctx) => goOnWith(ctx, proposalForm, next));
  return "next";
}

function hearReply(_: ProposalStep, { message, callback_query: tap }: Update, shownAt: ShownAt): Heard<Answer> {
  if (isOlder(message, shownAt)) return { kind: "older" };
  if (tap?.data !== undefined) {
    const tapped = meetingFormButtons.read(tap.data);
    return tapped === null ? { kind: "blank" } : { kind: "answer", answer: tapped };
  }
  const text = message?.text?.trim() ?? "";
  return text === ""
    ? { kind: "misfit", say: "meetings:refused.onlyText" }
    : { kind: "answer", answer: { kind: "text", text } };
}
