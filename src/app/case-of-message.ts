import {
  addedMessage,
  applicantLeftMessage,
  neededMessage,
  pingMessage,
  reminderMessage,
} from "../features/assignment/notices.ts";
import {
  acceptedMessage,
  escalatedMessage,
  leftMessage,
  offeredNextMessage,
  unsuitableMessage,
} from "../features/cases/notices.ts";
import { openedMessage, owedMessage, unansweredMessage } from "../features/talks/notices.ts";
import type { CaseOfMessage } from "../features/talks/situation.ts";
import { caseOfOffer, caseOfTalk } from "./case-of-message-rows.ts";

const ofOffers = [pingMessage, reminderMessage, acceptedMessage, leftMessage, offeredNextMessage];
const ofCases = [addedMessage, applicantLeftMessage, neededMessage, escalatedMessage, unsuitableMessage];

const ofTalks = [openedMessage, owedMessage, unansweredMessage];

/** Finds the case that a message of the outbox was about, so that a reply to it reaches the talk of that case. */
export const caseOfMessage: CaseOfMessage = async (pool, { message, subject }) => {
  const offer = ofOffers.find(({ name }) => name === message)?.read(subject) ?? null;
  if (offer !== null) return caseOfOffer(pool, offer.offer);
  const found = ofCases.find(({ name }) => name === message)?.read(subject) ?? null;
  if (found !== null) return found.case;
  const talk = ofTalks.find(({ name }) => name === message)?.read(subject) ?? null;
  return talk === null ? null : caseOfTalk(pool, talk.talk);
};
