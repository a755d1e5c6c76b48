import type { Update } from "grammy/types";
import { tapped, written } from "./person.ts";
import type { BotMessage } from "./telegram.ts";

// The steps of a citizen: writes a text, or taps the first button with these data.
const form: ({ writes: string } | { taps: string })[] = [
  { writes: "/start report" },
  { taps: "p:language:kk" },
  { taps: "f:danger:no" },
  { writes: "Айгүл Серікова" },
  { taps: "f:consent:yes" },
  { writes: "Көршіміз біздің жерге қоршау салып алды." },
  { taps: "f:story:done" },
  { taps: "f:kind:NEIGHBOURS" },
  { taps: "f:remitDone" },
  { taps: "f:otherSide" },
  { taps: "f:page:region:1" },
  { taps: "f:region:" },
  { taps: "f:district:" },
  { taps: "f:languages" },
  { taps: "f:phone:none" },
  { taps: "f:send" },
];

export const steps = form.length;

/** A person who fills in the form and reacts to the bot's messages. */
export interface Citizen {
  chat: number;
  at: number;
  done(): boolean;
  next(): Update;
  hears(message: BotMessage): void;
}

export function createCitizen(chat: number): Citizen {
  let seen: BotMessage | null = null;
  const citizen: Citizen = {
    chat,
    at: 0,
    done: () => citizen.at >= form.length,
    next() {
      const step = form[citizen.at];
      if (step === undefined) throw new Error("The form has no further step.");
      citizen.at += 1;
      if ("writes" in step) return written(chat, step.writes);
      const data = seen?.buttons.find(
        (button) => button === step.taps || button.startsWith(step.taps.endsWith(":") ? step.taps : `${step.taps}:`),
      );
      if (seen === null || data === undefined)
        throw new Error(`${chat} sees no button ${step.taps}, only ${seen?.buttons.join(" ")}`);
      return tapped(chat, seen.messageId, data);
    },
    hears(message) {
      seen = message;
    },
  };
  return citizen;
}
