import type { Update } from "grammy/types";
import type { TextKey } from "../i18n/texts.ts";
import { answerButtons } from "./buttons.ts";
import type { Answer } from "./drafts.ts";
import { readName } from "./rules.ts";
import type { Step } from "./steps.ts";

/** What an update means to the open question. */
export type Heard =
  | { kind: "answer"; answer: Answer }
  | { kind: "agree" }
  | { kind: "storyAgain" }
  | { kind: "file" }
  /** Leaves the form for good or for now. */
  | { kind: "end"; how: "minor" | "refused" | "stopped" }
  | { kind: "share" }
  /** An old button of the form: the open question is shown again. */
  | { kind: "stale" }
  /** No answer to this question; what to say instead. */
  | { kind: "misfit"; say: TextKey };

/** Reads an update as an answer to the open question. Pure: the conversation runs it anew with every update. */
export function hear(step: Step, update: Update): Heard {
  const data = update.callback_query?.data;
  if (data !== undefined) return hearTap(step, data);
  const message = update.message;
  if (message?.location !== undefined && (step.question === "region" || step.question === "district")) {
    const { latitude: lat, longitude: lon } = message.location;
    return { kind: "answer", answer: { kind: "point", point: { lat, lon } } };
  }
  if (message?.text !== undefined) return hearText(step, message.text);
  if (step.question === "story") return { kind: "misfit", say: "intake:story.wordsOnly" };
  return misfit(step);
}

function hearText(step: Step, text: string): Heard {
  switch (step.question) {
    case "name": {
      const name = readName(text);
      if (name === null) return { kind: "misfit", say: "intake:name.wrong" };
      return { kind: "answer", answer: { kind: "name", name } };
    }
    case "story":
      return { kind: "answer", answer: { kind: "story", text: text.trim() } };
    default:
      return misfit(step);
  }
}

function misfit({ question }: Step): Heard {
  if (question === "region" || question === "district") return { kind: "misfit", say: "intake:region.unclear" };
  return { kind: "misfit", say: question === "name" ? "intake:text" : "intake:button" };
}

function hearTap(step: Step, data: string): Heard {
  const tap = answerButtons.read(data);
  if (tap === null) return { kind: "stale" };
  const { question } = step;
  switch (tap.kind) {
    case "stop":
      return { kind: "end", how: "stopped" };
    case "back":
      if (tap.from !== question || step.before === null) return { kind: "stale" };
      return { kind: "answer", answer: { kind: "clear", question: step.before } };
    case "danger":
      if (question !== "danger") return { kind: "stale" };
      return { kind: "answer", answer: { kind: "danger", inDanger: tap.answer === "yes" } };
    case "safety":
      return question === "safety" ? { kind: "answer", answer: { kind: "safe" } } : { kind: "stale" };
    case "adult":
      if (question !== "adult") return { kind: "stale" };
      return tap.answer === "yes" ? { kind: "answer", answer: { kind: "adult" } } : { kind: "end", how: "minor" };
    case "consent":
      if (question !== "consent") return { kind: "stale" };
      return tap.answer === "yes" ? { kind: "agree" } : { kind: "end", how: "refused" };
    case "story":
      if (question !== "story") return { kind: "stale" };
      if (tap.answer === "again") return { kind: "storyAgain" };
      return step.parts > 0 ? { kind: "answer", answer: { kind: "storyDone" } } : { kind: "stale" };
    case "kind":
      if (question !== "kind") return { kind: "stale" };
      return { kind: "answer", answer: { kind: "conflict", conflict: tap.conflict } };
    case "region":
      if (question !== "region") return { kind: "stale" };
      return { kind: "answer", answer: { kind: "region", regionId: tap.region } };
    case "share":
      return question === "region" ? { kind: "share" } : { kind: "stale" };
    case "district":
      if (question !== "district") return { kind: "stale" };
      return { kind: "answer", answer: { kind: "district", districtId: tap.district } };
    case "place":
      if (question !== "place" || !step.near.includes(tap.district)) return { kind: "stale" };
      return { kind: "answer", answer: { kind: "district", districtId: tap.district } };
    case "otherPlace":
      return question === "place"
        ? { kind: "answer", answer: { kind: "clear", question: "region" } }
        : { kind: "stale" };
    case "language":
      if (question !== "languages") return { kind: "stale" };
      return { kind: "answer", answer: { kind: "languages", languages: toggled(step.languages, tap.language) } };
    case "languages":
      if (question !== "languages") return { kind: "stale" };
      if (step.languages.length === 0) return { kind: "misfit", say: "intake:languages.none" };
      return { kind: "answer", answer: { kind: "languagesDone" } };
    case "send":
      return question === "summary" ? { kind: "file" } : { kind: "stale" };
    case "change":
      if (question !== "summary") return { kind: "stale" };
      return { kind: "answer", answer: { kind: "clear", question: tap.what } };
  }
}

function toggled(languages: readonly string[], code: string): string[] {
  return languages.includes(code) ? languages.filter((one) => one !== code) : [...languages, code];
}
