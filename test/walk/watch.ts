import { createLogger, type Logger } from "../../src/platform/log.ts";
import type { Call, Playground } from "../../src/playground/server.ts";
import type { Secrets } from "./secrets.ts";

/** Something that happened, in order. */
export type Happening =
  | { kind: "call"; call: Call }
  /** The bot has finished handling an update. */
  | { kind: "handled"; update: number };

/** Something private that was shown to somebody other than its author. Whether they may read it is judged at the end. */
export interface Reading {
  mark: string;
  owner: number;
  reader: number;
  at: Date;
  text: string;
}

export interface Watch {
  log: Logger;
  happenings: Happening[];
  readings: Reading[];
  /** What happened although it must never happen. */
  faults: string[];
  /** Watches every call from now on. */
  follow(playground: Playground): void;
}

interface LogLine {
  level: number;
  msg?: string;
  update?: string;
}

const handlingFailed = 50;

export function createWatch(secrets: Secrets): Watch {
  const happenings: Happening[] = [];
  const readings: Reading[] = [];
  const faults: string[] = [];

  const log = createLogger("debug", {
    write(line: string) {
      const { level, msg, update } = JSON.parse(line) as LogLine;
      if (msg === "handled") happenings.push({ kind: "handled", update: Number(update) });
      if (level >= handlingFailed) faults.push(`an error was logged: ${line.trim()}`);
      for (const { mark } of secrets.find(line)) faults.push(`the log holds the secret ${mark}: ${line.trim()}`);
    },
  });

  function look(playground: Playground, call: Call): void {
    happenings.push({ kind: "call", call });
    const said = JSON.stringify(call.params);
    if (!call.ok && !isMended(call) && !isUnreachable(playground, call)) {
      faults.push(`${call.method} was refused: ${call.code} ${call.description ?? ""} ${said}`);
    }
    if (call.method === "getUpdates" || !call.ok) return;
    for (const text of textsOf(call)) for (const fault of blemishes(text)) faults.push(`${fault} in: ${text}`);
    const reader = Number(call.params.chat_id);
    for (const { mark, owner } of secrets.find(said)) {
      if (owner !== reader) readings.push({ mark, owner, reader, at: call.at, text: said });
    }
  }

  return {
    log,
    happenings,
    readings,
    faults,
    follow: (playground) => void playground.onCall((call) => look(playground, call)),
  };
}

/** Errors that the transport handles. */
function isMended({ method, code, description = "" }: Call): boolean {
  const words = [
    "message is not modified",
    "message to edit not found",
    "message can't be edited",
    "MESSAGE_ID_INVALID",
  ];
  // A message that is too old to be deleted is edited, and what its reader has deleted is gone already.
  const undeleted = ["message can't be deleted", "message to delete not found"];
  if (method === "deleteMessage") return code === 400 && undeleted.some((each) => description.includes(each));
  // Its author may send it as a file instead.
  if (method === "sendVoice") return code === 400 && description.includes("VOICE_MESSAGES_FORBIDDEN");
  return code === 400 && method.startsWith("edit") && words.some((each) => description.includes(each));
}

function isUnreachable(playground: Playground, { code, params }: Call): boolean {
  return code === 403 && playground.chat(Number(params.chat_id)).blocked;
}

/** Everything in a call that a person reads: the text and the labels of the buttons. */
function textsOf({ params, result }: Call): string[] {
  const { text, caption } = (result ?? {}) as { text?: string; caption?: string };
  const labels = buttonsOf(params).map((button) => button.text);
  return [...("text" in params ? [text ?? ""] : []), ...(caption === undefined ? [] : [caption]), ...labels];
}

interface ShownButton {
  text: string;
  callback_data?: string;
}

/** The inline buttons that a call shows. */
export function buttonsOf(params: Record<string, unknown>): ShownButton[] {
  const markup = params.reply_markup as { inline_keyboard?: ShownButton[][] } | undefined;
  return markup?.inline_keyboard?.flat() ?? [];
}

function blemishes(text: string): string[] {
  const found: string[] = [];
  if (text.trim() === "") found.push("nothing to read");
  if (/\b(intake|assignment|cases|casework|closing|places|people|directory|chat):[a-z]/i.test(text))
    found.push("the key of a text");
  if (text.includes("{{") || text.includes("}}")) found.push("a placeholder");
  if (/undefined|null|NaN|\[object/.test(text)) found.push("a programmer's word");
  return found;
}
