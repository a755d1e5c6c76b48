import { switchMachine } from "./api.js";
import { timeOf } from "./dates.js";
import { language } from "./languages.js";
import { store, stored } from "./stored.js";
import { announceTour } from "./tour-announce.js";
import { createCard } from "./tour-card.js";
import { mediatorTour } from "./tour-mediator.js";
import { placeCard, pointAt, shownElement, typeInto } from "./tour-pointer.js";
import { reportTour } from "./tour-report.js";
import { findButton, openMessage } from "./tour-stage.js";
import { talkTour } from "./tour-talk.js";

export const tours = [reportTour, mediatorTour, talkTour, announceTour];
const LOOK_MS = 400;
const ANSWER_MS = 8000;

/** @typedef {import("./tour-report.js").Hint} Hint */

/**
 * Leads through the page with one hint at a time. A hint is derived from the present messages in the chats, so that a tour
 * goes on no matter who pressed, and can start in the middle.
 * @param {{ phones: Map<number, any>, people: any, machine: { now: () => any },
 *   settings: { now: () => number, move: (name: "hour" | "morning" | "day") => Promise<void> } }} page
 */
export function createTours({ phones, people, machine, settings }) {
  let tour; // The running tour and its memory.
  let memory = {};
  let hint;
  let doing = false;
  const card = createCard({ choose: start, does, next, end });
  setInterval(() => look(), LOOK_MS);

  const stage = {
    phones,
    look,
    answer,
    isActive: () => tour !== undefined,
    kill: () => switchMachine("kill"),
    moveTo,
    forward: () => moveTo(isNight(settings.now()) ? "morning" : "hour"),
    get now() {
      return settings.now();
    },
    get machine() {
      return machine.now();
    },
    get language() {
      return language();
    },
  };

  /** The part of a hint that has the clock put forward. @param {"hour" | "morning" | "day"} name */
  function moveTo(name) {
    return { target: [`[data-move="${name}"]`, ".settings-opener"], act: () => settings.move(name) };
  }

  /** Offers the tours to first-time visitors. */
  function invite() {
    if (stored("toured") || tour) return;
    card.invite(tours);
    placeCard(card.element, undefined, phones.get(people.current())?.element);
  }

  /** @param {string} id */
  function start(id) {
    tour = tours.find((each) => each.id === id);
    memory = {};
    hint = undefined;
    store("toured", "yes");
    const cast = tour?.cast?.(phones);
    if (cast) people.openOnly(cast);
    look();
  }

  function end() {
    tour = undefined;
    hint = undefined;
    store("toured", "yes");
    pointAt(undefined);
    card.hide();
  }

  /** Looks at the page and shows the next hint. */
  function look() {
    if (!tour) return;
    const before = hint?.say;
    hint = troubled() ?? tour.hint(stage, memory);
    if (!hint) return end();
    // A panel of the previous step must not cover the next step.
    if (before !== hint.say) document.querySelector(".settings:popover-open")?.hidePopover();
    hint = opening(hint);
    const target = targetOf(hint);
    card.show(tour, hint, doing);
    // What is being done is not done twice.
    pointAt(hint.message || doing ? undefined : target, target);
    placeCard(card.element, target, phones.get(hint.person)?.element);
  }

  /** Asks first to switch on whatever was switched off, because nothing is answered until then. */
  function troubled() {
    const { process, telegram } = machine.now();
    const of = (say, name, what) => {
      const target = [`[data-switch="${name}"]`, ".machine-opener"];
      return { say, step: hint?.step ?? 0, target, act: () => switchMachine(what) };
    };
    if (!telegram.reachable) return of("cut", "telegramDown", "restore");
    if (process?.state === "starting") return { say: "starting", step: hint?.step ?? 0 };
    if (process?.state !== "down") return undefined;
    const answered = telegram.waiting > 0 || memory.waited;
    const open = tour === reportTour && !answered ? tour.hint(stage, { ...memory, spared: true }) : undefined;
    return open?.press || open?.write ? { ...open, say: "dead" } : of("deadWaits", "killed", "start");
  }

  /** First the phone must be open. @param {Hint} wanted @returns {Hint} */
  function opening(wanted) {
    const { person } = wanted;
    if (person === undefined || people.isOpen(person) || wanted.say === "filing") return wanted;
    const { say, step, values } = wanted;
    return { say, step, values, closed: true, target: [`[data-chip="${person}"]`], act: () => people.open(person) };
  }

  function targetOf({ person, press, write, message, target }) {
    const phone = person === undefined ? undefined : phones.get(person)?.element;
    if (target) return target.map((each) => document.querySelector(each)).find(shownElement);
    if (!phone) return undefined;
    if (press === "start") return phone.querySelector(".instead button");
    if (write) return phone.querySelector(".input");
    if (message) return phone.querySelector(`[data-message-id="${message}"] .bubble`);
    const found = press && buttonOf(phones.get(person), press);
    return found && phone.querySelector(`[data-message-id="${found.message.id}"] [data-callback="${found.data}"]`);
  }

  /** «Do it for me». */
  async function does() {
    look();
    if (!hint || doing) return;
    const { act, write, press } = hint;
    const target = targetOf(hint);
    if (!act && !target) return;
    doing = true;
    look();
    try {
      if (act) await act();
      else if (write && target) await typeInto(target, write);
      else if (press) target?.click();
      if (!act && (write || press)) await changed(phones.get(hint.person));
    } finally {
      doing = false;
      look();
    }
  }

  function next() {
    hint?.next?.();
    look();
  }

  /** Answers invisibly. @param {Hint} given */
  async function answer({ person, press, write }) {
    const phone = phones.get(person);
    const found = press && buttonOf(phone, press);
    const before = stateOf(phone);
    if (write || press === "start") await phone.perform({ act: "text", text: write ?? "/start" });
    else if (found) await phone.perform({ act: "press", messageId: found.message.id, data: found.data });
    await changed(phone, before);
  }

  return {
    look,
    start,
    end,
    invite,
  };
}

/** Nobody is pinged at night. @param {number} now */
function isNight(now) {
  const hour = Number(timeOf(now).slice(0, 2));
  return hour >= 21 || hour < 9;
}

function buttonOf(phone, press) {
  return findButton(phone, new RegExp(`^${press}`));
}

/** The bot's latest question. */
function stateOf(phone) {
  return JSON.stringify([phone?.header.started, phone && openMessage(phone)]);
}

/** Waits until the bot has answered, or for a limited time. */
async function changed(phone, before = stateOf(phone)) {
  const until = Date.now() + ANSWER_MS;
  while (stateOf(phone) === before && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 60));
}
