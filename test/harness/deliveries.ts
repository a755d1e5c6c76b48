import { word } from "../../src/platform/chat/buttons.ts";
import {
  type About,
  classOf,
  defineMessage,
  type NewDelivery,
  type OccasionMessage,
  type Priority,
} from "../../src/platform/telegram/outbox/outbox-message.ts";

/** Defines a message that belongs to no feature, for tests of the outbox that do not need its text. */
export function messageOf(name: string, priority: Priority = "urgent"): OccasionMessage {
  return defineMessage({ name, subject: { occasion: word }, priority });
}

export function about(name: string, subject: string | number): About {
  return messageOf(name).about({ occasion: String(subject) });
}

export interface TestDelivery {
  message: string;
  subject: string | number;
  personId: number;
  class: 1 | 2 | 3;
  notBefore: Date;
  validUntil?: Date;
}

/** Creates a delivery of such a message. */
export function deliveryOf({ message: name, subject, personId, class: number, ...when }: TestDelivery): NewDelivery {
  const priority = (["urgent", "ordinary", "news"] as const).find((name) => classOf[name] === number);
  return messageOf(name, priority).to(personId, { occasion: String(subject) }, when);
}
