import { reportTour } from "./tour-report.js";
import { dataOf, findButton, numbersIn, openMessage, phoneOf, phonesOf } from "./tour-stage.js";

const ORDER = ["noCase", "filing", "waiting", "offer", "accepted", "told", "work", "worked"];

/** «Be the mediator»: an offer comes, is accepted, and the citizen reads who it is. */
export const mediatorTour = {
  id: "mediator",
  steps: ORDER.length - 1,
  path: ORDER,

  /** @param {any} stage @param {Record<string, any>} memory @returns {import("./tour-report.js").Hint | undefined} */
  hint(stage, memory) {
    const citizen = phoneOf(stage.phones, "citizen");
    const mediators = phonesOf(stage.phones, "mediator");
    const [first] = mediators;
    if (!citizen || !first) return undefined;
    const hint = (say, more = {}) => {
      const values = { citizen: citizen.header.person.firstName, name: (more.phone ?? first).header.person.firstName };
      const { phone, ...rest } = more;
      return { say, step: ORDER.indexOf(say), values, person: phone?.personId, ...rest };
    };
    if (memory.filing) return hint("filing", { phone: citizen });
    memory.number ??= openNumber(citizen, mediators);
    const { number } = memory;
    if (!number) return hint("noCase", { act: () => fileQuickly(stage, memory) });
    const taker = mediators.find((phone) => accepted(phone, number));
    if (taker) return afterwards(hint, memory, taker, citizen);
    const asked = mediators.find((phone) => findButton(phone, /^o:accept/, number));
    if (asked) return hint("offer", { phone: asked, press: findButton(asked, /^o:accept/, number)?.data });
    const passed = phonesOf(stage.phones, "coordinator").some((phone) => numbersIn(phone).includes(number));
    return passed ? { ...hint("passed", { done: true }), step: 2 } : hint("waiting", stage.forward());
  },
};

/** After the acceptance: the mediator's screen, the citizen's, the mediator's cases. */
function afterwards(hint, memory, taker, citizen) {
  const next = (name) => () => {
    memory[name] = true;
  };
  if (!memory.read) {
    const story = findButton(taker, /^w:giveBack/, memory.number)?.message.id;
    return hint("accepted", { phone: taker, message: story, next: next("read") });
  }
  if (!memory.seen) {
    const told = citizen.messages.findLast(({ fromBot }) => fromBot)?.id;
    return hint("told", { phone: citizen, message: told, next: next("seen") });
  }
  const message = openMessage(taker);
  const data = message ? dataOf(message) : [];
  const listed = data.some((each) => each.startsWith("k:card:")) && data.includes("h:home");
  return listed
    ? hint("worked", { phone: taker, done: true, step: ORDER.length - 1 })
    : hint("work", { phone: taker, write: "/work" });
}

/** The newest case that nobody has accepted. */
function openNumber(citizen, mediators) {
  const number = numbersIn(citizen).sort().at(-1);
  return number && !mediators.some((phone) => accepted(phone, number)) ? number : undefined;
}

/** Whether this mediator has taken the case: its messages offer to open it, or to give it back. */
function accepted(phone, number) {
  return findButton(phone, /^(o:open|w:giveBack)/, number) !== undefined;
}

/** Files the citizen's report automatically, as fast as the bot asks. */
export async function fileQuickly(stage, memory) {
  const before = { spared: true, inForm: false };
  memory.filing = true;
  stage.look();
  try {
    for (let presses = 0; presses < 40 && stage.isActive(); presses++) {
      const hint = reportTour.hint(stage, before);
      if (!hint || hint.done) break;
      await stage.answer(hint);
    }
  } finally {
    memory.filing = false;
    stage.look();
  }
}
