import { minuteMs } from "../../platform/time/units.ts";

/** A talk that is open to a person now. */
export interface OpenTalk {
  id: number;
  kind: "CAUCUS" | "JOINT" | "DESK";
}

/** What a message is a reply to, as far as the bot knows. */
export type RepliedTo =
  /** A copy, something that the bot said about a case, or the person's own carried message. */
  | { kind: "talk"; talk: number }
  /** A message of the bot of which nothing is known. */
  | { kind: "unknown" };

/** The talk that a person has chosen. */
export interface Entered {
  talk: number;
  enteredAt: Date;
  /** When the person last wrote into it, after they had entered it. */
  usedAt: Date | null;
  /** Of a joint talk: when the session began during which it was entered, and when it ended; null while it runs. */
  session?: { startedAt: Date; endedAt: Date | null };
}

export interface Addressing {
  message: {
    /** By Telegram's clock, which counts whole seconds. */
    writtenAt: Date;
    repliedTo: RepliedTo | null;
    /** The talks that are bound to the topic in which it was written. */
    topic: readonly number[];
  };
  talks: readonly OpenTalk[];
  entered: Entered | null;
  /** When something from another talk last reached the person. */
  otherArrivedAt: Date | null;
  /** When the person last wrote into any talk. */
  lastWroteAt: Date | null;
  /** Whether a form waits for an answer. */
  form: boolean;
}

/** Who reads a message. */
export type Address =
  | { kind: "talk"; talk: number }
  /** The talk to which it is a reply is closed, or was handed over. */
  | { kind: "closed"; talk: number }
  /** Its author says which of these talks it is for. */
  | { kind: "ask"; talks: number[] }
  | { kind: "form" }
  /** The person has no talk. */
  | { kind: "none" };

/** How long a chosen caucus or desk is written into without being chosen again, after its last use. */
const enteredMs = 30 * minuteMs;
/** The same for the joint talk, after the person's own last message in it. */
const enteredJointMs = 10 * minuteMs;

/**
 * Decides who reads a message: the only place that does. A reply goes where it belongs, whatever else is open; then a topic, an open form's
 * question, the only talk, the talk that the person has entered; otherwise they are asked, also if the talk that they entered is over. Nothing goes into a joint talk unless it was
 * chosen. Everything is judged at the time when the message was written: an outage must not change its talk.
 */
export function addressOf(given: Addressing): Address {
  const { message, talks, form } = given;
  const { repliedTo, topic } = message;
  const isOpen = (id: number) => talks.some((talk) => talk.id === id);
  if (repliedTo?.kind === "talk") {
    return { kind: isOpen(repliedTo.talk) ? "talk" : "closed", talk: repliedTo.talk };
  }
  const [bound] = topic;
  if (bound !== undefined && topic.length === 1) return { kind: isOpen(bound) ? "talk" : "closed", talk: bound };
  if (form) return { kind: "form" };
  const [only] = talks;
  if (only === undefined) return { kind: "none" };
  const ask: Address = { kind: "ask", talks: talks.map(({ id }) => id) };
  if (repliedTo?.kind === "unknown") return ask;
  const chosen = talks.find(({ id }) => id === given.entered?.talk);
  // The talk that they chose is over, and they may not know it yet.
  if (chosen === undefined && given.entered !== null) return ask;
  if (talks.length === 1 && only.kind === "CAUCUS") return { kind: "talk", talk: only.id };
  if (chosen === undefined || given.entered === null) return ask;
  return isStillChosen(chosen, given.entered, given) ? { kind: "talk", talk: chosen.id } : ask;
}

function isStillChosen(chosen: OpenTalk, entered: Entered, { message, otherArrivedAt, lastWroteAt }: Addressing) {
  const written = message.writtenAt.getTime();
  // Telegram's second of the confirming sentence counts as after it.
  if (written < secondOf(entered.enteredAt)) return false;
  const lastUse = Math.max(entered.enteredAt.getTime(), entered.usedAt?.getTime() ?? 0);
  if (written - lastUse > (chosen.kind === "JOINT" ? enteredJointMs : enteredMs)) return false;
  if (chosen.kind === "JOINT" && !isWithinSession(entered, written)) return false;
  // What arrives within the second in which the person writes may have been on their screen: then they are asked.
  const since = Math.max(entered.enteredAt.getTime(), lastWroteAt?.getTime() ?? 0);
  const arrived = otherArrivedAt?.getTime();
  return arrived === undefined || secondOf(new Date(arrived)) > written || arrived < secondOf(new Date(since));
}

function isWithinSession({ enteredAt, session }: Entered, written: number): boolean {
  if (session === undefined || enteredAt < session.startedAt) return false;
  return session.endedAt === null || written < secondOf(session.endedAt);
}

function secondOf(time: Date): number {
  return Math.floor(time.getTime() / 1000) * 1000;
}
