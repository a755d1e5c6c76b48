import { fileQuickly } from "./tour-mediator.js";
import { chatLanguage, dataOf, findButton, numbersIn, openMessage, phoneOf, phonesOf } from "./tour-stage.js";
import { talkExamples } from "./tour-talk-texts.js";

const ORDER = [
  "noCase",
  "filing",
  "waiting",
  "take",
  "write",
  "choose",
  "read",
  "answer",
  "answered",
  "voice",
  "photos",
  "edit",
  "edited",
  "talked",
];

/** «Talk with the mediator»: a case is taken, and the two write to each other: words, a reply, a voice message, photos, an edit. */
export const talkTour = {
  id: "talk",
  steps: ORDER.length - 4,
  path: ORDER,

  /** @param {any} stage @param {Record<string, any>} memory @returns {import("./tour-report.js").Hint | undefined} */
  hint(stage, memory) {
    const citizen = phoneOf(stage.phones, "citizen");
    if (!citizen) return undefined;
    const mediators = phonesOf(stage.phones, "mediator");
    const mediator = mediators.find((phone) => copyIn(phone, citizen)) ?? mediators.find(hasTalk);
    const hint = (say, phone, more = {}) => {
      const values = { citizen: citizen.header.person.firstName, name: mediator?.header.person.firstName ?? "" };
      return { say, step: Math.max(ORDER.indexOf(say) - 3, 0), values, person: phone?.personId, ...more };
    };
    if (memory.filing) return hint("filing", citizen);
    if (!mediator || !hasTalk(citizen)) return before({ hint, stage, memory, citizen, mediators });
    return next({ hint, memory, citizen, mediator });
  },
};

/** The first thing that has not been done yet. */
function next({ hint, memory, citizen, mediator }) {
  const done = (name) => () => {
    memory[name] = true;
  };
  const does = (name, act) => async () => {
    await act();
    memory[name] = true;
  };
  const words = talkExamples[chatLanguage(citizen)];
  const own = citizen.messages.findLast(({ fromBot, text }) => !fromBot && text === words.first);
  const copy = copyIn(mediator, citizen);
  if (!own && !memory.edited) return hint("write", citizen, { write: words.first });
  const asked = openMessage(citizen);
  const choice = asked && dataOf(asked).find((data) => data.startsWith("ta:to:"));
  if (choice) return hint("choose", citizen, { press: choice });
  if (!memory.read) return hint("read", mediator, { message: copy?.id, next: done("read") });
  const answer = talkExamples[chatLanguage(mediator)].answer;
  if (!memory.answered) {
    const reply = () => mediator.perform({ act: "text", text: answer, replyTo: copy?.id });
    return hint("answer", mediator, { message: copy?.id, act: does("answered", reply) });
  }
  const answered = citizen.messages.findLast(({ fromBot, text }) => fromBot && text === answer);
  if (!memory.heard) return hint("answered", citizen, { message: answered?.id, next: done("heard") });
  if (!memory.spoken) {
    return hint("voice", citizen, { act: does("spoken", () => citizen.perform({ act: "voice", duration: 4 })) });
  }
  if (!memory.shown)
    return hint("photos", citizen, { act: does("shown", () => citizen.perform({ act: "album", count: 3 })) });
  if (!memory.edited) {
    memory.own = own?.id;
    const edit = () => citizen.perform({ act: "edit", messageId: own?.id, text: words.edited });
    return hint("edit", citizen, { message: own?.id, act: does("edited", edit) });
  }
  const changed = mediator.messages.findLast(({ fromBot, text }) => fromBot && text === words.edited);
  if (!memory.compared) return hint("edited", mediator, { message: changed?.id, next: done("compared") });
  return hint("talked", citizen, { done: true });
}

/** The copy of the citizen's words in somebody's phone. */
function copyIn(phone, citizen) {
  const { first, edited } = talkExamples[chatLanguage(citizen)];
  return phone.messages.findLast(({ fromBot, text }) => fromBot && (text === first || text === edited));
}

/** Whether the bot has told this phone that a talk is open: its keyboard has the keys of the talk, or a copy has come. */
function hasTalk(phone) {
  return phone.header.keyboard?.placeholder !== undefined || findButton(phone, /^ta:write/) !== undefined;
}

/** Until a mediator has a case: a report is filed, the morning comes, and the mediator who is asked takes it. */
function before({ hint, stage, memory, citizen, mediators }) {
  const asked = mediators.find((phone) => findButton(phone, /^o:accept/));
  if (asked) return hint("take", asked, { press: findButton(asked, /^o:accept/).data });
  if (numbersIn(citizen).length === 0) return hint("noCase", undefined, { act: () => fileQuickly(stage, memory) });
  return hint("waiting", undefined, stage.forward());
}
