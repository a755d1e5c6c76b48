import { chatLanguage, openMessage, openQuestion, phoneOf } from "./tour-stage.js";
import { examples } from "./tour-texts.js";

/**
 * A hint of a tour: a text and the next step. The step is in somebody's phone a button to press (the beginning of the
 * button's data), a text to write or a message to read, or on the page an element and what a press there does.
 * @typedef {{ say: string, step: number, values?: Record<string, string>, person?: number, press?: string,
 *   write?: string, message?: number, target?: string[], act?: () => unknown, next?: () => void, follows?: string,
 *   done?: boolean }} Hint
 */

/** The questions of the form, and the button to press; without a button something is written. */
const WAY = {
  start: "start",
  language: "p:language:",
  home: "i:report",
  danger: "f:danger:no",
  name: undefined,
  consent: "f:consent:yes",
  story: undefined,
  storyMore: "f:story:done",
  kind: "f:kind:",
  remit: "f:remitDone",
  otherSide: "f:otherSide:",
  region: undefined,
  languages: "f:languages",
  phone: "f:phone:none",
  summary: "f:send",
};
/** Questions that only some answers lead to, and the step to which they belong. */
const ASIDE = {
  safety: ["danger", "f:safety:safe"],
  verdict: ["remit", "f:verdict:yes"],
  place: ["region", "f:place:"],
  district: ["region", "f:district:"],
  openCase: ["summary", "f:openCase:new"],
};
const ORDER = Object.keys(WAY);
/** Questions of which there is little to say: «Do it for me» answers them together. */
const TOGETHER = ["kind", "remit", "otherSide"];
/** What is said where the process is killed in the middle of the form. */
const KILL = ["kill", "dead", "deadWaits", "starting", "phoneAfterKill"];

/** «Report a conflict»: the whole form, from the first press to the case's number. */
export const reportTour = {
  id: "report",
  steps: ORDER.length + 1,
  /** What somebody reads who has everything done for them. */
  path: ["start", "language", "home", "danger", "name", "consent", "story", "storyMore", "kind", "region"]
    .concat(KILL)
    .concat(["summary", "filed"]),

  /** @param {any} stage @param {Record<string, any>} memory @returns {Hint | undefined} */
  hint(stage, memory) {
    const phone = phoneOf(stage.phones, "citizen");
    if (!phone) return undefined;
    const open = openQuestion(phone);
    // The bot is about to answer.
    const question = open === "elsewhere" && phone.messages.at(-1)?.fromBot === false ? "start" : open;
    const person = phone.personId;
    const values = { name: phone.header.person.firstName };
    if (question === "filed" && memory.inForm) {
      const message = openMessage(phone)?.id;
      return { say: "filed", step: ORDER.length, person, values, message, done: true, follows: "mediator" };
    }
    if (ORDER.indexOf(question) > ORDER.indexOf("home") || question in ASIDE) memory.inForm = true;
    countKills(stage, memory);
    if (question === "languages") {
      const detour = killDetour(stage, memory);
      if (detour) return { ...detour, step: ORDER.indexOf(question), values };
    }
    const hint = answerHint(phone, question, { person, values, language: stage.language, memory });
    if (!TOGETHER.includes(question)) return hint;
    return { ...hint, say: TOGETHER[0], act: () => answerTogether(stage, memory) };
  },
};

function answerHint(phone, question, { person, values, language, memory }) {
  const [main, press] = ASIDE[question] ?? [question, WAY[question]];
  const hint = { say: question, step: ORDER.indexOf(main), person, values, press };
  const example = examples[chatLanguage(phone)];
  switch (question) {
    case "language":
      return { ...hint, press: `p:language:${language}` };
    case "name":
      return { ...hint, write: example.name };
    case "story":
      return { ...hint, write: example.story };
    case "region":
      return { ...hint, write: example.place, values: { ...values, place: example.place } };
    case "phone":
      return memory.killed ? { ...hint, say: "phoneAfterKill" } : hint;
    default:
      return press ? hint : { ...hint, say: "elsewhere", step: 0, write: "/start" };
  }
}

async function answerTogether(stage, memory) {
  for (let answers = 0; answers < TOGETHER.length && stage.isActive(); answers++) {
    if (!TOGETHER.includes(openQuestion(phoneOf(stage.phones, "citizen")))) return;
    await stage.answer(reportTour.hint(stage, memory));
  }
}

function countKills({ machine }, memory) {
  const kills = machine.process?.kills ?? 0;
  memory.killsBefore ??= kills;
  memory.killed = kills > memory.killsBefore;
}

/** In the middle of the form the process is killed, an answer waits, and the form goes on. */
function killDetour({ machine, kill }, memory) {
  if (machine.process?.state !== "running") return undefined;
  if (memory.killed || memory.spared) return undefined;
  const spare = () => {
    memory.spared = true;
  };
  return { say: "kill", target: ['[data-switch="killed"]', ".machine-opener"], act: kill, next: spare };
}
