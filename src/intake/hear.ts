import type { Message, Update } from "grammy/types";
import { readPhone } from "../cases/phone.ts";
import type { FileKind } from "../cases/story.ts";
import { isOlder, type ShownAt } from "../chat/shown-at.ts";
import type { TextKey } from "../i18n/texts.ts";
import type { Answer, StoryAnswer } from "./answer.ts";
import { answerButtons } from "./buttons.ts";
import { fileBytesLimit, readName } from "./rules.ts";
import type { Step } from "./steps.ts";

/** What an update means to the open question. */
export type Heard =
  | { kind: "answer"; answer: Answer }
  /** One file of an album: acknowledged once, when the last one is there. */
  | { kind: "album"; answer: Answer }
  | { kind: "agree" }
  | { kind: "storyAgain" }
  | { kind: "file" }
  | { kind: "openCase"; add: boolean }
  /** Leaves the form for good or for now. */
  | { kind: "end"; how: "minor" | "refused" | "unsuitable" | "stopped" }
  | { kind: "share"; what: "location" | "contact" }
  /** An old button of the form: the open question is shown again. */
  | { kind: "stale" }
  /** No answer to this question; what to say instead. */
  | { kind: "misfit"; say: TextKey };

/** Reads an update as an answer to the open question. Pure: the conversation runs it anew with every update. */
export function hear(step: Step, update: Update): Heard {
  const data = update.callback_query?.data;
  if (data !== undefined) return hearTap(step, data);
  const { message } = update;
  if (message === undefined) return { kind: "stale" };
  switch (step.question) {
    case "name":
      return hearName(message);
    case "story":
      return hearStory(message);
    case "region":
    case "district":
    case "place":
      return hearPlace(message);
    case "phone":
      return hearPhone(message);
    default:
      return { kind: "misfit", say: "intake:button" };
  }
}

function hearName({ text }: Message): Heard {
  if (text === undefined) return { kind: "misfit", say: "intake:text" };
  const name = readName(text);
  return name === null
    ? { kind: "misfit", say: "intake:name.wrong" }
    : { kind: "answer", answer: { kind: "name", name } };
}

function hearStory(message: Message): Heard {
  if (message.forward_origin !== undefined) return { kind: "misfit", say: "intake:story.forwarded" };
  const { message_id: messageId, text, caption = null } = message;
  if (text !== undefined) {
    return {
      kind: "answer",
      answer: { kind: "story", content: { kind: "text", text: text.trim() }, messageId, unique: null },
    };
  }
  const file = fileOf(message);
  if (file === null) return { kind: "misfit", say: "intake:story.unfit" };
  if ((file.file_size ?? 0) > fileBytesLimit) return { kind: "misfit", say: "intake:story.tooLarge" };
  const content = { kind: file.kind, fileId: file.file_id, name: file.file_name ?? null, caption };
  const answer: Answer = { kind: "story", content, messageId, unique: file.file_unique_id };
  return { kind: message.media_group_id === undefined ? "answer" : "album", answer };
}

/** A message as a part of a story, whenever it arrives; null where a story takes no such message. */
export function storyPartOf(message: Message | undefined): StoryAnswer | null {
  const heard = message === undefined ? null : hearStory(message);
  if (heard?.kind !== "answer" && heard?.kind !== "album") return null;
  return heard.answer.kind === "story" ? heard.answer : null;
}

/**
 * A message that was written before its story was closed and arrives while another question is open; null for any other. It goes by
 * Telegram's times, which count seconds: in the second in which «Done» was answered a message is an answer, unless the open question
 * came later or takes no such message.
 * @param shownAt when the open question was shown first
 * @param heard what the message means to the open question
 */
export function hearLatePart(
  step: Step,
  message: Message | undefined,
  shownAt: ShownAt,
  heard: Heard,
): StoryAnswer | null {
  const closedAt = step.storyClosedAt;
  if (message === undefined || step.question === "story" || closedAt === null || message.date > closedAt) return null;
  const answers = message.date === closedAt && !isOlder(message, shownAt) && heard.kind !== "misfit";
  return answers ? null : storyPartOf(message);
}

interface AnyFile {
  kind: FileKind;
  file_id: string;
  file_unique_id: string;
  file_size?: number | undefined;
  file_name?: string | undefined;
}

function fileOf(message: Message): AnyFile | null {
  const photo = message.photo?.at(-1);
  if (photo !== undefined) return { ...photo, kind: "photo" };
  if (message.voice !== undefined) return { ...message.voice, kind: "voice" };
  if (message.video_note !== undefined) return { ...message.video_note, kind: "videoNote" };
  // An animation comes with a document of the same file.
  if (message.document !== undefined) return { ...message.document, kind: "document" };
  if (message.video !== undefined) return { ...message.video, kind: "video" };
  if (message.audio !== undefined) return { ...message.audio, kind: "audio" };
  return null;
}

function hearPlace({ location, venue, text }: Message): Heard {
  const point = venue?.location ?? location;
  if (point !== undefined) {
    return { kind: "answer", answer: { kind: "point", point: { lat: point.latitude, lon: point.longitude } } };
  }
  if (text === undefined) return { kind: "misfit", say: "intake:region.unclear" };
  return { kind: "answer", answer: { kind: "typedPlace", text } };
}

function hearPhone({ contact, text }: Message): Heard {
  const number = readPhone(contact === undefined ? (text ?? "") : `+${contact.phone_number.replace(/^\+/, "")}`);
  if (number === null) return { kind: "misfit", say: "intake:phone.wrong" };
  return { kind: "answer", answer: { kind: "phone", number } };
}

function hearTap(step: Step, data: string): Heard {
  const tap = answerButtons.read(data);
  if (tap === null) return { kind: "stale" };
  if (tap.kind === "stop") return { kind: "end", how: "stopped" };
  const { question } = step;
  const stale: Heard = { kind: "stale" };
  const answer = (its: Answer): Heard => ({ kind: "answer", answer: its });
  switch (tap.kind) {
    case "back":
      return tap.from !== question || step.before === null ? stale : answer({ kind: "clear", question: step.before });
    case "danger":
      return question !== "danger" ? stale : answer({ kind: "danger", inDanger: tap.answer === "yes" });
    case "safety":
      return question !== "safety" ? stale : answer({ kind: "safe" });
    case "adult":
      if (question !== "adult") return stale;
      return tap.answer === "yes" ? answer({ kind: "adult" }) : { kind: "end", how: "minor" };
    case "consent":
      if (question !== "consent") return stale;
      return tap.answer === "yes" ? { kind: "agree" } : { kind: "end", how: "refused" };
    case "story":
      if (question !== "story") return stale;
      if (tap.answer === "again") return { kind: "storyAgain" };
      return answer({ kind: "storyDone" });
    case "kind":
      return question !== "kind" ? stale : answer({ kind: "conflict", conflict: tap.conflict });
    case "remit":
      return question !== "remit" ? stale : answer({ kind: "remit", remit: toggled(step.remit, tap.rule) });
    case "remitDone":
      return question !== "remit" ? stale : answer({ kind: "remitDone" });
    case "verdict":
      if (question !== "verdict") return stale;
      return tap.answer === "yes" ? answer({ kind: "review" }) : { kind: "end", how: "unsuitable" };
    case "region":
      return question !== "region" ? stale : answer({ kind: "region", regionId: tap.region });
    case "share":
      return question !== "region" ? stale : { kind: "share", what: "location" };
    case "district":
      return question !== "district" ? stale : answer({ kind: "district", districtId: tap.district });
    case "place":
      if (question !== "place" || !step.choice.includes(tap.place)) return stale;
      return answer({ kind: "place", place: tap.place });
    case "otherPlace":
      return question !== "place" ? stale : answer({ kind: "clear", question: "region" });
    case "language":
      if (question !== "languages") return stale;
      return answer({ kind: "languages", languages: toggled(step.languages, tap.language) });
    case "languages":
      if (question !== "languages") return stale;
      if (step.languages.length === 0) return { kind: "misfit", say: "intake:languages.none" };
      return answer({ kind: "languagesDone" });
    case "format":
      if (question !== "formats") return stale;
      return answer({ kind: "formats", formats: toggled(step.formats, tap.format), woman: step.woman });
    case "woman":
      if (question !== "formats") return stale;
      return answer({ kind: "formats", formats: step.formats, woman: !step.woman });
    case "formats":
      return question !== "formats" ? stale : answer({ kind: "formatsDone" });
    case "phone":
      if (question !== "phone") return stale;
      return tap.answer === "share" ? { kind: "share", what: "contact" } : answer({ kind: "phone", number: null });
    case "send":
      return question !== "summary" ? stale : { kind: "file" };
    case "openCase":
      return question !== "openCase" ? stale : { kind: "openCase", add: tap.answer === "add" };
    case "change":
      return question !== "summary" ? stale : answer({ kind: "clear", question: tap.what });
  }
}

function toggled<T extends string>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
