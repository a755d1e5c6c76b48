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
  "close",
  "outcome",
  "send",
  "soon",
  "rate",
  "talked",
];
/** What comes before the talk, and a question that is asked only of those with two talks: there the steps are not counted. */
const UNCOUNTED = 4;

/**
 * «Talk with the mediator»: a case is taken, the two write to each other (words, a reply, a voice message, photos, an edit), the mediator closes the
 * case, and the applicant rates it.
 */
export const talkTour = {
  id: "talk",
  steps: ORDER.length - UNCOUNTED,
  /** What somebody reads who has everything done for them: with one talk nobody is asked whom a message is for. */
  path: ORDER.filter((say) => say !== "choose"),

  /** @param {any} stage @param {Record<string, any>} memory @returns {import("./tour-report.js").Hint | undefined} */
  hint(stage, memory) {
    const citizen = phoneOf(stage.phones, "citizen");
    if (!citizen) return undefined;
    memory.number ??= openNumber(citizen);
    const mediators = phonesOf(stage.phones, "mediator");
    const mediator = mediators.find(
      (phone) => memory.number && findButton(phone, /^(o:open|w:giveBack)/, memory.number),
    );
    const hint = (say, phone, more = {}) => {
      const values = { citizen: citizen.header.person.firstName, name: mediator?.header.person.firstName ?? "" };
      return { say, step: Math.max(ORDER.indexOf(say) - 3, 0), values, person: phone?.personId, ...more };
    };
    if (memory.filing) return hint("filing", citizen);
    if (!mediator) return before({ hint, stage, memory, mediators });
    return next({ hint, stage, memory, citizen, mediator });
  },
};

/** The newest case of this person, if it is open: a closed case can be opened again or rated. */
function openNumber(citizen) {
  const number = numbersIn(citizen).sort().at(-1);
  return number && !findButton(citizen, /^(ea:rate|e:reopen)/, number) ? number : undefined;
}

/** The first thing that has not been done yet. */
function next({ hint, stage, memory, citizen, mediator }) {
  const done = (name) => () => {
    memory[name] = true;
  };
  const does = (name, act) => async () => {
    await act();
    memory[name] = true;
  };
  const words = talkExamples[chatLanguage(citizen)];
  const own = citizen.messages.findLast(
    ({ id, fromBot, text }) => id === memory.own || (!fromBot && text === words.first && !memory.edited),
  );
  const isCopy = (text) => (message) => message.fromBot && message.text === text && message.date >= (own?.date ?? 0);
  const copy = mediator.messages.findLast((each) => isCopy(words.first)(each) || isCopy(words.edited)(each));
  if (!own && !memory.edited) return hint("write", citizen, { write: words.first });
  const asked = openMessage(citizen);
  const choice = asked && dataOf(asked).find((data) => data.startsWith("ta:to:"));
  if (choice) return hint("choose", citizen, { press: choice });
  // It is on the way.
  if (!copy) return hint("write", citizen);
  if (!memory.read) return hint("read", mediator, { message: copy.id, next: done("read") });
  // The mediator answers in the language of the citizen.
  const { answer } = words;
  if (!memory.answered) {
    const reply = () => mediator.perform({ act: "text", text: answer, replyTo: copy.id });
    return hint("answer", mediator, { message: copy.id, act: does("answered", reply) });
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
    const edit = async () => {
      await citizen.perform({ act: "edit", messageId: own?.id, text: words.edited });
      await until(() => mediator.messages.some(isCopy(words.edited)));
    };
    return hint("edit", citizen, { message: own?.id, act: does("edited", edit) });
  }
  const changed = mediator.messages.findLast(isCopy(words.edited));
  if (!memory.compared) return hint("edited", mediator, { message: changed?.id, next: done("compared") });
  return closing({ hint, stage, memory, citizen, mediator });
}

/** The way through the form that closes a case, from its card: what an open screen has, and what is pressed there. */
const WAY = [
  [/^ef:outcome:/, "ef:outcome:AGREEMENT"],
  [/^ef:people:/, "ef:people:4"],
  [/^ef:skip/, "word"],
  [/^e:close:/, "e:close:"],
];

/** The mediator closes the case; a minute later the applicant hears of it, and rates it. */
function closing({ hint, stage, memory, citizen, mediator }) {
  const told = findButton(citizen, /^ea:rate:.*:5$/, memory.number);
  if (told) {
    memory.told = true;
    return hint("rate", citizen, { press: told.data });
  }
  if (memory.told) return hint("talked", citizen, { done: true });
  const has = (pattern) => dataOf(openMessage(mediator) ?? { buttons: [] }).some((data) => pattern.test(data));
  if (has(/^u:/)) return hint("soon", undefined, stage.forward());
  if (has(/^ef:send/)) return hint("send", mediator, { press: "ef:send" });
  // Of several questions there is little to say: «Do it for me» answers them together.
  const card = findButton(mediator, /^k:cardBelow/, memory.number)?.data;
  const through = async (end) => {
    for (let steps = 0; steps < 6 && stage.isActive() && !has(end); steps++) {
      const [, press = `${card}$`] = WAY.find(([pattern]) => has(pattern)) ?? [];
      const given = press === "word" ? { write: talkExamples[chatLanguage(citizen)].word } : { press };
      await stage.answer({ person: mediator.personId, ...given });
    }
  };
  if (has(/^ef:/)) return hint("outcome", mediator, { act: () => through(/^ef:send/) });
  return hint("close", mediator, { act: () => through(/^ef:/) });
}

/** Until a mediator has a case: a report is filed, the morning comes, and the mediator who is asked takes it. */
function before({ hint, stage, memory, mediators }) {
  const { number } = memory;
  if (!number) return hint("noCase", undefined, { act: () => fileQuickly(stage, memory) });
  const asked = mediators.find((phone) => findButton(phone, /^o:accept/, number));
  if (asked) return hint("take", asked, { press: findButton(asked, /^o:accept/, number).data });
  return hint("waiting", undefined, stage.forward());
}

/** Waits until something is so, or for a few seconds. */
async function until(isSo) {
  for (let waited = 0; waited < 5000 && !isSo(); waited += 100)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
